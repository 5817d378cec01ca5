import { dayNumber } from '../evaluation/chart.ts'
import type { Value } from '../fact.ts'
import { type Scale, shortly } from './scale.ts'
import { along, type Look, type Mark, text } from './scene.ts'
import { textWidth } from './words.ts'

/** Where a series is drawn: what measures and dates become on the page, in pixels. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
  x: (at: number) => number
  y: (level: number) => number
}

const left = 64
const top = 24
/** Room for the names of lines, to the right of the plot. */
const margin = 120
/** Room within the plot, for words above the highest value and below the lowest. */
const room = 22
const width = 740
const height = 240

export const widthOfFrame = left + width + margin

/** The frame of values over time, so wide that the first and the last touch its sides. */
export function frameOf(times: readonly number[], { from, to }: Scale): Frame {
  const first = times[0] ?? 0
  const last = times.at(-1) ?? 1
  const bottom = top + height
  return {
    left,
    right: left + width,
    top,
    bottom,
    x: (at) => left + (last === first ? width / 2 : ((at - first) / (last - first)) * width),
    y: (level) => bottom - room - ((level - from) / (to - from || 1)) * (height - 2 * room),
  }
}

/** A level line within a frame. */
export const level = (from: number, to: number, y: number, look: Look[]): Mark => ({
  as: 'path',
  d: along([
    [from, y],
    [to, y],
  ]),
  look,
})

/** The axis of measures, its unit, and the axis of time, which may stand further down, below other plots. */
export function axes(frame: Frame, scale: Scale, unit: string | undefined, dates: DateTick[], below: number): Mark[] {
  return [
    ...scale.ticks.flatMap((tick) => [
      level(frame.left, frame.right, frame.y(tick), ['row']),
      text(frame.left - 8, frame.y(tick) + 4, shortly(tick), ['small', 'soft'], 'end'),
    ]),
    // From the edge: right-aligned to the axis a long unit would be cut off.
    ...(unit ? [text(2, frame.top - 8, unit, ['small', 'soft'])] : []),
    ...dates.flatMap(({ at, words }): Mark[] => {
      const x = frame.x(at)
      const upright: Mark = {
        as: 'path',
        d: along([
          [x, frame.top],
          [x, below + 5],
        ]),
        look: ['row'],
      }
      return [upright, text(x, below + 20, words, ['small', 'soft'], 'middle')]
    }),
    level(frame.left, frame.right, below, ['hair']),
  ]
}

interface DateTick {
  at: number
  words: string
}

/** Months between two names on the axis, and days where all values lie within a season. */
const monthSteps = [1, 3, 6, 12, 24, 60, 120]
const daySteps = [1, 2, 7, 14]
const most = 9

/** The dates that an axis names: round ones, at most nine, each where a value of that date stands. Of days since 1970. */
export function datesAlong(points: readonly { on: string; at: number }[]): DateTick[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  if (first.at === last.at) return [{ at: first.at, words: first.on }]
  const span = last.at - first.at
  if (span <= 70 && points.every(({ on }) => on.length > 7)) {
    const step = daySteps.find((days) => span / days < most) ?? 14
    return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => {
      const at = first.at + i * step
      return { at, words: new Date(at * 86_400_000).toISOString().slice(0, 10) }
    })
  }
  const years = points.every(({ on }) => on.length === 4)
  const [from, to] = [Number(first.on.slice(0, 4)), Number(last.on.slice(0, 4))]
  const step = monthSteps.find((months) => (!years || months >= 12) && span / 30.44 / months < most) ?? 240
  const ticks: DateTick[] = []
  for (let month = Math.floor((from * 12) / step) * step; month < (to + 1) * 12; month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, '0')
    const named = `${year}-${String((month % 12) + 1).padStart(2, '0')}`
    const at = dayNumber(years ? year : named)
    if (at >= first.at && at <= last.at) ticks.push({ at, words: step < 12 ? named : year })
  }
  return ticks
}

/** Words beside lines that end at the right of a frame, moved apart where they would overlap. */
export function lineNames(frame: Frame, names: readonly { words: string; y: number }[]): Mark[] {
  let last = Number.NEGATIVE_INFINITY
  return names
    .toSorted((a, b) => a.y - b.y)
    .map(({ words, y }) => {
      last = Math.max(y + 4, last + 14)
      return text(frame.right + 8, last, words, ['small', 'soft'])
    })
}

/** What a measure is wanted to reach and where it began, as lines with their names. */
export function wanted(frame: Frame, { target, baseline }: Pick<Value<'indicator'>, 'target' | 'baseline'>) {
  const marks: Mark[] = []
  const names: { words: string; y: number }[] = []
  const line = (word: string, value: number | undefined, look: Look[]) => {
    if (value === undefined) return
    const y = frame.y(value)
    marks.push(level(frame.left, frame.right, y, look))
    names.push({ words: `${word} ${shortly(value)}`, y })
  }
  line('target', target, ['loop', 'dashed'])
  line('baseline', baseline, ['hair'])
  return { marks, names }
}

/**
 * A line with ends, above or below the values that it spans, and what it says of them. It keeps clear of those before it, and of
 * lines at some heights.
 */
export function bracketsIn(frame: Frame, lines: readonly { y: number }[]) {
  const taken = lines.map(({ y }) => ({ from: frame.left, to: frame.right, top: y - 2, bottom: y + 2 }))
  return (from: number, to: number, y: number, side: 1 | -1, words: string): Mark[] => {
    const half = textWidth(words, 12) / 2
    const middle = Math.min(Math.max((from + to) / 2, frame.left + half), frame.right - half)
    let at = y - side * 12
    const box = () => {
      const [near, far] = [at + side * 6, at - side * 18]
      const [top, bottom] = [Math.min(near, far), Math.max(near, far)]
      return { from: Math.min(from, middle - half), to: Math.max(to, middle + half), top, bottom }
    }
    const crosses = (own: ReturnType<typeof box>) =>
      taken.some((one) => one.from < own.to && one.to > own.from && one.top < own.bottom && one.bottom > own.top)
    for (let tries = 0; tries < 3 && crosses(box()); tries++) at -= side * 14
    taken.push(box())
    const ends = at + side * 5
    return [
      {
        as: 'path',
        d: along([
          [from, ends],
          [from, at],
          [to, at],
          [to, ends],
        ]),
        look: ['loop'],
      },
      text(middle, side > 0 ? at - 5 : at + 14, words, ['small', 'halo'], 'middle'),
    ]
  }
}
