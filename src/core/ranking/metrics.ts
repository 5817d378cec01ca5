/** How good an order was, as screening studies report it. */
export interface Metrics {
  /** 0 for the perfect order, about 0.5 for a random one, 1 for the worst. */
  loss: number
  /** Work saved over sampling at 95 % recall, as ASReview Insights computes it. */
  wss95: number
  /** The same as Cohen et al. 2006 define it: 1 − share read − 0.05. */
  wss95Strict: number
  /** The share of the relevant records in the first tenth. */
  rrf10: number
  /** Average time to discovery: the mean rank of the relevant records. */
  atd: number
  /** How many records were read when 95 %, and when all of the relevant were found. */
  read95: number
  read100: number
}

/**
 * The metrics of an order of `total` records, from the ranks (from 1, rising) at which its relevant records stand.
 * What was known beforehand is in neither. `total` and the number of ranks must be above zero.
 */
export function metricsOf(ranks: readonly number[], total: number): Metrics {
  const relevant = ranks.length
  const atd = ranks.reduce((sum, rank) => sum + rank, 0) / relevant
  const rankOf = (share: number, round: (x: number) => number) =>
    ranks[Math.max(1, round(share * relevant)) - 1] as number
  const at = Math.max(1, Math.floor(0.95 * relevant))
  const read95 = rankOf(0.95, Math.ceil)
  const tenth = Math.floor(0.1 * total)
  return {
    loss: total === relevant ? 0 : (atd - (relevant + 1) / 2) / (total - relevant),
    wss95: (randomRank(at, relevant, total) - (ranks[at - 1] as number)) / total,
    wss95Strict: 1 - read95 / total - 0.05,
    rrf10: ranks.filter((rank) => rank <= tenth).length / relevant,
    atd,
    read95,
    read100: ranks.at(-1) as number,
  }
}

/** The rank at which a random order has found so many: where a straight line from 0 to all, in steps rounded to the even, reaches it. */
function randomRank(wanted: number, relevant: number, total: number): number {
  const step = total > 1 ? relevant / (total - 1) : 0
  const found = (i: number) => (i === total - 1 ? relevant : roundedToEven(i * step))
  // The line reaches it about here; rounding may move it by a little.
  let i = Math.max(0, Math.floor((wanted - 1) / (step || 1)) - 1)
  while (i > 0 && found(i - 1) >= wanted) i--
  while (i < total - 1 && found(i) < wanted) i++
  return i + 1
}

function roundedToEven(x: number): number {
  const below = Math.floor(x)
  const rest = x - below
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
