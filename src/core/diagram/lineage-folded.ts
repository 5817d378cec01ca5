import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'
import { counted } from '../wording.ts'
import { type Look, type Mark, px, type Scene, text } from './scene.ts'
import type { Column, Lineage, Strand } from './strands.ts'
import { shorten, wrap } from './words.ts'

const left = 168
const node = 28
const right = 240
const top = 48
/** The bands of the fullest version together, without the room between them. */
const tall = 380
const apart = 28
/** From so many pixels on, words fit on a ribbon. */
const legible = 14

/** The ways that configurations of one programme theory went, told apart by what became of them. */
type Way = 'went on' | 'merged' | 'split' | 'ended'
const wayOf = ({ to, verdict }: Strand): Way =>
  !to ? 'ended' : verdict === 'merged' || verdict === 'split' ? verdict : 'went on'
const ways: readonly Way[] = ['went on', 'split', 'merged', 'ended']

/** Solid is known; what is hatched with a dashed edge is inferred, as in the figure of few configurations. */
const lookOf = ({ inferred }: Flow): Look[] => (inferred ? ['hatched', 'edge', 'dashed'] : ['known', 'edge'])

/** Configurations that went one way from one programme theory to another. */
interface Flow {
  way: Way
  /** Which became which is inferred. */
  inferred: boolean
  from: string
  /** Absent where they left the theory. */
  to?: string
  verdicts: Map<Strand['verdict'], number>
  /** How many it takes of the one side, and of the other. One that goes several ways is shared among them. */
  out: number
  in: number
  sources: Set<string>
  targets: Set<string>
}

interface Band {
  y: number
  height: number
  count: number
}

/**
 * The lineage of a theory that is too large to be seen configuration by configuration: each version as bands, one for each
 * programme theory and as high as it has configurations, and ribbons as wide as configurations went that way: what is
 * merged narrows, what is split widens, what was dropped ends at a bar.
 */
export function foldedLineage(state: State, { columns, gaps }: Lineage): Scene {
  const theories: { key: string; id: Id<'pt'> | undefined; title: string }[] = [
    ...inOrder(state, 'theory').map(([id, { title }]) => ({ key: id as string, id, title })),
    { key: '', id: undefined, title: 'Under no programme theory' },
  ].filter(({ key }) => columns.some(({ members }) => members.some(({ theory }) => (theory ?? '') === key)))
  const count = ({ members }: Column, key: string) => members.filter(({ theory }) => (theory ?? '') === key).length
  const rows = theories.map(({ key }) => Math.max(...columns.map((column) => count(column, key))))
  const unit =
    tall /
    Math.max(
      1,
      rows.reduce((sum, n) => sum + n, 0),
    )
  const between = Math.max(200, 760 / Math.max(1, columns.length - 1) - node)
  const at = (column: number) => left + column * (node + between)
  let y = top
  const tops = rows.map((n) => {
    const here = y
    y += Math.max(16, n * unit) + apart
    return here
  })
  const bands = columns.map(
    (column) =>
      new Map(
        theories.map(({ key }, i): [string, Band] => {
          const n = count(column, key)
          const height = n === 0 ? 0 : Math.max(2, n * unit)
          const room = Math.max(16, (rows[i] ?? 0) * unit)
          return [key, { y: (tops[i] ?? top) + (room - height) / 2, height, count: n }]
        }),
      ),
  )
  const flows = gaps.map((strands, i) => flowsOf(strands, columns[i], columns[i + 1]))
  return {
    width: at(columns.length - 1) + node + right,
    height: y + 12,
    title: `Lineage of the theory by programme theory: ${columns.map(({ members }) => members.length).join(' to ')}`,
    desc: columns
      .slice(1)
      .map((column, i) => `From ${columns[i]?.name} to ${column.name}: ${said(flows[i] ?? [])}.`)
      .join(' '),
    marks: [
      ...columns.flatMap(({ name, members }, i): Mark[] => [
        text(at(i), 14, shorten(name, i === columns.length - 1 ? right : between, 13), ['strong']),
        text(at(i), 30, counted(members.length, 'configuration'), ['small', 'faint']),
      ]),
      ...flows.flatMap((all, i) =>
        flowMarks(all, bands[i], bands[i + 1], { x1: at(i) + node, x2: at(i + 1), unit, gap: i }),
      ),
      ...columns.flatMap((_, i) =>
        theories.flatMap(({ key, id, title }): Mark[] => {
          const band = bands[i]?.get(key)
          if (!band || band.count === 0) return []
          const marks: Mark[] = [{ as: 'rect', x: at(i), y: band.y, width: node, height: band.height, look: ['node'] }]
          const middle = band.y + band.height / 2
          if (band.height >= legible)
            marks.push(text(at(i) + node / 2, middle + 4, String(band.count), ['small', 'strong', 'inverse'], 'middle'))
          const label = `${title}: ${counted(band.count, 'configuration')}`
          return [{ as: 'group', ...(id && { ref: id }), label, strand: { node: `${i} ${key}` }, marks }]
        }),
      ),
      ...theories.flatMap(({ key, title }): Mark[] => {
        const [first, last] = [bands[0]?.get(key), bands.at(-1)?.get(key)]
        const lines = wrap(title, left - 24, 13, 3)
        const words: Mark[] = []
        if (first)
          words.push({
            as: 'text',
            x: left - 12,
            y: first.y + first.height / 2 - lines.length * 8 + 12.5,
            lines,
            anchor: 'end',
            look: ['soft'],
          })
        if (last && last.count > 0)
          words.push(
            text(
              at(columns.length - 1) + node + 12,
              last.y + last.height / 2 + 4,
              shorten(`${last.count} ${title}`, right - 20, 13),
              ['medium'],
            ),
          )
        return words
      }),
    ],
  }
}

