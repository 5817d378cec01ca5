import type { Value } from '../fact.ts'
import { medianOf, type RunChart, runChartOf } from './run-chart.ts'
import {
  type Limits,
  limitsOf,
  type RuleSet,
  ruleSets,
  type Signal,
  type Stretch,
  signalsOf,
  stretchesOf,
} from './xmr.ts'

/** A stretch of a series within which its limits hold: from the start, or from where what is measured or done changed. */
export interface Phase {
  from: string
  because: string | undefined
  limits: Limits | undefined
  readonly median: number
  readonly runs: RunChart | undefined
  /** Where values break the rules together; places count from the first of the phase. */
  readonly stretches: Stretch[]
}

interface ChartPoint {
  on: string
  /** Days since 1970, at the middle of a month or a year where no day is known. */
  at: number
  value: number
  note: string | undefined
  signal: Signal | undefined
  phase: number
}

export interface Chart {
  points: ChartPoint[]
  phases: Phase[]
  rules: RuleSet
}

/** With fewer values limits move much with each that is added (Wheeler 2000: they begin to be useful at ten or twelve). */
export const fewest = 12

/** The chart of an indicator: its values with what each signals, judged within the phase that it lies in. */
export function chartOf(value: Value<'indicator'>): Chart {
  const before = kept.get(value)
  if (before) return before
  const chart = drawn(value)
  kept.set(value, chart)
  return chart
}
/** Several views ask for hundreds of charts, one after another. A value that changes is another object. */
const kept = new WeakMap<Value<'indicator'>, Chart>()

function drawn({ series = [], breaks = [], rules = 'making data count' }: Value<'indicator'>): Chart {
  const starts = [{ on: '', because: undefined }, ...breaks.toSorted((a, b) => (a.on < b.on ? -1 : 1))]
  const points: ChartPoint[] = []
  const phases: Phase[] = []
  starts.forEach(({ on, because }, i) => {
    const until = starts[i + 1]?.on
    const own = series.filter((point) => point.on >= on && (until === undefined || point.on < until))
    const [first] = own
    if (!first) return
    const values = own.map(({ value }) => value)
    const limits = limitsOf(values)
    const signals = limits ? signalsOf(values, limits, ruleSets[rules]) : []
    points.push(
      ...own.map(({ on, value, note }, at) => ({
        on,
        at: dayNumber(on),
        value,
        note,
        signal: signals[at],
        phase: phases.length,
      })),
    )
    phases.push({
      from: first.on,
      because,
      limits,
      // A list of hundreds does not ask for these.
      get median() {
        return medianOf(values)
      },
      get runs() {
        return runChartOf(values)
      },
      get stretches() {
        const all = limits ? stretchesOf(values, limits, ruleSets[rules]) : []
        // What a stronger rule tells of every value is not told again by a weaker one.
        return all.filter(({ signal, from, to }) => signals.slice(from, to).includes(signal))
      },
    })
  })
  return { points, phases, rules }
}

/** Days since 1970 of a day, of the middle of a month, or of the middle of a year. */
export function dayNumber(on: string): number {
  const year = Number(on.slice(0, 4))
  const month = on.length > 4 ? Number(on.slice(5, 7)) : 7
  const day = on.length > 7 ? Number(on.slice(8, 10)) : on.length > 4 ? 15 : 1
  return Date.UTC(year, month - 1, day) / 86_400_000
}
