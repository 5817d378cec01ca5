import type { Grouping } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import type { Band, Box, Strip } from './drawing.ts'
import type { Drawn, Joined, Strung } from './join.ts'
import { between, type Grid, heightOf, linesOf, topOf } from './measure.ts'
import type { Content } from './strips.ts'

/** Where something was put by hand: how far from its lane, and how far below the top of its band. */
export interface Put {
  x: number
  y: number
}

export interface Placed {
  bands: Band[]
  strips: Map<Id<'cmoc'>, Strip>
  boxes: Map<Drawn, Box>
  bottom: number
}

interface Setting {
  grid: Grid
  pins: ReadonlyMap<string, Put>
  by: Grouping
  notes: ReadonlyMap<Id<'cmoc'>, string>
  /** How many relations enter a configuration on tracks of their own above it. */
  tracks: ReadonlyMap<Id<'cmoc'>, number>
}

const headRoom = 28
export const headingRoom = 20
export const trackRoom = 18
/** From the top of a strip to its boxes: its title. */
const titleRoom = 22
const rowGap = 20
const foldedHeight = 52
/** So far a box put by hand may stand beside its lane: the order of lanes is the method's, and nobody's to move. */
const sway = 16

/** Gives bands, strips and boxes their places, band under band. */
export function place({ bands, lanes }: Content, { strips }: Joined, setting: Setting): Placed {
  const placed: Placed = { bands: [], strips: new Map(), boxes: new Map(), bottom: headRoom }
  const { grid } = setting
  const width = lanes.length === 0 ? 0 : grid.x(grid.columns - 1) + grid.lane - grid.x(0)
  const members = new Map<Band['id'], Strung[]>(bands.map(({ id }) => [id, []]))
  for (const one of strips) members.get(one.band)?.push(one)
  for (const { id, title, folded, strips } of bands) {
    const y = placed.bottom
    const top = topOf({ y, title })
    const bottom = folded ? y + foldedHeight : placeBand(id, members.get(id) ?? [], top, setting, placed)
    const parts = strips.flatMap(({ stacks }) => [...stacks.values()].flat())
    const bare = parts.filter(({ link, evidenced }) => link && !evidenced).length
    placed.bands.push({
      id,
      title,
      folded,
      configurations: strips.length,
      bare,
      x: grid.x(0),
      y,
      width,
      height: bottom - y,
    })
    placed.bottom = bottom + (folded ? rowGap / 2 : rowGap)
  }
  return placed
}

/** A part of a band that is taken: columns `from` to `to`, from `top` to `bottom`. */
interface Taken {
  from: number
  to: number
  top: number
  bottom: number
}

interface Room {
  one: Strung
  own: { column: number; boxes: Drawn[] }[]
  from: number
  to: number
  tallest: number
  /** Above its title: the name of its theory, tracks of relations. */
  lead: number
  heading: string | undefined
}

/** Gives the strips of a band and their boxes places, first what was put by hand; says where the band ends. */
function placeBand(band: Band['id'], strips: readonly Strung[], top: number, setting: Setting, placed: Placed): number {
  const { grid, pins } = setting
  const taken: Taken[] = []
  const put = (drawn: Drawn, x: number, y: number, pinned: boolean): Box => {
    const box = boxOf(drawn, { band, x, y, width: grid.lane, pinned }, grid)
    placed.boxes.set(drawn, box)
    return box
  }
  const rooms = roomsOf(strips, setting)
  for (const { one } of rooms)
    for (const drawn of one.stacks.flatMap(({ boxes }) => boxes)) {
      const pin = drawn.owner === one.told && !placed.boxes.has(drawn) ? pins.get(drawn.part.id) : undefined
      if (!pin) continue
      const x = grid.x(drawn.column) + Math.max(-sway, Math.min(sway, pin.x))
      const { y, height } = put(drawn, x, top + Math.max(0, pin.y), true)
      taken.push({ from: drawn.column, to: drawn.column, top: y, bottom: y + height })
    }
  /** Where the next strip of a stage that begins of its own looks for its place. */
  const cursors: number[] = []
  const isPinned = ({ one }: Room) => pins.has(one.told.id)
  for (const room of [...rooms.filter(isPinned), ...rooms.filter((one) => !isPinned(one))]) {
    const { one, own, from, to, tallest, lead } = room
    const above = lead + titleRoom + tallest / 2
    const begins = beginningOf(one, placed, band)
    const cursor = cursors[one.stage] ?? top
    const pin = pins.get(one.told.id)
    const y = pin
      ? top + Math.max(0, pin.y)
      : freeFrom(taken, begins === undefined ? cursor : Math.max(top, begins - above), room, grid)
    if (begins === undefined && !pin) cursors[one.stage] = y + above + tallest / 2 + rowGap
    const bottom = y + above + tallest / 2
    if (lead > 0) taken.push({ from: 0, to: grid.columns, top: y, bottom: y + lead })
    taken.push({ from, to, top: y, bottom: bottom + rowGap })
    const middle = y + above
    placed.strips.set(one.told.id, {
      ...stripOf(room, setting),
      band,
      x: grid.x(from),
      y,
      width: grid.x(to) + grid.lane - grid.x(from),
      height: bottom - y,
      middle,
      baseline: y + lead + 14,
      ...(pin && { pinned: true as const }),
    })
    for (const { column, boxes } of own) {
      let at = middle - stackHeight(boxes, grid) / 2
      for (const drawn of boxes) at += put(drawn, grid.x(column), at, false).height + between
    }
  }
  const ends = [...[...placed.strips.values()].filter((one) => one.band === band), ...boxesIn(strips, placed)]
  return ends.reduce((lowest, { y, height }) => Math.max(lowest, y + height), top)
}

