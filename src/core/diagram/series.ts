import { type Chart, fewest } from '../evaluation/chart.ts'
import type { Limits, Signal } from '../evaluation/xmr.ts'
import type { Value } from '../fact.ts'
import { counted, inWords, sentenceCase } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'

const left = 64
const right = 84
const top = 20
const width = 760
const height = 240

export const signalWords: Readonly<Record<Signal, string>> = {
  outside: 'outside the limits',
  shift: 'in a run on one side of the mean',
  trend: 'in a run that goes one way',
  near: 'near a limit, with others',
}

/**
 * The chart of an indicator over time: its values, and within each phase the mean and the natural process limits. What signals
 * a special cause is a ring, which one it is stands in the table beside.
 */
export function seriesFigure(value: Pick<Value<'indicator'>, 'name' | 'unit' | 'target'>, chart: Chart): Scene {
  const { points, phases } = chart
  const levels = [
    ...points.map((point) => point.value),
    ...phases.flatMap(({ limits }) => (limits ? [limits.upper, limits.lower] : [])),
    ...(value.target === undefined ? [] : [value.target]),
  ]
  const scale = scaleOf(levels)
  const first = points[0]?.at ?? 0
  const last = points.at(-1)?.at ?? 1
  const x = (at: number) => left + (last === first ? width / 2 : ((at - first) / (last - first)) * width)
  const y = (level: number) => top + height - ((level - scale.from) / (scale.to - scale.from || 1)) * height
  const flat = (from: number, to: number, level: number, look: Extract<Mark, { as: 'path' }>['look']): Mark => ({
    as: 'path',
    d: along([
      [from, y(level)],
      [to, y(level)],
    ]),
    look,
  })
  const marks: Mark[] = scale.ticks.flatMap((tick) => [
    flat(left, left + width, tick, ['row']),
    text(left - 8, y(tick) + 4, shortly(tick), ['small', 'soft'], 'end'),
  ])
  // From the edge: right-aligned to the axis a long unit would be cut off.
  if (value.unit) marks.push(text(2, top - 8, value.unit, ['small', 'soft']))
  phases.forEach(({ limits, because, from }, i) => {
    const own = points.filter(({ phase }) => phase === i)
    const [x1, x2] = [x(own[0]?.at ?? first), x(own.at(-1)?.at ?? last)]
    if (i > 0) {
      marks.push({
        as: 'path',
        d: along([
          [x1 - 4, top - 6],
          [x1 - 4, top + height],
        ]),
        look: ['edge', 'dashed'],
      })
      marks.push({
        as: 'group',
        label: `From ${from}: ${because}`,
        marks: [text(x1, top - 8, from, ['small', 'soft'])],
      })
    }
    if (!limits) return
    marks.push(
      flat(x1, x2, limits.mean, ['edge']),
      flat(x1, x2, limits.upper, ['edge', 'dashed']),
      flat(x1, x2, limits.lower, ['edge', 'dashed']),
    )
    if (i === phases.length - 1) marks.push(...named(limits, y))
  })
  if (value.target !== undefined)
    marks.push(
      flat(left, left + width, value.target, ['rule']),
      text(left + 4, y(value.target) - 4, `target ${shortly(value.target)}`, ['small', 'soft']),
    )
  marks.push({ as: 'path', d: along(points.map((point) => [x(point.at), y(point.value)])), look: ['thread'] })
  for (const point of points)
    marks.push({
      as: 'group',
      label: `${point.on}: ${point.value}${point.signal ? `, ${signalWords[point.signal]}` : ''}${point.note ? `. ${point.note}` : ''}`,
      marks: [
        ...(point.signal
          ? [{ as: 'circle', x: x(point.at), y: y(point.value), r: 6, look: ['gone'] } satisfies Mark]
          : []),
        { as: 'circle', x: x(point.at), y: y(point.value), r: points.length > 80 ? 2 : 3, look: ['node'] },
      ],
    })
  const ends = points.length > 1 ? [points[0], points.at(-1)] : points
  ends.forEach((point, i) => {
    if (point) marks.push(text(x(point.at), top + height + 20, point.on, ['small', 'soft'], i === 0 ? 'start' : 'end'))
  })
  marks.push(
    text(left, top + height + 42, 'line: mean · dashed: natural process limits · ring: a signal', ['small', 'faint']),
  )
  return {
    width: left + width + right,
    height: top + height + 54,
    title: `${value.name} over time`,
    desc: seriesWords(value, chart),
    marks,
  }
}

function named(limits: Limits, y: (level: number) => number): Mark[] {
  const places = [
    ['upper', limits.upper],
    ['mean', limits.mean],
    ['lower', limits.lower],
  ] as const
  return places.map(([word, level]) =>
    text(left + width + 8, y(level) + 4, `${word} ${shortly(level)}`, ['small', 'soft']),
  )
}

/** What a chart says, in sentences. */
export function seriesWords(
  { name, unit }: Pick<Value<'indicator'>, 'name' | 'unit'>,
  { points, phases }: Chart,
): string {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return `${name} has no values yet.`
  const when = first.on === last.on ? `of ${first.on}` : `from ${first.on} to ${last.on}`
  const said = [`${counted(points.length, 'value')}${unit ? ` (${unit})` : ''} ${when}.`]
  const phase = phases.at(-1)
  const own = points.filter(({ phase: at }) => at === phases.length - 1)
  const since = phases.length > 1 ? `Since ${phase?.from}` : 'In all'
  if (phase?.limits) {
    const { mean, lower, upper } = phase.limits
    said.push(
      `${since} the mean is ${shortly(mean)}, the natural process limits are ${shortly(lower)} and ${shortly(upper)}.`,
    )
  }
  if (own.length < fewest)
    said.push(
      `${sentenceCase(counted(own.length, 'value is', 'values are'))} few: limits still move with each that is added.`,
    )
  const signals = new Map<Signal, number>()
  for (const { signal } of own) if (signal) signals.set(signal, (signals.get(signal) ?? 0) + 1)
  said.push(
    signals.size === 0
      ? 'Nothing signals a special cause.'
      : `${sentenceCase([...signals].map(([signal, n]) => `${inWords(n)} ${n === 1 ? 'is' : 'are'} ${signalWords[signal]}`).join('; '))}.`,
  )
  return said.join(' ')
}

/** A number as a chart prints it: four digits that count, at most. */
export const shortly = (n: number): string => String(Number(n.toPrecision(4)))

/** Where an axis begins and ends, with round numbers between: one, two or five times a power of ten apart. */
export function scaleOf(levels: readonly number[]): { from: number; to: number; ticks: number[] } {
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
