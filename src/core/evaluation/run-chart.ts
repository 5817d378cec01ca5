import { runs } from './xmr.ts'

/** What the runs about a median say. Values on the median are not useful: they are left out of runs and crossings. */
export interface RunChart {
  useful: number
  /** The longest run on one side of the median, and the longest that chance would give. */
  longest: number
  /** From which place of all values to before which other that run goes. */
  at: [from: number, to: number]
  longestByChance: number
  /** How often the line crosses the median, and the fewest times that chance would give. */
  crossings: number
  fewestByChance: number
  /** Whether something other than chance is at work. */
  shifted: boolean
}

/**
 * A run chart read by the rules of Anhøj (Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825): a run longer than
 * log2(n) + 3, rounded, or fewer crossings than the fifth percentile of as many throws of a coin as there are steps between
 * useful values. Undefined for fewer than ten useful values, of which runs say nothing.
 */
export function runChartOf(values: readonly number[]): RunChart | undefined {
  const median = medianOf(values)
  const places = [...values.keys()].filter((i) => values[i] !== median)
  const useful = places.length
  if (useful < 10) return undefined
  const isAbove = (i: number) => (values[places[i] as number] as number) > median
  const stretches = runs(useful, (i) => isAbove(i) === isAbove(i - 1))
  const longest = Math.max(...stretches.map(([from, to]) => to - from))
  const [from, to] = stretches.find(([from, to]) => to - from === longest) as [number, number]
  const crossings = stretches.length - 1
  const longestByChance = Math.round(Math.log2(useful) + 3)
  const fewestByChance = fifthPercentile(useful - 1)
  return {
    useful,
    longest,
    at: [places[from] as number, (places[to - 1] as number) + 1],
    longestByChance,
    crossings,
    fewestByChance,
    shifted: longest > longestByChance || crossings < fewestByChance,
  }
}

/** The middle one of values in their order, or what lies halfway between the two in the middle; of none there is none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [high = Number.NaN, low = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle) - 1]]
  return (high + low) / 2
}

/** The least number of heads that so many throws of a coin stay at or below in a twentieth of all cases. */
function fifthPercentile(throws: number): number {
  let chance = 0.5 ** Math.min(throws, 1_000)
  let sum = chance
  let heads = 0
  while (sum < 0.05 && heads < throws) {
    heads++
    chance *= (throws - heads + 1) / heads
    sum += chance
  }
  return heads
}
