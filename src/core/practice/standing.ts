import { chartOf } from '../evaluation/chart.ts'
import type { Signal } from '../evaluation/xmr.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'

/** Where an indicator stands: now, against where it began and where it should be. */
export interface Standing {
  id: Id<'ind'>
  name: string
  unit: string | undefined
  now: { on: string; value: number } | undefined
  baseline: number | undefined
  target: number | undefined
  /** How far it has come from baseline to target: 1 is there, under 0 is the other way. */
  way: number | undefined
  /** Whether the target is reached; undefined where there is none, or no direction is said. */
  met: boolean | undefined
  /** What the chart tells of the last value, where that is more than chance. */
  signal: Signal | undefined
  /** Where its signal is towards, by the direction that is said. */
  turn: 'better' | 'worse' | undefined
}

/**
 * Where an indicator stands. A last value alone may be chance: `turn` is there only where the chart signals a special cause
 * (`chartOf`), and says to which side of its mean the value lies.
 */
export function standingOf(id: Id<'ind'>, value: Value<'indicator'>): Standing {
  const { points, phases } = chartOf(value)
  const last = points.at(-1)
  const { baseline, target, direction } = value
  const better = direction === 'higher is better' ? 1 : direction === 'lower is better' ? -1 : 0
  const mean = last && phases[last.phase]?.limits?.mean
  const side = last?.signal && mean !== undefined ? Math.sign(last.value - mean) * better : 0
  return {
    id,
    name: value.name,
    unit: value.unit,
    now: last && { on: last.on, value: last.value },
    baseline,
    target,
    way:
      last && baseline !== undefined && target !== undefined && target !== baseline
        ? (last.value - baseline) / (target - baseline)
        : undefined,
    met: last && target !== undefined && better !== 0 ? (last.value - target) * better >= 0 : undefined,
    signal: last?.signal,
    turn: side > 0 ? 'better' : side < 0 ? 'worse' : undefined,
  }
}
