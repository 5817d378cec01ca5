export interface Scale {
  from: number
  to: number
  ticks: number[]
}

/** Where an axis begins and ends, with round numbers between: one, two or five times a power of ten apart. */
export function scaleOf(levels: readonly number[]): Scale {
  if (levels.length === 0) return { from: 0, to: 1, ticks: [0, 1] }
  const low = Math.min(...levels)
  const high = Math.max(...levels)
  const span = high - low || Math.abs(high) || 1
  const rough = 10 ** Math.floor(Math.log10(span / 4))
  const step = ([1, 2, 5, 10].find((by) => span / (by * rough) <= 6) ?? 10) * rough
  const from = Math.floor(low / step)
  const to = Math.max(from + 1, Math.ceil(high / step))
  return {
    from: from * step,
    to: to * step,
    ticks: Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12))),
  }
}

/** A number as a chart prints it: four digits that count, at most. */
export const shortly = (n: number): string => String(Number(n.toPrecision(4)))
