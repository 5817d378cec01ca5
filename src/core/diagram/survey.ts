import type { Item } from '../survey/facts.ts'
import type { Figures } from '../survey/figures.ts'
import type { Summary } from '../survey/summary.ts'
import { figuresWords } from '../survey/words.ts'
import { scaleOf, shortly } from './scale.ts'
import { along, type Look, type Mark, type Scene, text } from './scene.ts'
import { textWidth, wrap } from './words.ts'

/** One row of a figure: everybody, or a group. */
interface Row {
  name: string
  figures: Figures
}

const names = 200
const width = 560
const bar = 20
const step = 32
const top = 34

/** How far bars go to the left and to the right of the middle of a scale, as shares of those who answered. */
export type Reach = readonly [left: number, right: number]

/** How far the bars of several items go, so that their figures can be drawn to one scale and read one below the other. */
export function reachOf(items: Summary['items']): Reach {
  const left = items.flatMap(({ item: { answer }, all, groups }) =>
    answer.kind === 'scale' ? [all, ...groups].flatMap((one) => (one && one.n > 0 ? [leftOf(one)] : [])) : [],
  )
  return [Math.max(0.01, ...left), Math.max(0.01, ...left.map((one) => 1 - one))]
}

/** The share to the left of the middle of a scale, with half of those who are on it. */
function leftOf({ counts = [], n }: Figures): number {
  const middle = (counts.length - 1) / 2
  return counts.reduce((sum, count, i) => sum + (i < middle ? count : i === middle ? count / 2 : 0), 0) / n
}

/**
 * The figure of an item: a scale as stacked bars that part at its middle (Robbins and Heiberger 2011), options as bars, numbers as the
 * middle half with the median, and the tenths at either end. A row for everybody, and one for each group that may be told
 * of. Undefined where there is nothing to draw.
 */
export function itemFigure(
  { item, all, groups }: Summary['items'][number],
  of: Summary['groups'],
  reach: Reach = reachOf([{ item, all, groups }]),
): Scene | undefined {
  const rows: Row[] = [
    ...(all ? [{ name: of.length > 0 ? 'All' : 'All who answered', figures: all }] : []),
    ...groups.flatMap((figures, i) => (figures ? [{ name: of[i]?.name ?? '', figures }] : [])),
  ].filter(({ figures: { counts, others } }) => !others || counts?.some((count) => count > 0))
  if (rows.length === 0) return undefined
  switch (item.answer.kind) {
    case 'scale':
      return scaleFigure(item, item.answer.anchors, item.answer.from ?? 1, rows, reach)
    case 'choice':
      return optionsFigure(item, item.answer.options, rows)
    case 'number':
      return numbersFigure(item, item.answer.unit, rows)
    case 'text':
      return undefined
  }
}

const described = (item: Item, rows: readonly Row[]): Pick<Scene, 'title' | 'desc'> => ({
  title: item.text,
  desc: rows.map(({ name, figures }) => `${name}: ${figuresWords(item, figures)}.`).join(' '),
})

const nameOf = ({ name, figures }: Row, y: number): Mark[] => {
  const lines = wrap(name, names - 12, 12, 2)
  return [
    text(names - 12, y + (lines.length > 1 ? 8 : 14), lines, ['small'], 'end'),
    text(names + width + 12, y + 14, `n ${figures.n}`, ['small', 'soft']),
  ]
}

/** A point of a scale by its side and how far out it is; the middle is hatched. The key says in words which is which. */
function shade(at: number, points: number): Look[] {
  const middle = (points - 1) / 2
  if (at === middle) return ['hatched']
  const outer = Math.abs(at - middle) > middle / 2
  return at < middle ? (outer ? ['other', 'bar'] : ['gone']) : outer ? ['node'] : ['known']
}
const dark = (look: Look[]): boolean => look.includes('node') || look.includes('bar')

function scaleFigure(
  item: Item,
  anchors: readonly string[],
  from: number,
  rows: readonly Row[],
  [most, mostRight]: Reach,
): Scene {
  const points = anchors.length
  const scale = width / (most + mostRight)
  const zero = names + most * scale
  const bottom = top + rows.length * step
  const marks: Mark[] = [
    {
      as: 'path',
      d: along([
        [zero, top - 6],
        [zero, bottom],
      ]),
      look: ['edge'],
    },
    text(zero - 8, 16, `← ${anchors[0]}`, ['small', 'soft'], 'end'),
    text(zero + 8, 16, `${anchors.at(-1)} →`, ['small', 'soft']),
    ...sharesAlong(zero, scale, bottom),
  ]
  rows.forEach((row, i) => {
    const y = top + i * step
    marks.push(...nameOf(row, y))
    const { counts = [], n } = row.figures
    let x = zero - leftOf(row.figures) * scale
    counts.forEach((count, at) => {
      const wide = (count / n) * scale
      if (count > 0) {
        const words = String(count)
        const look = shade(at, points)
        const inside = wide > textWidth(words, 12) + 8
        marks.push({
          as: 'group',
          label: `${row.name}, ${anchors[at] || from + at}: ${count} of ${n}`,
          marks: [
            { as: 'rect', x, y, width: Math.max(1, wide - 1), height: bar, look },
            ...(inside
              ? [text(x + wide / 2, y + 14, words, dark(look) ? ['small', 'inverse'] : ['small'], 'middle')]
              : []),
          ],
        })
      }
      x += wide
    })
  })
  const key = keyOf(anchors, from, points, bottom + 40)
  return { width: names + width + 56, height: key.height, ...described(item, rows), marks: [...marks, ...key.marks] }
}

