import { type Chart, fewest, type Phase } from '../evaluation/chart.ts'
import { type Limits, ruleSets, type Signal, type Stretch } from '../evaluation/xmr.ts'
import type { Value } from '../fact.ts'
import { counted, inWords, listed, sentenceCase } from '../wording.ts'
import { scaleOf, shortly } from './scale.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import {
  axes,
  bracketsIn,
  datesAlong,
  type Frame,
  frameOf,
  level,
  lineNames,
  wanted,
  widthOfFrame,
} from './time-frame.ts'
import { wrap } from './words.ts'

export const signalWords: Readonly<Record<Signal, string>> = {
  outside: 'outside the limits',
  shift: 'in a run on one side of the mean',
  trend: 'in a run that goes one way',
  near: 'near a limit, with others',
}

type Measure = Pick<Value<'indicator'>, 'name' | 'unit' | 'target' | 'baseline' | 'direction'>

/** The plot of moving ranges below that of the values. */
const ranges = { gap: 34, height: 56 }

/**
 * The XmR chart of an indicator: its values and, below, its moving ranges; within each phase the means and the natural
 * process limits. A value that signals a special cause by itself has a ring; a run has a bracket that says how long it is.
 */
export function seriesFigure(value: Measure, chart: Chart): Scene {
  const { points, phases } = chart
  const scale = scaleOf([
    ...points.map((point) => point.value),
    ...phases.flatMap(({ limits }) => (limits ? [limits.upper, limits.lower] : [])),
    ...[value.target, value.baseline].filter((one) => one !== undefined),
  ])
  const frame = frameOf(
    points.map(({ at }) => at),
    scale,
  )
  const moving = phases.some(({ limits }) => limits)
  const below = frame.bottom + (moving ? ranges.gap + ranges.height : 0)
  const { marks, names } = wanted(frame, value)
  const bracket = bracketsIn(frame, names)
  const over: Mark[] = []
  phases.forEach((phase, i) => {
    const own = points.filter((point) => point.phase === i)
    const [x1, x2] = [frame.x(own[0]?.at ?? 0), frame.x(own.at(-1)?.at ?? 0)]
    if (i > 0) marks.push(...phaseStart(frame, phase, x1, i === phases.length - 1 ? frame.right : x2, below))
    if (!phase.limits) return
    const { mean, upper, lower } = phase.limits
    marks.push(
      level(x1, x2, frame.y(mean), ['edge']),
      level(x1, x2, frame.y(upper), ['edge', 'dashed']),
      level(x1, x2, frame.y(lower), ['edge', 'dashed']),
    )
    if (i === phases.length - 1)
      for (const [word, at] of [
        ['upper limit', upper],
        ['mean', mean],
        ['lower limit', lower],
      ] as const)
        names.push({ words: `${word} ${shortly(at)}`, y: frame.y(at) })
    else over.push(text(x1 + 2, frame.y(mean) - 5, `mean ${shortly(mean)}`, ['small', 'soft', 'halo']))
    for (const stretch of phase.stretches) {
      if (stretch.signal === 'outside') continue
      const part = own.slice(stretch.from, stretch.to)
      const ys = part.map((point) => frame.y(point.value))
      const edge = stretch.side > 0 ? Math.min(...ys) : Math.max(...ys)
      const words = stretchWords(stretch, chart.rules, String(stretch.to - stretch.from))
      over.push(...bracket(frame.x(part[0]?.at ?? 0), frame.x(part.at(-1)?.at ?? 0), edge, stretch.side, words))
    }
  })
  return {
    width: widthOfFrame,
    height: below + 52,
    title: `${value.name} over time`,
    desc: seriesWords(value, chart),
    marks: [
      ...axes(frame, scale, value.unit, datesAlong(points), below),
      ...marks,
      ...dots(frame, chart),
      ...over,
      ...(moving ? movingRanges(frame, chart, below) : []),
      ...lineNames(frame, names),
      text(
        frame.left,
        below + 42,
        'dashed: natural process limits · ring: by itself more than chance · bracket: a run',
        ['small', 'faint'],
      ),
    ],
  }
}

/** The line through the values, with a dot for each that says what it is. Shared with the run chart. */
export function dots(frame: Frame, { points }: Chart, rings = true): Mark[] {
  return [
    { as: 'path', d: along(points.map((point) => [frame.x(point.at), frame.y(point.value)])), look: ['thread'] },
    ...points.map((point): Mark => {
      const [x, y] = [frame.x(point.at), frame.y(point.value)]
      const ring = rings && (point.signal === 'outside' || point.signal === 'near')
      return {
        as: 'group',
        label: `${point.on}: ${point.value}${rings && point.signal ? `, ${signalWords[point.signal]}` : ''}${point.note ? `. ${point.note}` : ''}`,
        marks: [
          ...(ring ? [{ as: 'circle', x, y, r: 6, look: ['gone'] } satisfies Mark] : []),
          { as: 'circle', x, y, r: points.length > 80 ? 2 : 3, look: ['node'] },
        ],
      }
    }),
  ]
}

