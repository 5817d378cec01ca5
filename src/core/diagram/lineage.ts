import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { type Look, type Mark, px, type Scene, text } from './scene.ts'
import { type Column, lineage, type Strand } from './strands.ts'
import { shorten, textWidth, wrap } from './words.ts'

const unit = 24
const node = 28
const left = 168
const top = 48
const titles = 324

interface Node {
  configuration: Id<'cmoc'>
  y: number
  height: number
}

/**
 * The theory's versions from left to right and ribbons from each configuration to what it became: solid where that is
 * known, dashed where the pairing is inferred (a merge is then hatched), ended at a bar where it was dropped.
 */
export function lineageFigure(state: State, madeAt?: (id: Id) => number | undefined): Scene {
  const { columns, gaps } = lineage(state, madeAt)
  const between = columns.length === 2 ? 444 : columns.length === 3 ? 300 : 240
  const at = (column: number) => left + column * (node + between)
  const placed = place(columns, gaps)
  const bottom = Math.max(...placed.flat().map(({ y, height }) => y + height), top)
  const used = gaps.flat()
  const legend = legendMarks(used, bottom + 36)
  return {
    width: at(columns.length - 1) + node + titles + 8,
    height: bottom + (used.length > 0 ? 48 : 12),
    title: `Lineage of the theory: ${columns.map(({ members }) => members.length).join(' to ')}`,
    desc: told(columns, gaps),
    marks: [
      ...columns.flatMap((column, i) => headMarks(column, at(i), i === columns.length - 1 ? titles : between)),
      ...gaps.flatMap((strands, i) => ribbons(strands, placed[i] ?? [], placed[i + 1] ?? [], at(i) + node, at(i + 1))),
      ...groupMarks(columns[0], placed[0] ?? []),
      ...columns.flatMap((column, i) =>
        column.members.flatMap((member, m) => nodeMarks(member, placed[i]?.[m], at(i), i === columns.length - 1)),
      ),
      ...gaps.flatMap((strands, i) => newMarks(columns[i + 1], placed[i + 1] ?? [], strands, at(i + 1))),
      ...legend,
    ],
  }
}

/** Each column in order; from the second on, each node as near as may be to where its ribbons come from. */
function place(columns: readonly Column[], gaps: readonly Strand[][]): Node[][] {
  const placed: Node[][] = []
  columns.forEach((column, i) => {
    const into = gaps[i - 1] ?? []
    const out = gaps[i] ?? []
    const before = new Map((placed[i - 1] ?? []).map((n) => [n.configuration, n]))
    const ins = tally(into.flatMap(({ to }) => to ?? []))
    const outs = tally(out.map(({ from }) => from))
    const wished = new Map<Id<'cmoc'>, number[]>()
    for (const { from, to } of into) {
      const source = before.get(from)
      if (to && source) wished.set(to, [...(wished.get(to) ?? []), source.y + source.height / 2])
    }
    const last = i === columns.length - 1
    let floor = top
    let group: string | undefined
    const nodes = column.members.map(({ configuration, title, group: own }): Node => {
      const height = unit * Math.max(1, ins.get(configuration) ?? 0, outs.get(configuration) ?? 0)
      const label = last ? labelHeight(title, own) : 0
      const room = Math.max(height, label)
      if (group !== undefined && own !== group) floor += 12
      group = own
      const wishes = wished.get(configuration) ?? []
      const wish = wishes.reduce((sum, y) => sum + y, 0) / Math.max(1, wishes.length) - room / 2
      const y = Math.max(floor, last || wishes.length === 0 ? floor : wish)
      floor = y + room + 8
      return { configuration, y: y + (room - height) / 2, height }
    })
    placed.push(nodes)
  })
  return placed.map((nodes) => centred(nodes, Math.max(...placed.map(lowest))))
}

const lowest = (nodes: readonly Node[]): number => Math.max(top, ...nodes.map(({ y, height }) => y + height))
const centred = (nodes: readonly Node[], bottom: number): Node[] => {
  const down = (bottom - lowest(nodes)) / 2
  return nodes.map((n) => ({ ...n, y: n.y + down }))
}

