import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { type Configuration, liveConfigurations } from '../theory/lineage.ts'
import { unpublishedWording } from '../theory/sentence.ts'
import { counted, sentenceCase } from '../wording.ts'
import { type Grid, size, stackHeight, stackMarks } from './boxes.ts'
import { type Lanes, lanesOf, type Row } from './lanes.ts'
import { carries, type Gutters, gutters, type Placed, type Relation, relationMarks } from './relations.ts'
import { type Mark, type Scene, text } from './scene.ts'
import { shorten } from './words.ts'

const width = 1040
const headRoom = 28
const trackRoom = 18

/**
 * The programme theory as a web of causes: a row for each configuration, over lanes in the order C, M-resource,
 * M-reasoning, O. A relation leaves on the right, runs between rows and enters on the left, so that a loop never puts a
 * context to the right of an outcome. What no source speaks to is dashed. One pass over the rows and one over the
 * relations: a theory of any size and tangle is laid out.
 */
export function theoryFigure(
  state: State,
  configurations: readonly Configuration[] = liveConfigurations(state),
  version?: Id<'ver'>,
): Scene {
  const lanes = lanesOf(state, configurations, version)
  const shown = new Set(lanes.rows.map(({ id }) => id))
  const relations = [...state.relation].filter(([, { of, to }]) => shown.has(of) && shown.has(to))
  const sides = gutters(relations)
  const grid = gridOf(lanes, sides)
  const placed = place(lanes.rows, relations, grid)
  const bottom = placed.at(-1)?.bottom ?? 0
  const legend = 'Dashed: no source speaks to it yet, or the relation is not evidenced.'
  const empty = text(0, 20, 'No configuration yet.', ['soft'])
  return {
    width,
    height: lanes.rows.length === 0 ? 32 : bottom + 32,
    title: 'Programme theory',
    desc: told(lanes, relations),
    marks:
      lanes.rows.length === 0
        ? [empty]
        : [
            ...lanes.lanes.map(({ role, title }, i) =>
              text(grid.x(i), 12, shorten(title, grid.lane, size), [role, 'word', 'small', 'strong']),
            ),
            ...placed.flatMap((at) => rowMarks(at, lanes, grid, notes(at.row, relations, placed))),
            ...relationMarks(
              relations,
              placed,
              { left: grid.x(0), right: grid.x(lanes.lanes.length - 1) + grid.lane },
              sides,
            ),
            text(grid.x(0), bottom + 20, legend, ['small', 'faint']),
          ],
  }
}

function gridOf({ lanes }: Lanes, { left, right }: Gutters): Grid {
  const gap = lanes.length > 4 ? 40 : 56
  const lane = Math.floor((width - left - right - gap * (lanes.length - 1)) / Math.max(1, lanes.length))
  return { lane, x: (i) => left + i * (lane + gap) }
}

function place(rows: readonly Row[], relations: readonly Relation[], grid: Grid): Placed[] {
  const tracks = new Map<Id<'cmoc'>, number>()
  for (const [, { to, kind }] of relations) if (carries(kind)) tracks.set(to, (tracks.get(to) ?? 0) + 1)
  let y = headRoom
  return rows.map((row) => {
    if (row.theory) y += 24
    const top = y
    const title = top + (tracks.get(row.id) ?? 0) * trackRoom + 14
    const tallest = row.unpublished
      ? 20
      : Math.max(...[...row.stacks.values()].map((boxes) => stackHeight(boxes, grid)))
    const middle = title + 8 + tallest / 2
    y = title + 8 + tallest + 20
    return { row, top, title, middle, bottom: title + 8 + tallest }
  })
}

function rowMarks({ row, top, title, middle }: Placed, { lanes }: Lanes, grid: Grid, note: string): Mark[] {
  const x = grid.x(0)
  const edge = grid.x(lanes.length - 1) + grid.lane
  const wide = edge - x
  const words = [row.number, row.title].filter(Boolean).join('  ')
  const marks: Mark[] = [text(x, title, shorten(words, note ? wide * 0.66 : wide, size), ['small', 'medium'])]
  if (note) marks.push(text(edge, title, shorten(note, wide * 0.33, size), ['small', 'faint'], 'end'))
  if (row.unpublished) marks.push(text(x, middle + 4, unpublishedWording, ['small', 'faint']))
  else marks.push(...stackMarks(row, lanes, middle, grid))
  const group: Mark = { as: 'group', ref: row.id, label: words, marks }
  return row.theory ? [text(x, top - 8, shorten(row.theory, wide, 13), ['strong']), group] : [group]
}

/** Relations that carry nothing from outcome to context are told beside the title. */
function notes(row: Row, relations: readonly Relation[], placed: readonly Placed[]): string {
  const said = relations.filter(([, { of, kind }]) => of === row.id && !carries(kind))
  const number = new Map(placed.map(({ row }) => [row.id, row.number]))
  return said.map(([, { kind, to }]) => `${kind} ${number.get(to) ?? to}`).join('; ')
}

function told({ lanes, rows }: Lanes, relations: readonly Relation[]): string {
  const number = new Map(rows.map(({ id, number }) => [id, number ?? id]))
  const order = lanes.map(({ title }) => title.toLowerCase()).join('; ')
  const said = rows.map((row) => {
    const bare = [...row.stacks.values()].flat().filter(({ evidenced, missing }) => !evidenced && !missing).length
    const empty = [...row.stacks.values()].flat().filter(({ missing }) => missing).length
    const gaps = [bare > 0 && `${counted(bare, 'part')} without evidence`, empty > 0 && counted(empty, 'empty slot')]
    const found = gaps.filter((gap): gap is string => Boolean(gap))
    return `${row.number ?? ''} ${row.title.replace(/\.$/, '')}${found.length > 0 ? ` (${found.join(', ')})` : ''}.`
  })
  const drawn = relations.map(
    ([, { of, to, kind, status }]) => `${number.get(of)} ${kind} ${number.get(to)} (${status}).`,
  )
  return `${sentenceCase(counted(rows.length, 'configuration'))} in lanes: ${order}. ${[...said, ...drawn].join(' ')}`.trim()
}