/** Where a phase begins, and as much of the reason as there is room for above it. */
export function phaseStart(frame: Frame, { from, because }: Phase, x: number, until: number, below: number): Mark[] {
  const said = wrap(`${from} ${because ?? ''}`, Math.max(until - x, 60), 12, 1)
  return [
    {
      as: 'path',
      d: along([
        [x - 4, frame.top - 6],
        [x - 4, below],
      ]),
      look: ['edge', 'dashed'],
    },
    { as: 'group', label: `From ${from}: ${because}`, marks: [text(x, frame.top - 8, said, ['small', 'soft'])] },
  ]
}

/** How far each value is from the one before, with the mean of it and what chance gives at most (Wheeler 2000). */
function movingRanges(frame: Frame, { points, phases }: Chart, bottom: number): Mark[] {
  const moved = points.map((point, i) => {
    const before = points[i - 1]
    return before && before.phase === point.phase ? Math.abs(point.value - before.value) : undefined
  })
  const most = Math.max(...moved.map((one) => one ?? 0), ...phases.map(({ limits }) => limits?.upperRange ?? 0)) || 1
  const y = (range: number) => bottom - (range / most) * ranges.height
  const marks: Mark[] = [
    text(frame.left, bottom - ranges.height - 10, 'Moving range', ['small', 'soft']),
    text(frame.left - 8, bottom + 4, '0', ['small', 'soft'], 'end'),
  ]
  phases.forEach(({ limits }, i) => {
    const own = points.flatMap((point, at) => {
      const range = moved[at]
      return point.phase === i && range !== undefined ? [{ ...point, range }] : []
    })
    const [first, last] = [own[0], own.at(-1)]
    if (!limits || !first || !last) return
    const [x1, x2] = [frame.x(first.at), frame.x(last.at)]
    marks.push(
      level(x1, x2, y(limits.range), ['edge']),
      level(x1, x2, y(limits.upperRange), ['edge', 'dashed']),
      { as: 'path', d: along(own.map(({ at, range }) => [frame.x(at), y(range)])), look: ['thread'] },
      ...own
        .filter(({ range }) => range > limits.upperRange)
        .map(
          ({ on, at, range }): Mark => ({
            as: 'group',
            label: `${on}: a move of ${shortly(range)}, more than chance gives`,
            marks: [{ as: 'circle', x: frame.x(at), y: y(range), r: 4, look: ['gone'] }],
          }),
        ),
    )
    if (i === phases.length - 1)
      marks.push(
        ...lineNames(frame, [
          { words: `upper limit ${shortly(limits.upperRange)}`, y: y(limits.upperRange) },
          { words: `mean ${shortly(limits.range)}`, y: y(limits.range) },
        ]),
      )
  })
  return marks
}

/** What values that break a rule together do; `n` is how many they are, as a figure or a word. */
function stretchWords({ signal, side }: Pick<Stretch, 'signal' | 'side'>, rules: Chart['rules'], n: string): string {
  const where = side > 0 ? 'above' : 'below'
  switch (signal) {
    case 'outside':
      return `${n} ${where} the ${side > 0 ? 'upper' : 'lower'} limit`
    case 'shift':
      return `${n} in a row ${where} the mean`
    case 'trend':
      return `${n} in a row ${side > 0 ? 'rising' : 'falling'}`
    case 'near': {
      const { these, of, sigma } = ruleSets[rules].near
      return `${these} of ${of} beyond ${sigma} sigma ${where} the mean`
    }
  }
}

/** What a chart says, in sentences. */
export function seriesWords(value: Omit<Measure, 'baseline'>, { points, phases, rules }: Chart): string {
  const { name, unit } = value
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
  const broken = [...Map.groupBy(phase?.stretches ?? [], ({ signal, side }) => `${signal} ${side}`).values()].flatMap(
    (alike) =>
      // Runs are told one by one, unless there are many; values by themselves are counted.
      alike[0]?.signal === 'outside' || alike.length > 3
        ? [
            {
              ...(alike[0] as Stretch),
              n: alike.reduce((sum, { from, to }) => sum + to - from, 0),
              to: alike.at(-1)?.to ?? 0,
            },
          ]
        : alike.map((one) => ({ ...one, n: one.to - one.from })),
  )
  said.push(
    broken.length === 0
      ? 'Nothing signals a special cause.'
      : `More than chance: ${listed(
          broken.map((one) => {
            const [a, b] = [own[one.from]?.on, own[one.to - 1]?.on]
            return `${stretchWords(one, rules, inWords(one.n))} (${a === b ? a : `${a} to ${b}`})`
          }),
        )}.`,
  )
  if (broken.length === 0 && own.length >= fewest && phase?.limits) said.push(...reached(value, phase.limits))
  return said.join(' ')
}

/**
 * Whether a process that chance alone moves reaches its target (the assurance of Making Data Count). While something else
 * moves it, its limits do not tell.
 */
function reached({ target, direction }: Pick<Measure, 'target' | 'direction'>, { upper, lower }: Limits): string[] {
  if (target === undefined || direction === undefined || direction === 'neither') return []
  const side = target > upper ? 1 : target < lower ? -1 : 0
  const wanted = direction === 'higher is better' ? 1 : -1
  if (side === 0)
    return [`The target of ${shortly(target)} lies between the limits: it is reached or missed by chance.`]
  return [
    `The target of ${shortly(target)} lies beyond the limits: as things are it is ${side === wanted ? 'not reached' : 'always reached'}.`,
  ]
}
