/**
 * The unread records, the highest score first; equal scores in the order of their ids. Scores are compared to six
 * decimals, so that what rounding adds along different ways of learning decides nothing.
 */
export function ordered(scores: Float64Array, votes: Int8Array, ids: readonly string[]): Int32Array {
  const unread: number[] = []
  for (let row = 0; row < votes.length; row++) if (votes[row] === 0) unread.push(row)
  return byScore(Int32Array.from(unread), scores, ids)
}

const decimals = 1e6
const rounded = (score: number): number => Math.round(score * decimals)

function byScore(rows: Int32Array, scores: Float64Array, ids: readonly string[]): Int32Array {
  // One number holds the score and the row, and numbers sort many times faster than a comparison is called.
  const most = 2 ** (32 - Math.clz32(ids.length))
  const keys = Float64Array.from(rows, (row) => -rounded(scores[row] as number) * most + row).sort()
  const sorted = Int32Array.from(keys, (key) => key - Math.floor(key / most) * most)
  return tiesById(sorted, scores, ids)
}

/** Puts records of equal scores in the order of their ids. */
function tiesById(rows: Int32Array, scores: Float64Array, ids: readonly string[]): Int32Array {
  const scoreAt = (i: number) => rounded(scores[rows[i] as number] as number)
  for (let from = 0; from < rows.length; ) {
    let to = from + 1
    while (to < rows.length && scoreAt(to) === scoreAt(from)) to++
    if (to - from > 1) rows.subarray(from, to).sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
    from = to
  }
  return rows
}

/** The first of that order, without sorting; -1 when all are read. */
export function firstOf(scores: Float64Array, votes: Int8Array, ids: readonly string[]): number {
  let [best, top] = [-1, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < votes.length; row++) {
    if (votes[row] !== 0) continue
    const score = rounded(scores[row] as number)
    if (score > top || (score === top && (ids[row] as string) < (ids[best] as string))) {
      best = row
      top = score
    }
  }
  return best
}