function flowsOf(strands: readonly Strand[], before: Column | undefined, after: Column | undefined): Flow[] {
  const under = (column: Column | undefined) =>
    new Map((column?.members ?? []).map(({ configuration, theory }) => [configuration, theory ?? '']))
  const [sources, targets] = [under(before), under(after)]
  const flows = new Map<string, Flow>()
  for (const strand of strands) {
    const way = wayOf(strand)
    const from = sources.get(strand.from) ?? ''
    const to = strand.to && (targets.get(strand.to) ?? '')
    const { inferred } = strand
    const key = `${way}\n${inferred}\n${from}\n${to ?? '-'}`
    const flow = flows.get(key) ?? {
      way,
      inferred,
      from,
      ...(to !== undefined && { to }),
      verdicts: new Map(),
      out: 0,
      in: 0,
      sources: new Set(),
      targets: new Set(),
    }
    flows.set(key, flow)
    if (!flow.sources.has(strand.from)) flow.verdicts.set(strand.verdict, (flow.verdicts.get(strand.verdict) ?? 0) + 1)
    flow.sources.add(strand.from)
    if (strand.to) flow.targets.add(strand.to)
  }
  const all = [...flows.values()]
  const shares = (side: 'sources' | 'targets') => {
    const n = new Map<string, number>()
    for (const flow of all) for (const id of flow[side]) n.set(id, (n.get(id) ?? 0) + 1)
    return n
  }
  const [given, taken] = [shares('sources'), shares('targets')]
  for (const flow of all) {
    for (const id of flow.sources) flow.out += 1 / (given.get(id) ?? 1)
    for (const id of flow.targets) flow.in += 1 / (taken.get(id) ?? 1)
  }
  return all
}

interface Room {
  x1: number
  x2: number
  unit: number
  gap: number
}

