/**
 * How far people agree on an order: Kendall's coefficient of concordance, from 0 (none) to 1 (all gave the same order).
 * `ranks[j][i]` is the rank that person j gave thing i, equal ones sharing the mean of their places; the correction for
 * ties is Kendall's (Kendall and Babington Smith 1939, Annals of Mathematical Statistics 10:275; Kendall 1948, Rank
 * correlation methods, chapter 6). Undefined for one person or thing, and where nobody told any two things apart.
 */
export function concordance(ranks: readonly (readonly number[])[]): number | undefined {
  const m = ranks.length
  const n = ranks[0]?.length ?? 0
  if (m < 2 || n < 2) return undefined
  const totals = Array.from({ length: n }, (_, i) => ranks.reduce((sum, row) => sum + (row[i] as number), 0))
  const mean = (m * (n + 1)) / 2
  const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0)
  const ties = ranks.reduce((sum, row) => sum + tiesIn(row), 0)
  const most = m ** 2 * (n ** 3 - n) - m * ties
  return most <= 0 ? undefined : (12 * squares) / most
}

/** The sum of t³ - t over groups of t equal ranks. */
function tiesIn(row: readonly number[]): number {
  const sizes = new Map<number, number>()
  for (const rank of row) sizes.set(rank, (sizes.get(rank) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, t) => sum + t ** 3 - t, 0)
}

/** Ranks of values, the largest first; equal ones share the mean of their places. */
export function meanRanks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value)
  const ranks = values.map(() => 0)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (order[to]?.value === order[from]?.value) to++
    for (const { i } of order.slice(from, to)) ranks[i] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}
