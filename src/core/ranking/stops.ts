import { sinceLast, stoppingTest } from '../screening/stopping.ts'

/** When a rule would have said "stop", and what had been found by then. Undefined where it never did. */
interface Stop {
  read: number
  recall: number
}
export type Stops = Record<'test95' | 'row50' | 'row100' | 'row200' | 'row5percent', Stop | undefined>

/** How often the test is asked: after every so many hundredths of the records. */
const every = 0.005

/**
 * When the usual rules would have stopped a screening whose relevant records stood at these ranks: the test of Callaghan
 * and Müller-Hansen for 95 % recall with 95 % confidence, asked now and then, and "so many irrelevant in a row".
 */
export function stopsOf(ranks: readonly number[], total: number): Stops {
  const found = Array.from({ length: total }, () => false)
  for (const rank of ranks) found[rank - 1] = true
  const stop = (read: number | undefined): Stop | undefined =>
    read === undefined ? undefined : { read, recall: ranks.filter((rank) => rank <= read).length / ranks.length }
  const inRow = (many: number) => {
    const gaps = [0, ...ranks].map((rank, i) => [rank, (ranks[i] ?? total + 1) - rank - 1] as const)
    const gap = gaps.find(([, length]) => length >= many)
    return stop(gap && gap[0] + many)
  }
  const step = Math.max(1, Math.round(every * total))
  let tested: number | undefined
  for (let read = step; read <= total && tested === undefined; read += step) {
    const sofar = found.slice(0, read)
    if (sinceLast(sofar) > 0 && stoppingTest(sofar, total).rejected) tested = read
  }
  return {
    test95: stop(tested),
    row50: inRow(50),
    row100: inRow(100),
    row200: inRow(200),
    row5percent: inRow(Math.max(1, Math.ceil(0.05 * total))),
  }
}
