import type { Event } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { after } from '../../screening/standing.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import { sameCompany } from './company.ts'
import { type Alike, alikePairs, groupsOf } from './likeness.ts'

/** Which idea each component is: those said to be one by their words share the id of the first of them. */
export type Ideas = ReadonlyMap<Id<'cmp'>, Id<'cmp'>>

/** By what components are taken for one idea: their words alone, or also the company they stand in. */
export const likenessKinds = ['words', 'company'] as const
export type LikenessKind = (typeof likenessKinds)[number]

/** A group of components that may be one idea: how far its members are alike, and by what. */
export interface IdeaGroup {
  members: Id<'cmp'>[]
  by: LikenessKind
  /** Why, in the words or the neighbours that its first two share. */
  shared: string[]
}

/** Components in use that may be one idea, and are not judged to be two. */
export interface Similar {
  groups: IdeaGroup[]
  ideas: Ideas
}

/** Joining makes company more alike; after so many rounds nothing more is asked. */
const rounds = 4

const known = new WeakMap<object, Map<LikenessKind, { seq: number; similar: Similar }>>()

/**
 * Components of the live theory that say nearly the same: in nearly the same words, and by `company` also in other words in
 * the same place. A proposal for people, who merge them or judge them to be two. Kept for a state until something changes
 * that it is made of; whoever hands in the events is not made to wait after every vote and every piece of evidence.
 */
export function similarComponents(
  state: State,
  by: LikenessKind = 'company',
  events?: () => readonly Event[],
): Similar {
  const of = known.get(state) ?? new Map<LikenessKind, { seq: number; similar: Similar }>()
  known.set(state, of)
  const before = of.get(by)
  if (before && (before.seq === state.seq || (events && !after(events(), before.seq).some(bears)))) {
    before.seq = state.seq
    return before.similar
  }
  const similar = found(state, by)
  of.set(by, { seq: state.seq, similar })
  return similar
}

/** Whether likeness may be another after an event. */
const bears = ({ fact }: Event): boolean =>
  ['component.worded', 'link.placed', 'configuration.formed', 'theory.refined', 'likeness.judged'].includes(fact.type)

function found(state: State, by: LikenessKind): Similar {
  const used = new Set(
    liveConfigurations(state).flatMap(([id]) => linksOf(state, id).map(([, { component }]) => component)),
  )
  const texts = new Map([...used].sort().map((id) => [id, state.component.get(id)?.text ?? ''] as const))
  const apart = judgedApart(state)
  const ideas = new Map<Id<'cmp'>, Id<'cmp'>>([...used].map((id) => [id, id]))
  const members = new Map<Id<'cmp'>, Id<'cmp'>[]>([...used].map((id) => [id, [id]]))
  const why = new Map<Id<'cmp'>, Pick<IdeaGroup, 'by' | 'shared'>>()
  /** Joins what is alike, as long as no two of the members were judged to be two. */
  const join = (pairs: readonly Alike<Id<'cmp'>>[], kind: LikenessKind): boolean => {
    let joined = false
    for (const group of groupsOf(pairs)) {
      const all = group.flatMap((id) => members.get(id) ?? [])
      if (all.some((a, i) => all.slice(i + 1).some((b) => apart.has(pairKey(a, b))))) continue
      const [first = '' as Id<'cmp'>, ...others] = all.sort()
      const pair = pairs.find(({ a, b }) => group.includes(a) && group.includes(b))
      for (const id of all) ideas.set(id, first)
      for (const id of others) members.delete(id)
      members.set(first, all)
      why.set(first, { by: kind, shared: pair?.shared ?? [] })
      joined = true
    }
    return joined
  }
  join(alikePairs(texts), 'words')
  for (let round = 0; by === 'company' && round < rounds; round++)
    if (!join(sameCompany(state, ideas), 'company')) break
  const groups = [...members].flatMap(([first, all]): IdeaGroup[] => {
    const said = why.get(first)
    return said && all.length > 1 ? [{ members: all, ...said }] : []
  })
  return {
    groups: groups.sort(
      (a, b) => b.members.length - a.members.length || ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1),
    ),
    ideas,
  }
}

const pairKey = (a: Id, b: Id): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
const judgedApart = (state: State): Set<string> =>
  new Set([...state.likeness.values()].map(({ things: [a, b] }) => pairKey(a as Id, b as Id)))

/** Two configurations that share ideas in most of their slots, and in none of them say opposite things. */
export interface SimilarConfigurations {
  a: Id<'cmoc'>
  b: Id<'cmoc'>
  /** Slots in which both hold the same idea, of all that either fills. */
  same: string[]
  filled: number
}

/** Pairs of configurations that may be one: at least three slots, and all but one of those filled, hold the same idea. */
export function similarConfigurations(state: State, ideas: Ideas): SimilarConfigurations[] {
  const shapes = liveConfigurations(state).map(([id]) => ({ id, ...shapeOf(state, id, ideas) }))
  const apart = judgedApart(state)
  const holders = new Map<string, typeof shapes>()
  for (const shape of shapes)
    for (const part of shape.parts) {
      const there = holders.get(part)
      if (there) there.push(shape)
      else holders.set(part, [shape])
    }
  const pairs: SimilarConfigurations[] = []
  for (const one of shapes) {
    const others = new Map<(typeof shapes)[number], string[]>()
    for (const part of one.parts)
      for (const other of holders.get(part) ?? [])
        if (other.id > one.id) others.set(other, [...(others.get(other) ?? []), part.slice(0, part.indexOf(' '))])
    for (const [other, parts] of others) {
      const same = [...new Set(parts)]
      const filled = new Set([...one.slots, ...other.slots]).size
      if (same.length < 3 || same.length < filled - 1 || one.direction !== other.direction) continue
      if (!apart.has(pairKey(one.id, other.id))) pairs.push({ a: one.id, b: other.id, same, filled })
    }
  }
  return pairs.sort((x, y) => y.same.length / y.filled - x.same.length / x.filled || (x.a + x.b < y.a + y.b ? -1 : 1))
}

/** What a configuration says, by ideas: "slot idea" for each part, and where its outcomes go. */
export function shapeOf(state: State, id: Id<'cmoc'>, ideas: Ideas) {
  const links = linksOf(state, id).map(([, link]) => link)
  const directions = new Set(links.flatMap(({ direction }) => direction ?? []))
  return {
    parts: new Set(links.map(({ slot, component }) => `${slot} ${ideas.get(component) ?? component}`)),
    slots: new Set(links.map(({ slot }) => slot)),
    direction: directions.size === 1 ? [...directions][0] : undefined,
  }
}
