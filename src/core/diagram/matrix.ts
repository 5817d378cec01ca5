import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { Stance } from '../theory/facts.ts'
import { liveConfigurations, numberOf } from '../theory/lineage.ts'
import { type Matrix, type MatrixCell, matrix } from '../theory/matrix.ts'
import { counted, sentenceCase } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { stanceMarks } from './stance-marks.ts'
import { shorten, textWidth, wrap } from './words.ts'

const names = 208
const place = 26
const pitch = 26

interface Head {
  x: number
  width: number
  slots: Slot[]
  number: string
  title: string
  id: Id<'cmoc'>
}

/** Source × configuration: the place in a cell is the slot, the shape is the stance, and the hue repeats the slot. */
export function matrixFigure(
  state: State,
  configurations: readonly Id<'cmoc'>[] = liveConfigurations(state).map(([id]) => id),
  version?: Id<'ver'>,
): Scene {
  const model = matrix(state, configurations)
  const heads = headsOf(state, configurations, version)
  const end = (heads.at(-1)?.x ?? names) + (heads.at(-1)?.width ?? 0) + 12
  const width = Math.max(640, end + 48)
  const titles = heads.map(({ title, width }) => wrap(title, width - 4, 12, 5))
  const headHeight = 24 + Math.max(0, ...titles.map((lines) => lines.length)) * 16 + 24
  const legend = legendMarks(model, width)
  const top = legend.height + headHeight
  const foot = top + model.rows.length * pitch
  const rule = (y: number): Mark => ({
    as: 'path',
    d: along([
      [0, y],
      [end + 36, y],
    ]),
    look: ['hair'],
  })
  const nothing = model.rows.length === 0 || heads.length === 0
  return {
    width,
    height: nothing ? 32 : foot + 32,
    title: 'Sources by configuration',
    desc: told(state, model),
    marks: nothing
      ? [text(0, 20, 'No source and no configuration to set against each other yet.', ['soft'])]
      : [
          ...legend.marks,
          ...heads.flatMap((head, i) => headMarks(head, titles[i] ?? [], legend.height, top)),
          rule(top),
          ...model.rows.flatMap((row, i) => rowMarks(state, row, heads, top + i * pitch, end)),
          rule(foot),
          text(0, foot + 20, 'Sources', ['soft']),
          ...heads.map(({ x }, i) => text(x, foot + 20, String(model.columns[i]?.sources ?? 0), ['soft'])),
          text(end + 36, foot + 20, String(model.links), ['soft'], 'end'),
        ],
  }
}

function headsOf(state: State, configurations: readonly Id<'cmoc'>[], version: Id<'ver'> | undefined): Head[] {
  let x = names
  return configurations.flatMap((id, i) => {
    const configuration = state.configuration.get(id)
    if (!configuration) return []
    const { slots } = templateOf(state, configuration.template)
    const head = { x, width: Math.max(3, slots.length) * place, slots, id, title: configuration.title }
    x += head.width + 16
    return [{ ...head, number: numberOf(state, id, version) ?? String(i + 1) }]
  })
}

function headMarks({ x, slots, number, id }: Head, title: string[], y: number, top: number): Mark[] {
  return [
    {
      as: 'group',
      ref: id,
      label: `${number} ${title.join(' ')}`,
      marks: [
        text(x, y + 14, number, ['strong']),
        { as: 'text', x, y: y + 32, lines: title, look: ['small', 'soft'] },
        ...slots.map(({ label, role }, i) =>
          text(x + i * place + place / 2, top - 8, letters(label), [role, 'word', 'small', 'strong'], 'middle'),
        ),
      ],
    },
  ]
}

/** "M-Res" shows as "res": the letter before it is the same for both and the column is narrow. */
const letters = (label: string): string =>
  shorten(
    label.replace(/^M-(.*)/i, (_, part: string) => part.toLowerCase()),
    place,
    12,
  )

function rowMarks(state: State, row: Matrix['rows'][number], heads: readonly Head[], y: number, end: number): Mark[] {
  const label = sourceLabel(state, row.source)
  const room = names - 16 - (row.built ? textWidth('built', 12) + 10 : 0)
  const shown = shorten(label, room, 13)
  const marks: Mark[] = [text(0, y + 17, shown)]
  if (row.built) marks.push(text(names - 16, y + 17, 'built', ['small', 'faint'], 'end'))
  marks.push({
    as: 'path',
    d: along([
      [0, y + pitch],
      [end + 36, y + pitch],
    ]),
    look: ['row'],
  })
  marks.push(text(end + 36, y + 17, String(row.used), [], 'end'))
  return [
    { as: 'group', ref: row.source, label: row.built ? `${label}, also used to build the theory` : label, marks },
    ...row.cells.flatMap((cell, i) => {
      const head = heads[i]
      return head && cell.evidence.length > 0 ? [cellMarks(label, cell, head, y + pitch / 2)] : []
    }),
  ]
}

function cellMarks(label: string, cell: MatrixCell, { x, width, slots, number }: Head, y: number): Mark {
  const marks = cell.slots.flatMap(({ stances }, i): Mark[] => {
    const middle = x + i * place + place / 2
    if (stances.length === 0) return [{ as: 'circle', x: middle, y, r: 1.5, look: ['dot'] }]
    const step = 10
    return stances.flatMap((stance, n) =>
      stanceMarks(stance, middle + (n - (stances.length - 1) / 2) * step, y, slots[i]?.role ?? 'other'),
    )
  })
  const whole = cell.whole.flatMap((stance, n) => stanceMarks(stance, x + width + 4 + n * 10, y, 'supports'))
  const said = cell.slots.flatMap(({ slot, stances }) => stances.map((stance) => `${stance} ${slot}`))
  const words = [...said, ...cell.whole.map((stance) => `${stance} it as a whole`)].join(', ')
  return { as: 'group', label: `${label}, ${number}: ${words}`, marks: [...marks, ...whole] }
}

/** The stances that occur, each with its shape; two rows when the figure is narrow. */
function legendMarks({ rows }: Matrix, width: number): { marks: Mark[]; height: number } {
  const found = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ stances }) => stances)))
  const marks: Mark[] = [text(0, 12, 'Place in a cell is the slot, shape is the stance.', ['small', 'soft'])]
  let x = 0
  const entry = (words: string, shape: (x: number) => Mark[]) => {
    marks.push(...shape(x + 5), text(x + (words.startsWith('built') ? 0 : 16), 34, words, ['small', 'soft']))
    x += textWidth(words, 12) + 40
  }
  for (const stance of Stance.options)
    if (found.has(stance)) entry(stance, (at) => stanceMarks(stance, at, 30, 'supports'))
  const builders = rows.filter(({ built }) => built).length
  if (builders > 0 && x + 240 < width) entry(`built: also used to build the theory (${builders})`, () => [])
  return { marks, height: 48 }
}

function told(state: State, { rows, columns, links }: Matrix): string {
  const each = columns.map(
    ({ configuration, sources }) => `${configurationLabel(state, configuration)}: ${counted(sources, 'source')}.`,
  )
  const size = `${counted(rows.length, 'source')} by ${counted(columns.length, 'configuration')}, ${counted(links, 'pair')}.`
  return [sentenceCase(size), ...each].join(' ')
}