function tally(ids: readonly Id<'cmoc'>[]): Map<Id<'cmoc'>, number> {
  const counts = new Map<Id<'cmoc'>, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const labelHeight = (title: string, group: string) => titleLines(title).length * 16 + (group ? 16 : 0)
const titleLines = (title: string) => wrap(title, titles - 20, 13, 2)

const headMarks = ({ name, members }: Column, x: number, room: number): Mark[] => [
  text(x, 14, shorten(name, room, 13), ['strong']),
  text(x, 30, counted(members.length, 'configuration'), ['small', 'faint']),
]

/** The ribbons of one gap. Those that share a node stand under each other in the order of their other ends. */
function ribbons(
  strands: readonly Strand[],
  from: readonly Node[],
  to: readonly Node[],
  x1: number,
  x2: number,
): Mark[] {
  const sources = new Map(from.map((n) => [n.configuration, n]))
  const targets = new Map(to.map((n) => [n.configuration, n]))
  const ends = strands.flatMap((strand) => {
    const source = sources.get(strand.from)
    return source ? [{ strand, source, target: strand.to && targets.get(strand.to) }] : []
  })
  const leaves = offsets(
    ends,
    ({ source }) => source,
    ({ target }) => target?.y ?? 0,
  )
  const enters = offsets(
    ends,
    ({ target }) => target,
    ({ source }) => source.y,
  )
  const weight = ({ strand }: (typeof ends)[number]) => (strand.to ? (strand.inferred ? 1 : 0) : 2)
  const drawn = [...ends].sort((a, b) => weight(a) - weight(b))
  const bodies = drawn.map((end): Mark => {
    const y1 = end.source.y + (leaves.get(end) ?? 0)
    const { strand } = end
    const label = `${strand.verdict}${strand.inferred ? ', inferred' : ''}`
    const ref = strand.act ? { ref: strand.act } : {}
    return {
      as: 'group',
      ...ref,
      label,
      marks: end.target ? [ribbon(strand, x1, y1, x2, end.target.y + (enters.get(end) ?? 0))] : stub(strand, x1, y1),
    }
  })
  const words = drawn.map((end) => {
    const halo: Look[] = ribbonLook(end.strand).includes('hatched') ? ['halo'] : []
    return text(x1 + 10, end.source.y + (leaves.get(end) ?? 0) + 16, end.strand.verdict, ['small', 'soft', ...halo])
  })
  return [...bodies, ...words]
}

/** How far below the top of its node each ribbon starts or ends. */
function offsets<T>(ends: readonly T[], side: (end: T) => Node | undefined, other: (end: T) => number): Map<T, number> {
  const at = new Map<T, number>()
  const filled = new Map<Node, number>()
  for (const end of [...ends].sort((a, b) => other(a) - other(b))) {
    const here = side(end)
    if (!here) continue
    const used = filled.get(here) ?? 0
    at.set(end, used)
    filled.set(here, used + unit)
  }
  for (const end of ends) {
    const here = side(end)
    const spare = here && (here.height - (filled.get(here) ?? 0)) / 2
    if (spare) at.set(end, (at.get(end) ?? 0) + spare)
  }
  return at
}

function ribbon(strand: Strand, x1: number, y1: number, x2: number, y2: number): Mark {
  const [a, b, c, d, m] = [px(y1), px(y2), px(y2 + unit), px(y1 + unit), px((x1 + x2) / 2)]
  const path = `M${px(x1)} ${a}C${m} ${a} ${m} ${b} ${px(x2)} ${b}V${c}C${m} ${c} ${m} ${d} ${px(x1)} ${d}Z`
  return { as: 'path', d: path, look: ribbonLook(strand) }
}

const ribbonLook = ({ verdict, inferred }: Strand): Look[] => {
  if (!inferred) return ['known', 'edge']
  return [verdict === 'merged' || verdict === 'split' ? 'hatched' : 'known', 'edge', 'dashed']
}

function stub(strand: Strand, x: number, y: number): Mark[] {
  const width = textWidth(strand.verdict, 12) + 28
  if (strand.verdict === 'left out')
    return [{ as: 'rect', x, y, width, height: unit, look: ['paper', 'edge', 'dashed'] }]
  return [
    { as: 'rect', x, y, width, height: unit, look: ['dropped'] },
    { as: 'path', d: `M${px(x + width)} ${px(y - 3)}V${px(y + unit + 3)}`, look: ['stop'] },
  ]
}

function nodeMarks(member: Column['members'][number], at: Node | undefined, x: number, last: boolean): Mark[] {
  if (!at) return []
  const middle = at.y + at.height / 2
  const lines = titleLines(member.title)
  const y = middle - labelHeight(member.title, member.group) / 2 + 12
  const marks: Mark[] = [
    { as: 'rect', x, y: at.y, width: node, height: at.height, look: ['node'] },
    text(x + node / 2, middle + 4.5, shorten(member.number, node, 12), ['small', 'strong', 'inverse'], 'middle'),
  ]
  if (last) {
    marks.push({ as: 'text', x: x + node + 12, y, lines, look: ['medium'] })
    marks.push(text(x + node + 12, y + lines.length * 16, shorten(member.group, titles - 20, 12), ['small', 'faint']))
  }
  return [{ as: 'group', ref: member.configuration, label: `${member.number} ${member.title}`, marks }]
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
        const became = to ? ` to ${number(after, to)}` : ''
        return `${number(before, from)} ${verdict}${became}${inferred ? ' (inferred)' : ''}`
      })
      return `From ${before?.name} to ${after?.name}: ${moves.join('; ') || 'nothing'}.`
    })
    .join(' ')
}