/** Each quarter of those who answered, to either side of the middle. */
function sharesAlong(zero: number, scale: number, bottom: number): Mark[] {
  return [-4, -3, -2, -1, 0, 1, 2, 3, 4].flatMap((quarters): Mark[] => {
    const x = zero + (quarters / 4) * scale
    if (x < names - 1 || x > names + width + 1) return []
    const line: Mark = {
      as: 'path',
      d: along([
        [x, top - 6],
        [x, bottom],
      ]),
      look: ['row'],
    }
    if (quarters === 0) return []
    return [line, text(x, bottom + 14, `${Math.abs(quarters) * 25} %`, ['small', 'faint'], 'middle')]
  })
}

/** Which shade is which point, in lines as wide as the figure. */
function keyOf(anchors: readonly string[], from: number, points: number, y: number) {
  const marks: Mark[] = []
  let x = names
  let line = y
  anchors.forEach((words, at) => {
    const said = words || String(from + at)
    const wide = 22 + textWidth(said, 12) + 16
    if (x > names && x + wide > names + width) {
      x = names
      line += 20
    }
    marks.push(
      { as: 'rect', x, y: line - 10, width: 14, height: 12, look: shade(at, points) },
      text(x + 20, line, said, ['small', 'soft']),
    )
    x += wide
  })
  return { marks, height: line + 12 }
}

function optionsFigure(item: Item, options: readonly string[], rows: readonly Row[]): Scene {
  const marks: Mark[] = []
  let y = 12
  const many = rows.length > 1
  for (const row of rows) {
    const { counts = [], others, n } = row.figures
    // Which of the answers that are put together nobody gave is not told either.
    const bars = options.flatMap((option, i) => (others && !counts[i] ? [] : [[option, counts[i] ?? 0] as const]))
    if (others) bars.push(['others', others])
    if (many) {
      marks.push(
        text(0, y + 12, row.name, ['small', 'strong']),
        text(names + width + 12, y + 12, `n ${n}`, ['small', 'soft']),
      )
      y += 22
    }
    for (const [option, count] of bars) {
      const lines = wrap(option, names - 12, 12, 2)
      const tall = lines.length > 1 ? 32 : 24
      const wide = (count / n) * (width - 64)
      marks.push({
        as: 'group',
        label: `${many ? `${row.name}, ` : ''}${option}: ${count} of ${n}`,
        marks: [
          text(names - 12, y + 13, lines, ['small'], 'end'),
          ...(count > 0 ? [{ as: 'rect', x: names, y, width: wide, height: 18, look: ['known'] } satisfies Mark] : []),
          text(names + wide + 8, y + 13, `${count} · ${Math.round((100 * count) / n)} %`, ['small', 'soft']),
        ],
      })
      y += tall
    }
    y += 8
  }
  if (!many && rows[0]) marks.push(text(names + width + 12, 25, `n ${rows[0].figures.n}`, ['small', 'soft']))
  return { width: names + width + 56, height: y + 4, ...described(item, rows), marks }
}

function numbersFigure(item: Item, unit: string | undefined, rows: readonly Row[]): Scene {
  const levels = rows.flatMap(({ figures: { spread, median = 0 } }) => [
    median,
    ...(spread ? [spread.low ?? spread.quarter, spread.high ?? spread.threeQuarters] : []),
  ])
  const { from: low, to: high, ticks } = scaleOf([0, ...levels])
  const x = (level: number) => names + ((level - low) / (high - low || 1)) * width
  const bottom = top + rows.length * step
  const marks: Mark[] = [
    {
      as: 'path',
      d: along([
        [names, bottom],
        [names + width, bottom],
      ]),
      look: ['hair'],
    },
    ...ticks.map((level, i) =>
      text(
        x(level),
        bottom + 18,
        `${shortly(level)}${i === ticks.length - 1 && unit ? ` ${unit}` : ''}`,
        ['small', 'soft'],
        'middle',
      ),
    ),
  ]
  rows.forEach((row, i) => {
    const y = top + i * step
    marks.push(...nameOf(row, y))
    const { median = 0, spread } = row.figures
    if (!spread) return
    const { low: tenth, quarter, threeQuarters, high: ninth } = spread
    marks.push({
      as: 'group',
      label: `${row.name}: ${figuresWords(item, row.figures)}`,
      marks: [
        ...(tenth !== undefined && ninth !== undefined
          ? [
              {
                as: 'path',
                d: along([
                  [x(tenth), y + bar / 2],
                  [x(ninth), y + bar / 2],
                ]),
                look: ['thread'],
              } satisfies Mark,
            ]
          : []),
        {
          as: 'rect',
          x: x(quarter),
          y,
          width: Math.max(2, x(threeQuarters) - x(quarter)),
          height: bar,
          look: ['known'],
        },
        {
          as: 'path',
          d: along([
            [x(median), y - 3],
            [x(median), y + bar + 3],
          ]),
          look: ['rule'],
        },
      ],
    })
  })
  marks.push(
    text(names, bottom + 40, 'bar: the middle half · thick line: median · thin line: from one tenth to nine tenths', [
      'small',
      'faint',
    ]),
  )
  return { width: names + width + 56, height: bottom + 52, ...described(item, rows), marks }
}
