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
  return {
    value: hits / size,
    low: hits === 0 ? 0 : solve((p) => 1 - binomialAtMost(hits - 1, size, p) - tail),
    high: hits === size ? 1 : solve((p) => tail - binomialAtMost(hits, size, p)),
  }
}

const binomialAtMost = (k: number, n: number, p: number): number => {
  if (p <= 0) return 1
  if (p >= 1) return k >= n ? 1 : 0
  let ln = n * Math.log1p(-p)
  let sum = Math.exp(ln)
  for (let x = 1; x <= k; x++) {
    ln += Math.log((n - x + 1) / x) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(ln)
  }
  return Math.min(1, sum)
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