function stripOf({ one: { told }, heading }: Room, { notes }: Setting) {
  const { id, number, title, aside, unpublished } = told
  const note = [...aside, notes.get(id)].filter(Boolean).join('; ')
  return { id, number, title, note, unpublished, ...(heading && { heading }) }
}

const boxesIn = (strips: readonly Strung[], { boxes }: Placed): Box[] =>
  strips.flatMap(({ told, stacks }) =>
    stacks.flatMap((stack) => stack.boxes.flatMap((drawn) => (drawn.owner === told ? (boxes.get(drawn) ?? []) : []))),
  )

/** What each strip needs: the columns it takes and how high its tallest stack is. A joined context is not its own. */
function roomsOf(strips: readonly Strung[], { grid, pins, by, tracks }: Setting): Room[] {
  let before: string | undefined
  return strips.map((one): Room => {
    const own = one.stacks.map(({ column, boxes }) => ({
      column,
      boxes: boxes.filter((drawn) => drawn.owner === one.told && !pins.has(drawn.part.id)),
    }))
    const first = one.stacks[0]
    const joined = first?.boxes.some((drawn) => drawn.owner !== one.told && drawn.role !== first.role)
    const rest = joined && own[0]?.boxes.length === 0 && own.length > 1 ? own.slice(1) : own
    const columns = rest.map(({ column }) => column)
    const from = columns[0] ?? 0
    const heading = by === 'framework' && one.told.theory !== before ? one.told.theory : undefined
    before = one.told.theory
    return {
      one,
      own,
      from,
      to: columns.at(-1) ?? grid.columns - 1,
      tallest: Math.max(20, ...own.map(({ boxes }) => stackHeight(boxes, grid))),
      lead: (heading ? headingRoom : 0) + (tracks.get(one.told.id) ?? 0) * trackRoom,
      heading,
    }
  })
}

/** The height at which a configuration begins, where its context is the outcome of one that has its place already. */
function beginningOf({ told, stacks: [first] }: Strung, { boxes }: Placed, band: Band['id']): number | undefined {
  for (const drawn of first?.boxes ?? []) {
    const box = drawn.owner !== told && drawn.role !== first?.role ? boxes.get(drawn) : undefined
    if (box?.band === band) return box.y + box.height / 2
  }
  return undefined
}

/** The first height from `y` on at which a strip takes nobody's room. */
function freeFrom(taken: readonly Taken[], y: number, { from, to, tallest, lead }: Room, grid: Grid): number {
  const height = lead + titleRoom + tallest + rowGap
  const meets = (one: Taken, from: number, to: number, top: number, bottom: number) =>
    one.from <= to && one.to >= from && one.top < bottom && one.bottom > top
  let at = y
  for (let again = true; again; ) {
    again = false
    for (const one of taken)
      if (meets(one, from, to, at, at + height) || (lead > 0 && meets(one, 0, grid.columns, at, at + lead))) {
        at = one.bottom
        again = true
      }
  }
  return at
}

const stackHeight = (boxes: readonly Drawn[], grid: Grid): number =>
  boxes.reduce((sum, drawn) => sum + heightOf(linesOf(drawn, grid)) + between, -between)

function boxOf(
  drawn: Drawn,
  at: { band: Band['id']; x: number; y: number; width: number; pinned: boolean },
  grid: Grid,
): Box {
  const { part, role, users } = drawn
  const { pinned, ...place } = at
  const { lines, said } = linesOf(drawn, grid)
  return {
    id: part.id,
    ...place,
    height: heightOf({ lines, said }),
    ...(part.component && { component: part.component }),
    links: users.flatMap(({ link }) => link ?? []),
    configurations: [...new Set(users.map(({ told }) => told.id))],
    role,
    lines,
    said,
    evidenced: part.evidenced,
    missing: !part.link,
    ...(pinned && { pinned }),
  }
}
