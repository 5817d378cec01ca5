import type { Value } from '../fact.ts'

/** What a result came to, in a line: "moderation, trust by years: 0.3 (95 % 0.1 to 0.5), higher, n 120". */
export function resultWords({ kind, measure, estimate, interval, direction, n }: Value<'result'>): string {
  const bounds = interval && `${interval.percent ?? 95} % ${interval.low} to ${interval.high}`
  const said = [
    estimate === undefined ? bounds : `${estimate}${bounds ? ` (${bounds})` : ''}`,
    direction,
    n === undefined ? undefined : `n ${n}`,
  ].filter((part) => part !== undefined)
  return `${kind === 'other' ? '' : `${kind}, `}${measure}${said.length > 0 ? `: ${said.join(', ')}` : ''}`
}
