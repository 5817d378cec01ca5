/** An estimate with the interval that holds it with the confidence asked for. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/**
 * The share of a whole that a random sample shows, with the exact interval of Clopper and Pearson (1934): wide for small
 * samples, never too narrow.
 */
export function share(hits: number, size: number, confidence = 0.95): Estimate | undefined {
  if (size <= 0 || hits < 0 || hits > size) return undefined
  const tail = (1 - confidence) / 2
  const ln = logFactorials(size)
  return {
    value: hits / size,
    low: hits === 0 ? 0 : solve((p) => 1 - binomialAtMost(hits - 1, size, p, ln) - tail),
    high: hits === size ? 1 : solve((p) => tail - binomialAtMost(hits, size, p, ln)),
  }
}

/**
 * The chance of at most `k` of `n`. Summed from its largest term downwards and upwards until what is left weighs nothing:
 * of 20,000 votes a few hundred terms do.
 */
const binomialAtMost = (k: number, n: number, p: number, ln: Float64Array): number => {
  if (p <= 0) return 1
  if (p >= 1) return k >= n ? 1 : 0
  const odds = p / (1 - p)
  const top = Math.min(k, Math.floor((n + 1) * p))
  const choose = (ln[n] as number) - (ln[top] as number) - (ln[n - top] as number)
  const most = Math.exp(choose + top * Math.log(p) + (n - top) * Math.log1p(-p))
  const weighs = (term: number) => term > most * Number.EPSILON * 1e-3
  let sum = most
  for (let x = top, term = most; x > 0 && weighs(term); x--) sum += term *= x / (n - x + 1) / odds
  for (let x = top, term = most; x < k && weighs(term); x++) sum += term *= ((n - x) / (x + 1)) * odds
  return Math.min(1, sum)
}

/** ln 0! to ln n!. */
export function logFactorials(n: number): Float64Array {
  const ln = new Float64Array(n + 1)
  for (let i = 2; i <= n; i++) ln[i] = (ln[i - 1] ?? 0) + Math.log(i)
  return ln
}

/** Where a function that rises crosses nought between 0 and 1. */
function solve(rises: (p: number) => number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (rises(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
