import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { foldedLineage } from './lineage-folded.ts'
import { labelHeight, lowest, place, titleLines, titles } from './lineage-places.ts'
import { large, type Node, numbered, ribbonLook, ribbons, type Scale } from './ribbons.ts'
import { type Look, type Mark, px, type Scene, text } from './scene.ts'
import { type Column, lineage, type Strand, within } from './strands.ts'
import { shorten, textWidth, wrap } from './words.ts'

const node = 28
const left = 168
/** Of more configurations in one version than this, the figure shows programme theories, and one of them when asked. */
export const mostInLineage = 40
/** How high a figure of small ribbons is, about, in pixels. */
const fit = 560

interface LineageAsked {
  /** Only what has to do with this programme theory. */
  theory?: Id<'pt'> | undefined
  /** Every configuration by itself, however many there are. */
  open?: boolean | undefined
  /** So many times the size at which it fits on a screen. */
  zoom?: number | undefined
}

/**
 * The theory's versions from left to right and ribbons from each configuration to what it became: solid where that is
 * known, dashed where the pairing is inferred (a merge is then hatched), ended at a bar where it was dropped. Of more than
 * 40 configurations in a version it shows programme theories, with ribbons as wide as configurations went that way.
 */
export function lineageFigure(
  state: State,
  madeAt?: (id: Id) => number | undefined,
  { theory, open, zoom = 1 }: LineageAsked = {},
): Scene {
  const whole = lineage(state, madeAt)
  const { columns, gaps } = theory ? within(whole, theory) : whole
  const most = Math.max(0, ...columns.map(({ members }) => members.length))
  if (most > mostInLineage && !theory && !open) return foldedLineage(state, { columns, gaps })
  const scale = scaleFor(most, zoom)
  const between = columns.length === 2 ? 444 : columns.length === 3 ? 300 : 240
  const at = (column: number) => left + column * (node + between)
  const placed = place(columns, gaps, scale)
  const bottom = Math.max(...placed.map(lowest))
  const used = gaps.flat()
  const legend = legendMarks(used, bottom + 36)
  return {
    width: at(columns.length - 1) + node + titles + 8,
    height: bottom + (used.length > 0 ? 48 : 12),
    title: `Lineage of the theory: ${columns.map(({ members }) => members.length).join(' to ')}`,
    desc: told(columns, gaps),
    marks: [
      ...columns.flatMap((column, i) => headMarks(column, at(i), i === columns.length - 1 ? titles : between)),
      ...gaps.flatMap((strands, i) =>
        ribbons(strands, placed[i] ?? [], placed[i + 1] ?? [], at(i) + node, at(i + 1), { scale, gap: i }),
      ),
      ...groupMarks(columns[0], placed[0] ?? []),
      ...columns.flatMap((column, i) =>
        column.members.flatMap((member, m) =>
          nodeMarks(member, placed[i]?.[m], at(i), { column: i, last: i === columns.length - 1, scale }),
        ),
      ),
      ...(numbered(scale) ? gaps : []).flatMap((strands, i) =>
        newMarks(columns[i + 1], placed[i + 1] ?? [], strands, at(i + 1)),
      ),
      ...legend,
    ],
  }
}

/** Few configurations are drawn large; many as thin as it takes to see them together, or `zoom` times that. */
function scaleFor(most: number, zoom: number): Scale {
  if (most <= mostInLineage && zoom === 1) return large
  const step = Math.min(large.unit + large.apart, Math.max(4, fit / most)) * zoom
  return step >= 20 ? { unit: step - 8, apart: 8 } : { unit: step * 0.75, apart: step * 0.25 }
}

const headMarks = ({ name, members }: Column, x: number, room: number): Mark[] => [
  text(x, 14, shorten(name, room, 13), ['strong']),
  text(x, 30, counted(members.length, 'configuration'), ['small', 'faint']),
]

