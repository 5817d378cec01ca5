import { afresh, directionOf, learn, type Settings, settings, untaught } from '../ranking/model.ts'
import { ordered } from '../ranking/order.ts'
import { along, directionTo, rowsOf } from '../ranking/rows.ts'
import { onlyJoins } from '../ranking/vocabulary.ts'
import { type Corpus, documentOf, type Place, rowsAt } from './corpus.ts'
import type { Sought } from './sought.ts'

/** What is learnt of a target: how each passage scores, and what each term says for it. */
export interface Learnt {
  scores: Float64Array
  direction: Float64Array
  /** By passage: 1 accepted, -1 rejected, 0 nobody said. */
  votes: Int8Array
  accepted: number
  rejected: number
}

/**
 * The target's own words weigh as much as three accepted passages (docs/decisions/0018).
 */
const by: Settings = { ...settings, priorCounts: 3 }

/**
 * Learns what speaks to a target: from its own words before anybody says anything, then from what was accepted and
 * rejected too. Deterministic: it follows from the texts and the verdicts alone.
 */
export function learnt({ features, ...corpus }: Corpus, { texts, accepted, rejected }: Sought): Learnt {
  const votes = new Int8Array(features.count)
  const mark = (places: readonly Place[], vote: number) => {
    for (const place of places) for (const row of rowsAt({ features, ...corpus }, place)) votes[row] = vote
  }
  mark(rejected, -1)
  mark(accepted, 1)
  const model = untaught(features, rowsOf(features, texts))
  learn(model, features, votes, afresh, by)
  const { sums, bias } = model
  const direction = directionOf(model, features)
  const scores = Float64Array.from(sums, (sum, row) => (features.scale[row] as number) * sum + bias)
  return { scores, direction, votes, accepted: count(votes, 1), rejected: count(votes, -1) }
}
const count = (votes: Int8Array, wanted: number): number =>
  votes.reduce((sum, vote) => sum + Number(vote === wanted), 0)

/** So many go together when passages are spread over documents. */
const hand = 10
/** Of one hand so many come from one document at most. */
const mostOfOne = 3
/** Passages that are no further apart than this are read together. */
const near = 2

/**
 * The passages to look at next, the best first, at most so many. Neighbours wait for the next hand, and no document has
 * more than three of ten, so that a chapter that says a thing over and over does not fill the list; `spread: false` for
 * one document. A passage without any telling word that speaks for it is not put forward.
 */
export function best(
  corpus: Corpus,
  { scores, direction, votes }: Learnt,
  wanted: { allowed: (row: number, document: number) => boolean; spread: boolean; most: number },
): number[] {
  const telling = tells(corpus, direction)
  const waiting = ordered(scores, votes, corpus.features.ids)
  const taken: number[] = []
  let left: number[] = []
  let next = 0
  const draw = (): number | undefined => {
    for (; next < waiting.length; next++) {
      const row = waiting[next] as number
      if (row >= corpus.count) continue
      if (!wanted.allowed(row, documentOf(corpus, row)) || !telling(row)) continue
      next++
      return row
    }
  }
  while (taken.length < wanted.most) {
    const before = taken.length
    const held: number[] = []
    const fits = (row: number) => !wanted.spread || roomFor(corpus, taken.slice(before), row)
    // Those that had to wait come first, in their order; a few hundred of one chapter are no reason to look for ever.
    for (const row of left)
      if (taken.length - before < hand && fits(row)) taken.push(row)
      else held.push(row)
    while (taken.length - before < hand && held.length < enough) {
      const row = draw()
      if (row === undefined) break
      if (fits(row)) taken.push(row)
      else held.push(row)
    }
    if (taken.length === before && held.length > 0) taken.push(...held.splice(0, hand))
    left = held
    if (taken.length === before) break
  }
  return taken.slice(0, wanted.most)
}
const enough = 500

function roomFor(corpus: Corpus, taken: readonly number[], row: number): boolean {
  const document = documentOf(corpus, row)
  const same = taken.filter((one) => documentOf(corpus, one) === document)
  return same.length < mostOfOne && same.every((one) => Math.abs(one - row) > near)
}

/** Whether a word that says something speaks for a passage, and not only “the” and “of”. */
function tells({ features, names }: Corpus, direction: Float64Array): (row: number) => boolean {
  const { starts, cells, vocabulary } = features
  const speaks = Uint8Array.from(direction, (by, term) =>
    by > 0 && !onlyJoins(vocabulary, names[term] as number) ? 1 : 0,
  )
  return (row) => {
    const end = starts[row + 1] as number
    for (let at = starts[row] as number; at < end; at++) if (speaks[(cells[at] as number) >>> 6] === 1) return true
    return false
  }
}

/** Which of the links of a configuration each passage speaks to most; undefined where it has no word of any. */
export function partsOf(corpus: Corpus, { parts }: Sought, rows: readonly number[]): (number | undefined)[] {
  const { features } = corpus
  const words = rowsOf(
    features,
    parts.map(({ text }) => text),
  )
  const alike = parts.map((_, i) => along(features, directionTo(features, words, i)))
  return rows.map((row) => {
    let [part, most]: [number | undefined, number] = [undefined, 0]
    for (const [i, by] of alike.entries()) if ((by[row] as number) > most) [part, most] = [i, by[row] as number]
    return part
  })
}