function flowMarks(
  flows: readonly Flow[],
  from: ReadonlyMap<string, Band> | undefined,
  to: ReadonlyMap<string, Band> | undefined,
  { x1, x2, unit, gap }: Room,
): Mark[] {
  const order = (key: string | undefined) => (key === undefined ? Number.MAX_SAFE_INTEGER : (to?.get(key)?.y ?? 0))
  const sorted = [...flows].sort((a, b) => order(a.to) - order(b.to) || ways.indexOf(a.way) - ways.indexOf(b.way))
  const [left, taken] = [new Map<string, number>(), new Map<string, number>()]
  const next = (used: Map<string, number>, key: string, height: number) => {
    const here = used.get(key) ?? 0
    used.set(key, here + height)
    return here
  }
  const places = sorted.flatMap((flow) => {
    const source = from?.get(flow.from)
    return source ? [{ flow, y: source.y + next(left, flow.from, flow.out * unit), height: flow.out * unit }] : []
  })
  // At the other end they stand in the order of where they come from, so that few cross.
  const ends = new Map<Flow, number>()
  for (const { flow } of [...places].sort((a, b) => a.y - b.y)) {
    const target = flow.to === undefined ? undefined : to?.get(flow.to)
    if (target && flow.to !== undefined) ends.set(flow, target.y + next(taken, flow.to, flow.in * unit))
  }
  const strandOf = ({ from, to }: Flow) => ({
    from: `${gap} ${from}`,
    ...(to !== undefined && { to: `${gap + 1} ${to}` }),
  })
  const bodies = places.map(({ flow, y, height }): Mark => {
    const end = ends.get(flow)
    const marks =
      end === undefined
        ? ended(x1, y, height)
        : [tapered({ x1, y1: y, h1: height, x2, y2: end, h2: flow.in * unit }, lookOf(flow))]
    return { as: 'group', label: told(flow), strand: strandOf(flow), marks }
  })
  const words = places
    .filter(({ height }) => height >= legible)
    .map(({ flow, y, height }): Mark => {
      const said = shorten(told(flow), (x2 - x1) * (flow.to === undefined ? 0.6 : 0.8), 12)
      const mark = text(x1 + 10, y + height / 2 + 4, said, ['small', 'soft', 'halo'])
      return { as: 'group', strand: strandOf(flow), marks: [mark] }
    })
  return [...bodies, ...words]
}

function tapered(
  { x1, y1, h1, x2, y2, h2 }: { x1: number; y1: number; h1: number; x2: number; y2: number; h2: number },
  look: Look[],
): Mark {
  const m = px((x1 + x2) / 2)
  const d = `M${px(x1)} ${px(y1)}C${m} ${px(y1)} ${m} ${px(y2)} ${px(x2)} ${px(y2)}V${px(y2 + h2)}C${m} ${px(y2 + h2)} ${m} ${px(y1 + h1)} ${px(x1)} ${px(y1 + h1)}Z`
  return { as: 'path', d, look }
}

const ended = (x: number, y: number, height: number): Mark[] => [
  { as: 'rect', x, y, width: 120, height: Math.max(1, height), look: ['dropped'] },
  { as: 'path', d: `M${px(x + 120)} ${px(y - 2)}V${px(y + height + 2)}`, look: ['stop'] },
]

/** "40 merged into 12", "8 refined, 3 kept", "15 dropped", "17 merged, then split". */
function told({ way, verdicts, sources, targets, inferred }: Flow): string {
  const words = [...verdicts].sort(([, a], [, b]) => b - a).map(([verdict, n]) => `${n} ${verdict}`)
  const parted = way === 'merged' && targets.size > sources.size
  const into = parted ? ', then split' : way === 'merged' || way === 'split' ? ` into ${targets.size}` : ''
  return `${words.join(', ')}${into}${inferred ? ', inferred' : ''}`
}

/** The same for a whole gap, whatever the programme theory. */
function said(flows: readonly Flow[]): string {
  const sums = new Map<Strand['verdict'], number>()
  for (const { verdicts } of flows) for (const [verdict, n] of verdicts) sums.set(verdict, (sums.get(verdict) ?? 0) + n)
  return [...sums].map(([verdict, n]) => `${n} ${verdict}`).join(', ') || 'nothing'
}
