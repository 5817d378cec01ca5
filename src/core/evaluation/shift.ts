import type { Value } from '../fact.ts'
import { type Chart, chartOf } from './chart.ts'
import { ruleSets } from './xmr.ts'

/** What a series says of whether what was wanted came about. `for`: the target is met, or it shifted the wanted way. */
export interface Shown {
  says: 'for' | 'against' | undefined
  words: string
}

/**
 * What an indicator shows: its last value against its target, and whether its last values are in a run on one side of the
 * mean, or of the mean before a change. Chance alone says nothing, and neither does a measure of which nobody
 * said which way is better, or how it turned where both ways differ.
 */
export function shownBy(value: Value<'indicator'>): Shown {
  const before = kept.get(value)
  if (before) return before
  const shown = read(value, chartOf(value))
  kept.set(value, shown)
  return shown
}
/** Asked of every indicator with every case. A value that changes is another object. */
const kept = new WeakMap<Value<'indicator'>, Shown>()

function read({ direction, target, unit, rules = 'making data count' }: Value<'indicator'>, chart: Chart): Shown {
  const last = chart.points.at(-1)
  if (!last) return { says: undefined, words: 'no values yet' }
  const now = `${last.value}${unit ? ` ${unit}` : ''} (${last.on})`
  const better = direction === 'higher is better' ? 1 : direction === 'lower is better' ? -1 : 0
  if (better === 0) return { says: undefined, words: `${now}; which way is better is not said` }
  const met = target === undefined ? undefined : (last.value - target) * better >= 0
  const turned = turnOf(chart, rules) * better
  const said = [
    met === undefined ? '' : met ? `the target of ${target} is met` : `the target of ${target} is not met`,
    turned > 0 ? 'shifted the wanted way' : turned < 0 ? 'shifted the other way' : 'no shift beyond chance',
  ].filter(Boolean)
  const says = turned > 0 || (met && turned === 0) ? 'for' : turned < 0 ? 'against' : undefined
  return { says: turned < 0 && met ? undefined : says, words: `${now}; ${said.join('; ')}` }
}

/**
 * Which way the last values lie beyond chance: up, down or neither, by how many in a row the rules ask for on one side of a
 * mean. In the last phase of its own; where it follows on another, of the one before, as limits began anew with the change.
 */
function turnOf({ points, phases }: Chart, rules: keyof typeof ruleSets): number {
  const own = points.filter(({ phase }) => phase === phases.length - 1)
  const sideOf = (mean: number | undefined): number => {
    if (mean === undefined) return 0
    const side = Math.sign((own.at(-1)?.value ?? mean) - mean)
    const before = own.findLastIndex(({ value }) => Math.sign(value - mean) !== side)
    return side !== 0 && own.length - 1 - before >= ruleSets[rules].shift ? side : 0
  }
  return sideOf(phases.at(-2)?.limits?.mean) || sideOf(phases.at(-1)?.limits?.mean)
}
