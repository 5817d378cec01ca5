import type { Grouping } from '../../choices.ts'
import type { State } from '../../state.ts'
import { type Configuration, liveConfigurations } from '../../theory/lineage.ts'
import { arrowsOf } from './arrows.ts'
import { told } from './desc.ts'
import type { Band, Drawing, Lane } from './drawing.ts'
import { acrossFolds } from './folded.ts'
import { type Joined, joinedOf } from './join.ts'
import { type Grid, gridOf } from './measure.ts'
import { type Put, place } from './place.ts'
import { endsOf, marginsOf, notesOf } from './relate.ts'
import { type Content, contentOf } from './strips.ts'

interface Wish {
  configurations?: readonly Configuration[]
  by?: Grouping
  folded?: (band: Band['id']) => boolean
  pins?: ReadonlyMap<string, Put>
}

/**
 * The web of causes laid out: a band for each programme theory, a strip for each configuration, its components in lanes,
 * contexts left of mechanisms left of outcomes whatever loops there are. Where an outcome is the context of another
 * configuration the two are one line, joined in one box. Placing is one pass: no theory and no tangle takes long, and the
 * same state gives the same places.
 */
export function layOut(state: State, wish: Wish = {}): Drawing {
  const { configurations = liveConfigurations(state), by = 'theory', folded = () => false, pins = new Map() } = wish
  const content = contentOf(state, configurations, by, folded)
  const joined = joinedOf(content)
  const ends = endsOf(state, joined)
  const across = acrossFolds(state, content)
  const margins = marginsOf(ends, across.length)
  const grid = gridOf(content.lanes.length, joined.columns, margins)
  const right = grid.x(grid.columns - 1) + grid.lane
  const placed = place(content, joined, { grid, pins, by, notes: notesOf(state, joined), tracks: ends.tracks })
  const arrows = arrowsOf(joined, ends, placed, grid)
  return {
    width: right + margins.right,
    height: placed.bottom,
    desc: told(content, joined, ends),
    by,
    lanes: lanesOf(content, joined, grid),
    bands: placed.bands,
    strips: [...placed.strips.values()],
    boxes: [...placed.boxes.values()],
    arrows: [...arrows, ...across.map((one, i) => one.drawn(placed.bands, right, i))],
  }
}

/** Lane after lane; of a stage further on, its contexts are the outcomes before. */
function lanesOf({ lanes }: Content, { columns }: Joined, grid: Grid): Lane[] {
  const each = Math.max(1, lanes.length - 1)
  return Array.from({ length: lanes.length === 0 ? 0 : columns }, (_, i) => {
    const at = i < lanes.length ? i : ((i - 1) % each) + 1
    const { role, title } = lanes[at] ?? { role: 'other' as const, title: '' }
    const next = at === lanes.length - 1 && i < columns - 1 ? `, then ${lanes[0]?.title.toLowerCase()}` : ''
    return { x: grid.x(i), width: grid.lane, role, title: title + next }
  })
}