function nodeMarks(
  { number, title, group, configuration }: Column['members'][number],
  at: Node | undefined,
  x: number,
  { column, last, scale }: { column: number; last: boolean; scale: Scale },
): Mark[] {
  if (!at) return []
  const middle = at.y + at.height / 2
  const lines = titleLines(title)
  const y = middle - labelHeight(title, group) / 2 + 12
  const marks: Mark[] = [{ as: 'rect', x, y: at.y, width: node, height: at.height, look: ['node'] }]
  if (numbered(scale) || at.height >= 14)
    marks.push(text(x + node / 2, middle + 4.5, shorten(number, node, 12), ['small', 'strong', 'inverse'], 'middle'))
  if (last) {
    marks.push({ as: 'text', x: x + node + 12, y, lines, look: ['medium'] })
    marks.push(text(x + node + 12, y + lines.length * 16, shorten(group, titles - 20, 12), ['small', 'faint']))
  }
  return [
    {
      as: 'group',
      ref: configuration,
      label: `${number} ${title}`,
      strand: { node: `${column} ${configuration}` },
      marks,
    },
  ]
}
/** The groups of the first column, each beside its run of configurations. */
function groupMarks(column: Column | undefined, nodes: readonly Node[]): Mark[] {
  const runs: { group: string; from: number; to: number }[] = []
  column?.members.forEach(({ group }, i) => {
    const n = nodes[i]
    const run = runs.at(-1)
    if (!n) return
    if (run && run.group === group) run.to = n.y + n.height
    else runs.push({ group, from: n.y, to: n.y + n.height })
  })
  return runs.flatMap(({ group, from, to }): Mark[] => {
    const lines = wrap(group, left - 24, 13, Math.max(1, Math.floor((to - from) / 16)))
    const y = (from + to) / 2 - (lines.length * 16) / 2 + 12.5
    return lines.length > 0 ? [{ as: 'text', x: left - 12, y, lines, anchor: 'end', look: ['soft'] }] : []
  })
}

/** Configurations that nothing led to. */
function newMarks(column: Column | undefined, nodes: readonly Node[], strands: readonly Strand[], x: number): Mark[] {
  const reached = new Set(strands.map(({ to }) => to))
  return (column?.members ?? []).flatMap(({ configuration }, i) => {
    const n = nodes[i]
    if (!n || reached.has(configuration)) return []
    return [text(x - 10, n.y + n.height / 2 + 4, 'new', ['small', 'soft'], 'end')]
  })
}

function legendMarks(strands: readonly Strand[], y: number): Mark[] {
  const entries: { look: Look[]; words: string; stop?: boolean }[] = []
  const entry = (look: Look[], verdicts: readonly string[], after = '', stop = false) => {
    if (verdicts.length > 0) entries.push({ look, words: `${listed([...new Set(verdicts)])}${after}`, stop })
  }
  const those = (test: (strand: Strand) => boolean) => strands.filter(test).map(({ verdict }) => verdict)
  const looksLike = (look: string) => (strand: Strand) => strand.to !== undefined && ribbonLook(strand).join() === look
  entry(['known', 'edge'], those(looksLike('known,edge')))
  entry(['known', 'edge', 'dashed'], those(looksLike('known,edge,dashed')), '; which became which is inferred')
  entry(['hatched', 'edge', 'dashed'], those(looksLike('hatched,edge,dashed')), '; which with which is inferred')
  entry(
    ['dropped'],
    those(({ to, verdict }) => !to && verdict !== 'left out'),
    '',
    true,
  )
  entry(
    ['paper', 'edge', 'dashed'],
    those(({ to, verdict }) => !to && verdict === 'left out'),
    ' of this version',
  )
  let x = left
  return entries.flatMap(({ look, words, stop }) => {
    const marks: Mark[] = [
      { as: 'rect', x, y: y - 9, width: 24, height: 10, look },
      text(x + 32, y, words, ['small', 'soft']),
    ]
    if (stop) marks.push({ as: 'path', d: `M${px(x + 24)} ${px(y - 11)}V${px(y + 3)}`, look: ['stop'] })
    x += 32 + textWidth(words, 12) + 20
    return marks
  })
}

function told(columns: readonly Column[], gaps: readonly Strand[][]): string {
  const number = (column: Column | undefined, id: Id<'cmoc'> | undefined) =>
    column?.members.find(({ configuration }) => configuration === id)?.number ?? ''
  return gaps
    .map((strands, i) => {
      const [before, after] = [columns[i], columns[i + 1]]
      const moves = strands.map(({ from, to, verdict, inferred }) => {
        const became = to ? ` ${verdict === 'merged' || verdict === 'split' ? 'into' : 'to'} ${number(after, to)}` : ''
        return `${number(before, from)} ${verdict}${became}${inferred ? ' (inferred)' : ''}`
      })
      return `From ${before?.name} to ${after?.name}: ${moves.join('; ') || 'nothing'}.`
    })
    .join(' ')
}
