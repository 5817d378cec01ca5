import type { Figure } from './journal.ts'

const runs = 9

/**
 * How long a view takes to its answer as JSON, the first time and after; `before` is what happens between two times, and
 * gives what is read. `of` is how much there is.
 */
export function answering<T>(
  say: (figure: Figure) => void,
  what: string,
  of: Record<string, number>,
  before: () => T,
  answer: (from: T) => unknown,
): void {
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run++) {
    const from = before()
    const start = performance.now()
    bytes = JSON.stringify(answer(from)).length
    times.push(performance.now() - start)
  }
  const [first = 0, ...rest] = times
  rest.sort((a, b) => a - b)
  const median = rest[rest.length >> 1] ?? first
  say({ what, median, unit: 'ms', bar: 50, first: Math.round(first), bytes, runs: runs - 1, ...of })
}
