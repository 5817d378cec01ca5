import { type Features, type Rows, weights } from './features.ts'
import { ln } from './ln.ts'
import type { Votes } from './model.ts'

/** How many times every term is taken to have been met in either kind before anything was read; as in ASReview's ELAS u3. */
const smoothing = 3.822

/**
 * A second model, of another kind than the first: multinomial naive Bayes. Each term says by itself how much more often it
 * stands in what was included than in what was excluded; nothing is weighed against anything else. What the first model
 * is blind to, this one may see, so SAFE asks for such a one before one stops (Boetje and van de Schoot 2024). Answers
 * what each term says; what was known beforehand counts as included.
 */
export function bayes(features: Features, votes: Votes, prior?: Rows): Float64Array {
  const terms = features.rarity.length
  const [included, excluded] = [new Float64Array(terms), new Float64Array(terms)]
  if (terms === 0) return included
  let [yes, no] = [0, 0]
  const count = (rows: Rows, row: number, into: Float64Array): number => {
    let all = 0
    const scale = rows.scale[row] as number
    const end = rows.starts[row + 1] as number
    for (let at = rows.starts[row] as number; at < end; at++) {
      const cell = rows.cells[at] as number
      // Long records say no more than short ones.
      const by = scale * (weights[cell & 63] as number)
      into[cell >>> 6] = (into[cell >>> 6] as number) + by
      all += by
    }
    return all
  }
  for (let row = 0; row < votes.length; row++) {
    if ((votes[row] as number) > 0) yes += count(features, row, included)
    else if ((votes[row] as number) < 0) no += count(features, row, excluded)
  }
  for (let row = 0; prior && row < prior.count; row++) yes += count(prior, row, included)
  const [ofYes, ofNo] = [yes + smoothing * terms, no + smoothing * terms]
  // Most terms were never met: they all say the same.
  const unmet = ln(smoothing / ofYes) - ln(smoothing / ofNo)
  return included.map((inYes, term) => {
    const inNo = excluded[term] as number
    return inYes === 0 && inNo === 0 ? unmet : ln((inYes + smoothing) / ofYes) - ln((inNo + smoothing) / ofNo)
  })
}
