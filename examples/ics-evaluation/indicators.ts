import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { added } from '../knight-2024/tell.ts'
import { harrowmere, link, noise, recorded, saltby } from './tell.ts'

/** Three years, a value a month. */
const months = Array.from({ length: 36 }, (_, i) => {
  const at = new Date(Date.UTC(2022, 3 + i, 1))
  return at.toISOString().slice(0, 7)
})

interface Measured {
  id: Id<'ind'>
  value: Omit<Value<'indicator'>, 'series'>
  /** Around which level the values lie, and how far from it. */
  level: number
  spread: number
  /** From which month on the level is another. */
  shift?: { from: string; by: number }
  round: number
}

const delays = {
  definition: 'Beds taken by people who could have left the day before, of each hundred beds, mean of the month.',
  source: 'Invented',
  unit: 'of each hundred beds',
  direction: 'lower is better' as const,
}
const reached = {
  definition: 'People of the nine most deprived neighbourhoods seen within two weeks of asking.',
  source: 'Invented',
  unit: '%',
  direction: 'higher is better' as const,
}

export const shiftedFrom = '2024-06'
const measured: readonly Measured[] = [
  {
    id: 'ind_delays-h',
    value: {
      name: 'Delayed discharges, Harrowmere',
      case: harrowmere,
      ...delays,
      links: [link('3.O.1')],
      target: 9,
      order: 1,
    },
    level: 12.4,
    spread: 0.7,
    round: 1,
  },
  {
    id: 'ind_reached-h',
    value: {
      name: 'Seen within two weeks, Harrowmere',
      case: harrowmere,
      ...reached,
      links: [link('5.O.2')],
      baseline: 54,
      target: 70,
      order: 2,
    },
    level: 54,
    spread: 2,
    shift: { from: shiftedFrom, by: 11 },
    round: 0,
  },
  {
    id: 'ind_delays-s',
    value: { name: 'Delayed discharges, Saltby', case: saltby, ...delays, links: [link('3.O.1')], order: 3 },
    level: 14.1,
    spread: 0.9,
    round: 1,
  },
  {
    id: 'ind_reached-s',
    value: {
      name: 'Seen within two weeks, Saltby',
      case: saltby,
      ...reached,
      links: [link('5.O.2')],
      baseline: 49,
      target: 65,
      order: 4,
    },
    level: 49,
    spread: 2,
    round: 0,
  },
]

const seriesOf = ({ id, level, spread, shift, round }: Measured) =>
  months.map((on) => {
    const at = level + (shift && on >= shift.from ? shift.by : 0) + spread * noise(`${id} ${on}`)
    return { on, value: Number(at.toFixed(round)) }
  })

export const measuring = [
  recorded(measured.map((one) => added('indicator', one.id, { ...one.value, series: seriesOf(one) }))),
]
