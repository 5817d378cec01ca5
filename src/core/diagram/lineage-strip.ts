import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, inWords, listed, sentenceCase } from '../wording.ts'
import { type Mark, px, type Scene } from './scene.ts'
import { type Column, type Lineage, lineage, type Strand } from './strands.ts'

const width = 372
const unit = 12
const node = 10
const apart = 8

/** The lineage without words, to be read at a glance: what became of what, in the same grammar as `lineageFigure`. */
export function lineageStrip(state: State, madeAt?: (id: Id) => number | undefined): Scene {
  const told = lineage(state, madeAt)
  const step = (width - node) / Math.max(1, told.columns.length - 1)
  const placed = told.columns.map((column, i) => places(column, told.gaps[i - 1] ?? [], told.gaps[i] ?? []))
  return {
    width,
    height: Math.max(unit, ...placed.map(({ height }) => height)),
    title: 'Lineage of the theory',
    desc: lineageInWords(told),
    marks: [
      ...told.gaps.flatMap((strands, i) => {
        const [from, to] = [placed[i], placed[i + 1]]
        return from && to ? ribbons(strands, from.at, to.at, i * step + node, (i + 1) * step) : []
      }),
      ...placed.flatMap(({ at }, i) =>
        [...at.values()].map(
          ({ y, height }): Mark => ({ as: 'rect', x: i * step, y, width: node, height, look: ['node'] }),
        ),
      ),
    ],
  }
}

/** "Nine became six: four refined, four merged into two, one dropped." From the first version to the last. */
function lineageInWords({ columns, gaps }: Lineage): string {
  const [first, last] = [columns[0]?.members.length ?? 0, columns.at(-1)?.members.length ?? 0]
  const strands = gaps.flat()
  const verdicts = [...new Set(strands.map(({ verdict }) => verdict))].map((verdict) => {
    const those = strands.filter((strand) => strand.verdict === verdict)
    const from = new Set(those.map((strand) => strand.from)).size
    const into = new Set(those.flatMap((strand) => strand.to ?? [])).size
    return verdict === 'merged' || verdict === 'split'
      ? `${inWords(from)} ${verdict} into ${inWords(into)}`
      : `${inWords(from)} ${verdict}`
  })
  if (strands.every(({ verdict }) => verdict === 'kept')) return `${sentenceCase(counted(last, 'configuration'))}.`
  return `${sentenceCase(inWords(first))} became ${inWords(last)}: ${listed(verdicts)}.`
}

type Places = Map<Id<'cmoc'>, { y: number; height: number }>

function places({ members }: Column, into: readonly Strand[], out: readonly Strand[]): { at: Places; height: number } {
  const at: Places = new Map()
  let y = 0
  for (const { configuration } of members) {
    const ends = (list: readonly Strand[], side: 'from' | 'to') =>
      list.filter((strand) => strand[side] === configuration).length
    const height = unit * Math.max(1, ends(into, 'to'), ends(out, 'from'))
    at.set(configuration, { y, height })
    y += height + apart
  }
  return { at, height: y - apart }
}

function ribbons(strands: readonly Strand[], from: Places, to: Places, x1: number, x2: number): Mark[] {
  const used = new Map<string, number>()
  const next = (side: string, id: Id<'cmoc'>) => {
    const taken = used.get(side + id) ?? 0
    used.set(side + id, taken + unit)
    return taken
  }
  const ordered = [...strands].sort((a, b) => (from.get(a.from)?.y ?? 0) - (from.get(b.from)?.y ?? 0))
  const marks = ordered.flatMap((strand): Mark[] => {
    const source = from.get(strand.from)
    if (!source) return []
    const y1 = source.y + next('from', strand.from)
    const target = strand.to && to.get(strand.to)
    if (!target || !strand.to)
      return [
        { as: 'rect', x: x1, y: y1, width: 44, height: unit, look: ['dropped'] },
        { as: 'path', d: `M${px(x1 + 44)} ${px(y1 - 2)}V${px(y1 + unit + 2)}`, look: ['stop'] },
      ]
    const y2 = target.y + next('to', strand.to)
    const [m, b, c] = [px((x1 + x2) / 2), px(y2), px(y2 + unit)]
    const d = `M${px(x1)} ${px(y1)}C${m} ${px(y1)} ${m} ${b} ${px(x2)} ${b}V${c}C${m} ${c} ${m} ${px(y1 + unit)} ${px(x1)} ${px(y1 + unit)}Z`
    const merged = strand.verdict === 'merged' || strand.verdict === 'split'
    return [{ as: 'path', d, look: strand.inferred ? [merged ? 'hatched' : 'known', 'edge', 'dashed'] : ['known'] }]
  })
  return marks.sort((a, b) => depth(a) - depth(b))
}

/** What is known lies under what is inferred, and merges on top, so that hatching stays readable where ribbons cross. */
const depth = (mark: Mark): number =>
  'look' in mark ? Number(mark.look.includes('dashed')) + Number(mark.look.includes('hatched')) : 0
