import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { carries } from '../../theory/lanes.ts'
import type { Drawn, Joined, Strung } from './join.ts'

/** Where a line ends: at a box, or at the strip of a configuration as a whole. */
export type End = { box: Drawn; strip: Strung } | { box?: undefined; strip: Strung }

/** A line between two configurations before it has a way: a relation, or an outcome that is a context again. */
export interface Tie {
  id: string
  as: 'relation' | 'again'
  from: End
  to: End
  known: boolean
  carries: boolean
  says: string
  /** It runs on a track above the strip it enters; else it is a bracket at the far left. */
  tracked: boolean
}

export interface Ends {
  ties: Tie[]
  tracks: Map<Id<'cmoc'>, number>
}

type Relation = [Id<'rel'>, Value<'relation'>]

/** What is drawn between configurations. What is one box already needs no line. */
export function endsOf(state: State, joined: Joined): Ends {
  const strips = new Map(joined.strips.map((one) => [one.told.id, one]))
  const boxes = new Map<string, Drawn>()
  for (const box of joined.boxes) for (const { link } of box.users) if (link) boxes.set(link, box)
  const end = (id: Id<'cmoc'>, link: Id<'lnk'> | undefined): End | undefined => {
    const strip = strips.get(id)
    const box = link && boxes.get(link)
    const owner = box && strips.get(box.owner.id)
    if (box && owner && strip?.stacks.some((stack) => stack.boxes.includes(box))) return { box, strip: owner }
    return strip && { strip }
  }
  const again = new Map(joined.again.map(([from, to]) => [`${from.part.id} ${to.part.id}`, [from, to] as const]))
  const ties: Tie[] = []
  for (const [id, relation] of state.relation as Iterable<Relation>) {
    const { of, to, kind, status, fromLink, toLink } = relation
    const [a, b] = [end(of, fromLink), end(to, toLink)]
    const [from, into] = [strips.get(of), strips.get(to)]
    if (!a || !b || !from || !into) continue
    const passes = carries(kind)
    if (passes && isOneBox(a, b, from, into)) continue
    const pair = passes ? joined.again.find(([x, y]) => leaves(x, from) && enters(y, into)) : undefined
    const known = pair && again.delete(`${pair[0].part.id} ${pair[1].part.id}`)
    const ends =
      known && pair ? { from: ownedBy(strips, pair[0], from), to: ownedBy(strips, pair[1], into) } : { from: a, to: b }
    const doubt = status === 'evidenced' ? '' : ` (${status})`
    const words =
      kind === 'becomes context of'
        ? `outcome of ${from.told.number} becomes the context of ${into.told.number}`
        : `${from.told.number} ${kind} ${into.told.number}`
    const tracked = passes || from.stage + into.stage > 0
    ties.push({
      id,
      as: 'relation',
      ...ends,
      known: status === 'evidenced',
      carries: passes,
      says: words + doubt,
      tracked,
    })
  }
  for (const [from, to] of again.values()) {
    const [a, b] = [strips.get(from.owner.id), strips.get(to.owner.id)]
    if (!a || !b) continue
    const says = `outcome of ${a.told.number} is the context of ${b.told.number}`
    const id = `again_${from.part.id}.${to.part.id}`
    ties.push({
      id,
      as: 'again',
      from: { box: from, strip: a },
      to: { box: to, strip: b },
      known: true,
      carries: true,
      says,
      tracked: true,
    })
  }
  const tracks = new Map<Id<'cmoc'>, number>()
  for (const { tracked, to } of ties) if (tracked) tracks.set(to.strip.told.id, (tracks.get(to.strip.told.id) ?? 0) + 1)
  return { ties, tracks }
}

const ownedBy = (strips: ReadonlyMap<Id<'cmoc'>, Strung>, box: Drawn, otherwise: Strung): End => ({
  box,
  strip: strips.get(box.owner.id) ?? otherwise,
})
const leaves = (box: Drawn, { told }: Strung) => box.users.some((user) => user.told === told && user.role === 'o')
const enters = (box: Drawn, { told }: Strung) => box.users.some((user) => user.told === told && user.role === 'c')

/** Whether an outcome of the one is drawn as a context of the other. */
function isOneBox(a: End, b: End, from: Strung, into: Strung): boolean {
  if (a.box && b.box) return a.box === b.box
  const outcomes = new Set(a.box ? [a.box] : (from.stacks.find(({ role }) => role === 'o')?.boxes ?? []))
  const contexts = b.box ? [b.box] : (into.stacks.find(({ role }) => role === 'c')?.boxes ?? [])
  return contexts.some((box) => outcomes.has(box))
}

/** Lines side by side before they begin to share a place; a tangle stays a figure. */
export const most = 12

interface Margins {
  left: number
  right: number
}

/** How much room the lines need on either side. */
export function marginsOf({ ties }: Ends, across: number): Margins {
  const tracked = Math.min(most, ties.filter((one) => one.tracked).length)
  return {
    left: 12 + bracketsOf(ties) * 9 + tracked * 7,
    right: 16 + tracked * 8 + Math.min(8, across) * 10,
  }
}

export const bracketsOf = (ties: readonly Tie[]): number => Math.min(most, ties.filter((one) => !one.tracked).length)

/** Relations that carry nothing from outcome to context are told beside the title, too. */
export function notesOf(state: State, { strips }: Joined): Map<Id<'cmoc'>, string> {
  const numbers = new Map(strips.map(({ told }) => [told.id, told.number]))
  const notes = new Map<Id<'cmoc'>, string>()
  for (const { of, to, kind } of state.relation.values()) {
    const other = numbers.get(to)
    if (carries(kind) || !other || !numbers.has(of)) continue
    notes.set(of, [notes.get(of), `${kind} ${other}`].filter(Boolean).join('; '))
  }
  return notes
}
