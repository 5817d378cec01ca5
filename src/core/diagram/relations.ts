import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Row } from './lanes.ts'
import { along, type Look, type Mark, text } from './scene.ts'
import { shorten, textWidth } from './words.ts'

export type Relation = [Id<'rel'>, Value<'relation'>]

/** Where a row stands: relations leave and enter at `middle`, on tracks that begin at `top`. */
export interface Placed {
  row: Row
  top: number
  title: number
  middle: number
  bottom: number
}

/** Relations that pass something on; the others only say how two configurations stand to each other. */
export const carries = (kind: Relation[1]['kind']): boolean =>
  kind === 'becomes context of' || kind === 'feeds back to' || kind === 'moderates'

/** Lines side by side before they begin to share a place; a tangle stays a figure. */
const most = 12

/** How much room relations need on either side. */
export interface Gutters {
  left: number
  right: number
  brackets: number
}

export function gutters(relations: readonly Relation[]): Gutters {
  const carried = relations.filter(([, { kind }]) => carries(kind)).length
  const brackets = Math.min(most, relations.length - carried)
  return { left: 12 + brackets * 9 + Math.min(most, carried) * 7, right: 16 + Math.min(most, carried) * 8, brackets }
}

/**
 * The lines between rows. What is carried leaves its row on the right, runs on a track of its own above the row it
 * enters, and enters that on the left; the others are brackets at the far left.
 */
export function relationMarks(
  relations: readonly Relation[],
  placed: readonly Placed[],
  edges: { left: number; right: number },
  { brackets }: Gutters,
): Mark[] {
  const rows = new Map(placed.map((at) => [at.row.id, at]))
  const used = new Map<Placed, { in: number; out: number }>()
  const place = (at: Placed) => {
    const known = used.get(at) ?? { in: 0, out: 0 }
    used.set(at, known)
    return known
  }
  let carried = 0
  let told = 0
  return relations.flatMap(([id, relation]): Mark[] => {
    const from = rows.get(relation.of)
    const to = rows.get(relation.to)
    if (!from || !to) return []
    const look: Look[] = relation.status === 'evidenced' ? ['loop'] : ['loop', 'dashed']
    const label = words(relation, from.row.number ?? '', to.row.number ?? '')
    if (!carries(relation.kind)) {
      const x = 4 + (told++ % Math.max(1, brackets)) * 9
      const inner = edges.left - 6
      const ends = [[inner, from.title - 4], [x, from.title - 4], [x, to.title - 4], [inner, to.title - 4]] as const // biome-ignore format: one line
      const thread: Look[] = relation.status === 'evidenced' ? ['thread'] : ['thread', 'dashed']
      return [{ as: 'group', ref: id, label, marks: [{ as: 'path', d: along(ends, 4), look: thread, arrow: true }] }]
    }
    const column = carried++ % most
    const out = spread(place(from).out++)
    const entry = place(to).in++
    const track = to.top + 10 + entry * 18
    const x1 = edges.right + 10 + column * 8
    const x2 = edges.left - 9 - (entry % most) * 7
    const into = to.middle + spread(entry)
    const d = along(
      [
        [edges.right, from.middle + out],
        [x1, from.middle + out],
        [x1, track],
        [x2, track],
        [x2, into],
        [edges.left - 2, into],
      ],
      6,
    )
    const said = shorten(label, edges.right - edges.left - 48, 12)
    return [
      {
        as: 'group',
        ref: id,
        label,
        marks: [
          { as: 'path', d, look, arrow: true },
          { as: 'rect', x: edges.left + 20, y: track - 8, width: textWidth(said, 12) + 8, height: 16, look: ['paper'] },
          text(edges.left + 24, track + 4, said, ['small', 'soft']),
        ],
      },
    ]
  })
}

/** 0, 5, -5, 10, -10, 0 …: the ends of several lines at one row lie apart. */
const spread = (n: number): number => Math.ceil((n % 5) / 2) * 5 * (n % 2 === 0 ? -1 : 1) + 0

function words({ kind, status }: Relation[1], from: string, to: string): string {
  const doubt = status === 'evidenced' ? '' : ` (${status})`
  if (kind === 'becomes context of') return `outcome of ${from} becomes the context of ${to}${doubt}`
  return `${from} ${kind} ${to}${doubt}`
}
