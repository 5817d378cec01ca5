import type { Id } from '../ids.ts'
import { type Look, type Mark, px, text } from './scene.ts'
import type { Strand } from './strands.ts'
import { textWidth } from './words.ts'

/** How high one configuration is drawn, and how far from the next. */
export interface Scale {
  unit: number
  apart: number
}
/** Room for its number and the verdict. */
export const large: Scale = { unit: 24, apart: 8 }
/** From so many pixels on, words fit on a ribbon and numbers into a node. */
const legible = 14
export const numbered = ({ unit }: Scale): boolean => unit >= legible

/** Where a configuration stands in its column. */
export interface Node {
  configuration: Id<'cmoc'>
  y: number
  height: number
}

/** The ribbons of one gap. Those that share a node stand under each other in the order of their other ends. */
export function ribbons(
  strands: readonly Strand[],
  from: readonly Node[],
  to: readonly Node[],
  x1: number,
  x2: number,
  { scale, gap }: { scale: Scale; gap: number },
): Mark[] {
  const { unit } = scale
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
    unit,
  )
  const enters = offsets(
    ends,
    ({ target }) => target,
    ({ source }) => source.y,
    unit,
  )
  const wayOf = ({ strand: { from, to }, target }: (typeof ends)[number]) => ({
    from: `${gap} ${from}`,
    ...(target && { to: `${gap + 1} ${to}` }),
  })
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
      strand: wayOf(end),
      marks: end.target
        ? [ribbon(strand, x1, y1, x2, end.target.y + (enters.get(end) ?? 0), unit)]
        : stub(strand, x1, y1, unit),
    }
  })
  if (!numbered(scale)) return bodies
  const words = drawn.map((end): Mark => {
    const halo: Look[] = ribbonLook(end.strand).includes('hatched') ? ['halo'] : []
    const y = end.source.y + (leaves.get(end) ?? 0) + unit / 2 + 4
    const said = text(x1 + 10, y, end.strand.verdict, ['small', 'soft', ...halo])
    return { as: 'group', strand: wayOf(end), marks: [said] }
  })
  return [...bodies, ...words]
}

/** How far below the top of its node each ribbon starts or ends. */
function offsets<T>(
  ends: readonly T[],
  side: (end: T) => Node | undefined,
  other: (end: T) => number,
  unit: number,
): Map<T, number> {
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

function ribbon(strand: Strand, x1: number, y1: number, x2: number, y2: number, unit: number): Mark {
  const [a, b, c, d, m] = [px(y1), px(y2), px(y2 + unit), px(y1 + unit), px((x1 + x2) / 2)]
  const path = `M${px(x1)} ${a}C${m} ${a} ${m} ${b} ${px(x2)} ${b}V${c}C${m} ${c} ${m} ${d} ${px(x1)} ${d}Z`
  return { as: 'path', d: path, look: ribbonLook(strand) }
}

/** Solid is known; a dashed edge says that the pairing is inferred, and an inferred merge or split is hatched too. */
export const ribbonLook = ({ verdict, inferred }: Strand): Look[] => {
  if (!inferred) return ['known', 'edge']
  return [verdict === 'merged' || verdict === 'split' ? 'hatched' : 'known', 'edge', 'dashed']
}

function stub(strand: Strand, x: number, y: number, unit: number): Mark[] {
  const width = unit < legible ? 40 : textWidth(strand.verdict, 12) + 28
  const over = Math.min(3, unit / 4)
  if (strand.verdict === 'left out')
    return [{ as: 'rect', x, y, width, height: unit, look: ['paper', 'edge', 'dashed'] }]
  return [
    { as: 'rect', x, y, width, height: unit, look: ['dropped'] },
    { as: 'path', d: `M${px(x + width)} ${px(y - over)}V${px(y + unit + over)}`, look: ['stop'] },
  ]
}
