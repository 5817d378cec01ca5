import type { Id } from '../../ids.ts'
import type { Role } from '../../theory/lanes.ts'
import type { Band } from './drawing.ts'
import { type Leads, stagesOf } from './stages.ts'
import type { Content, Part, Told } from './strips.ts'

/** A box before it has a place: what it shows, its column, and the configurations it stands for. */
export interface Drawn {
  part: Part
  role: Role
  column: number
  /** The configuration in whose strip it stands. */
  owner: Told
  users: { told: Told; role: Role; link: Id<'lnk'> | undefined }[]
}

export interface Strung {
  told: Told
  band: Band['id']
  stage: number
  stacks: { role: Role; column: number; boxes: Drawn[] }[]
}

export interface Joined {
  /** Configurations of open bands, in the order in which they are given places. */
  strips: Strung[]
  boxes: Drawn[]
  /** Outcomes that are contexts elsewhere and could not be drawn as one box: from the one to the other. */
  again: [from: Drawn, to: Drawn][]
  columns: number
}

/**
 * Which components are one box. An outcome that is the context of what stands one stage on is; so is what directly
 * follows itself in a lane. Everything else is drawn where it is needed, so that each configuration can be read as a row.
 */
export function joinedOf({ bands, lanes }: Content): Joined {
  const open = bands.filter(({ folded }) => !folded)
  const told = open.flatMap(({ strips }) => strips)
  const lane = new Map(lanes.map(({ role }, i) => [role, i]))
  const stage = stagesOf(
    told.map(({ id }) => id),
    lane.has('c') && lane.has('o') ? leadsOf(told) : new Map(),
  )
  const at = ({ id }: Told) => stage.get(id) ?? 0
  const column = (strip: Told, role: Role) => at(strip) * (lanes.length - 1) + (lane.get(role) ?? 0)
  const keyOf = (strip: Told, role: Role, part: Part) => `${column(strip, role)} ${part.component ?? part.id}`

  // Where an outcome stands, and whether a context stands there too: then all who have it there share one box.
  const outcomes = new Set(told.flatMap((one) => (one.stacks.get('o') ?? []).map((part) => keyOf(one, 'o', part))))
  const meets = new Set(
    told
      .flatMap((one) => (one.stacks.get('c') ?? []).map((part) => keyOf(one, 'c', part)))
      .filter((key) => outcomes.has(key)),
  )
  const boxes: Drawn[] = []
  const shared = new Map<string, Drawn>()
  const strips = open.flatMap(({ id: band, strips }) => {
    let before: { stage: number; boxes: ReadonlyMap<string, Drawn> } | undefined
    return [...strips]
      .sort((a, b) => at(a) - at(b))
      .map((told): Strung => {
        const own = new Map<string, Drawn>()
        const near = before?.stage === at(told) ? before.boxes : undefined
        const stacks = [...told.stacks].map(([role, parts]) => {
          const here = new Set<Drawn>()
          for (const part of parts) {
            const key = keyOf(told, role, part)
            const meet = (role === 'o' || role === 'c') && meets.has(key)
            const known = meet ? shared.get(key) : (near?.get(`${role} ${key}`) ?? own.get(`${role} ${key}`))
            const box: Drawn = known ?? { part, role, column: column(told, role), owner: told, users: [] }
            if (!known) boxes.push(box)
            if (meet) shared.set(key, box)
            else own.set(`${role} ${key}`, box)
            box.users.push({ told, role, link: part.link })
            here.add(box)
          }
          return { role, column: column(told, role), boxes: [...here] }
        })
        before = { stage: at(told), boxes: own }
        return { told, band, stage: at(told), stacks }
      })
  })
  // A joined box belongs to a configuration that it is the outcome of, so that a chain begins at its beginning.
  for (const box of shared.values()) {
    const maker = box.users.find(({ role }) => role === 'o')?.told
    const part = maker?.stacks.get('o')?.find(({ component }) => component === box.part.component)
    if (maker && part) Object.assign(box, { owner: maker, role: 'o', part })
  }
  return {
    strips,
    boxes,
    again: againOf(boxes),
    columns: Math.max(lanes.length, ...boxes.map(({ column }) => column + 1)),
  }
}

/** Configurations lead to their outcomes, and those one stage on to whatever has them as its context. */
function leadsOf(told: readonly Told[]): Map<string, Leads> {
  const leads = new Map<string, { to: string[]; step: 0 | 1 }>()
  const lead = (from: string, to: string, step: 0 | 1) => {
    const known = leads.get(from)
    if (known) known.to.push(to)
    else leads.set(from, { to: [to], step })
  }
  for (const { id, stacks } of told) {
    for (const { component } of stacks.get('o') ?? []) if (component) lead(id, component, 0)
    for (const { component } of stacks.get('c') ?? []) if (component) lead(component, id, 1)
  }
  return leads
}

/** From every outcome that is a context elsewhere to one box where it is, and to every such context from one outcome. */
function againOf(boxes: readonly Drawn[]): [Drawn, Drawn][] {
  const found = new Map<string, { outcomes: Drawn[]; contexts: Drawn[] }>()
  const as = (box: Drawn, role: Role) => box.users.some((user) => user.role === role)
  for (const box of boxes) {
    const { component } = box.part
    if (!component) continue
    const both = found.get(component) ?? { outcomes: [], contexts: [] }
    found.set(component, both)
    if (as(box, 'o')) both.outcomes.push(box)
    if (as(box, 'c')) both.contexts.push(box)
  }
  return [...found.values()].flatMap(({ outcomes, contexts }) => {
    const [from] = outcomes
    const [to] = contexts
    if (!from || !to) return []
    const first = outcomes.filter((box) => !contexts.includes(box)).map((box): [Drawn, Drawn] => [box, to])
    const rest = contexts
      .filter((box) => !outcomes.includes(box) && !(box === to && first.length > 0))
      .map((box): [Drawn, Drawn] => [from, box])
    return [...first, ...rest]
  })
}
