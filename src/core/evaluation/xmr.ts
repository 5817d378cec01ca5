/** How a set of rules reads a chart of individual values; the sources differ in how long a run must be. */
export interface Rules {
  words: string
  source: string
  /** So many values in a row on one side of the mean. One on the mean ends a run. */
  shift: number
  /** So many values in a row, each above (or below) the one before. */
  trend?: number
  /** So many of so many in a row beyond this many sigma from the mean, on one side of it. */
  near: { of: number; these: number; sigma: number }
}

export const ruleSets = {
  'making data count': {
    words: 'NHS England, Making Data Count',
    source: 'NHS England, Making Data Count: strengthening your decisions (2019)',
    shift: 7,
    trend: 7,
    near: { of: 3, these: 2, sigma: 2 },
  },
  wheeler: {
    words: 'Wheeler',
    source: 'Wheeler, Understanding Variation, second edition (2000)',
    shift: 8,
    near: { of: 4, these: 3, sigma: 1.5 },
  },
} as const satisfies Record<string, Rules>

export type RuleSet = keyof typeof ruleSets

/** What tells of a special cause, in the order in which it is named where several do. */
export type Signal = 'outside' | 'shift' | 'trend' | 'near'

/** The natural process limits of individual values. */
export interface Limits {
  mean: number
  /** The mean of the moving ranges: how far a value is from the one before. */
  range: number
  upper: number
  lower: number
  /** The upper limit of a moving range. */
  upperRange: number
}

/** Bias-correction constants for ranges of two (Shewhart; tables in Wheeler 2000 and the NIST handbook, 6.3.2.2). */
const d2 = 1.128
const D4 = 3.267

/** The limits of an XmR chart: mean ± 3 times the mean moving range over 1.128. Undefined for fewer than two values. */
export function limitsOf(values: readonly number[]): Limits | undefined {
  if (values.length < 2) return undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const moved = values.slice(1).reduce((sum, value, i) => sum + Math.abs(value - (values[i] as number)), 0)
  const range = moved / (values.length - 1)
  const three = (3 * range) / d2
  return { mean, range, upper: mean + three, lower: mean - three, upperRange: D4 * range }
}

/** Values, from one place to before another, that break a rule together, on one side of the mean or going one way. */
export interface Stretch {
  signal: Signal
  /** Above the mean or rising, or else below it or falling. */
  side: 1 | -1
  from: number
  to: number
}

/** Where values judged against limits break the rules: the strongest rule first, and each in the order of time. */
export function stretchesOf(values: readonly number[], limits: Limits, rules: Rules): Stretch[] {
  const found: Stretch[] = []
  const mark = (signal: Signal, side: number, [from, to]: readonly [number, number], most = 1) => {
    if (side !== 0 && to - from >= most) found.push({ signal, side: side > 0 ? 1 : -1, from, to })
  }
  const out = values.map((value) => (value > limits.upper ? 1 : value < limits.lower ? -1 : 0))
  for (const run of runs(values.length, (i) => out[i] === out[i - 1])) mark('outside', out[run[0]] ?? 0, run)
  const sides = values.map((value) => Math.sign(value - limits.mean))
  for (const run of runs(values.length, (i) => sides[i] === sides[i - 1]))
    mark('shift', sides[run[0]] ?? 0, run, rules.shift)
  if (rules.trend) {
    const steps = values.map((value, i) => (i === 0 ? 0 : Math.sign(value - (values[i - 1] as number))))
    // A run of steps in one direction, with the value it sets out from.
    for (const [from, to] of runs(values.length, (i) => steps[i] === steps[i - 1]))
      mark('trend', steps[from] ?? 0, [Math.max(0, from - 1), to], rules.trend)
  }
  const { of, these } = rules.near
  // A list of 500 indicators asks this of 60,000 values: no lists are made on the way.
  for (const side of farOf(limits, rules) > 0 ? ([1, -1] as const) : []) {
    let last: Stretch | undefined
    for (let i = 0; i + of <= values.length; i++) {
      let near = 0
      for (let j = i; j < i + of; j++) if (isNear(values[j] as number, side, limits, rules)) near++
      if (near < these) continue
      // Windows that overlap are one stretch.
      if (last && i < last.to) last.to = i + of
      else {
        last = { signal: 'near', side, from: i, to: i + of }
        found.push(last)
      }
    }
  }
  return found
}

const farOf = ({ range }: Limits, { near }: Rules): number => (range / d2) * near.sigma

const isNear = (value: number, side: number, limits: Limits, rules: Rules): boolean =>
  side * (value - limits.mean) > farOf(limits, rules)

/** What each value tells, judged against limits: nothing, or the rule that it is the reason for, the strongest first. */
export function signalsOf(values: readonly number[], limits: Limits, rules: Rules): (Signal | undefined)[] {
  const found: (Signal | undefined)[] = values.map(() => undefined)
  for (const { signal, side, from, to } of stretchesOf(values, limits, rules))
    for (let i = from; i < to; i++)
      if (signal !== 'near' || isNear(values[i] as number, side, limits, rules)) found[i] ??= signal
  return found
}

/** The stretches from one place to before another within which each goes on from the one before. */
export function runs(length: number, goesOn: (i: number) => boolean): [from: number, to: number][] {
  const made: [number, number][] = []
  for (let i = 0; i < length; i++) {
    const last = made.at(-1)
    if (last && goesOn(i)) last[1] = i + 1
    else made.push([i, i + 1])
  }
  return made
}
