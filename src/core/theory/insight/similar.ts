import type { Event } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { after } from '../../screening/standing.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import { sameCompany } from './company.ts'
import { type Alike, alikePairs, groupsOf, sameWords, wordsIn } from './likeness.ts'

/** Which idea each component is: those said to be one by their words share the id of the first of them. */
export type Ideas = ReadonlyMap<Id<'cmp'>, Id<'cmp'>>

/** By what components are taken for one idea: their words alone, or also the company they stand in. */
export const likenessKinds = ['words', 'company'] as const
export type LikenessKind = (typeof likenessKinds)[number]

/** A group of components that may be one idea: how far its members are alike, and by what. */
interface IdeaGroup {
  members: Id<'cmp'>[]
  by: LikenessKind
  /** Why, in the words or the neighbours that its first two share. */
  shared: string[]
}

/** Components in use that may be one idea, and are not judged to be two. */
interface Similar {
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
  const theory = liveConfigurations(state).map(([id]) => linksOf(state, id).map(([, link]) => link))
  const used = new Set(theory.flatMap((links) => links.map(({ component }) => component)))
  const texts = new Map([...used].sort().map((id) => [id, state.component.get(id)?.text ?? ''] as const))
  const apart = judgedApart(state)
  const ideas = new Map<Id<'cmp'>, Id<'cmp'>>([...used].map((id) => [id, id]))
  const members = new Map<Id<'cmp'>, Id<'cmp'>[]>([...used].map((id) => [id, [id]]))
  const why = new Map<Id<'cmp'>, Pick<IdeaGroup, 'by' | 'shared'>>()
  /** Joins the members of each group, as long as no two of them were judged to be two. */
  const join = (
    groups: readonly Id<'cmp'>[][],
    by: LikenessKind,
    shared: (group: Id<'cmp'>[]) => string[],
  ): boolean => {
    let joined = false
    for (const group of groups) {
      const all = group.flatMap((id) => members.get(id) ?? [])
      const held = new Set<Id>(all)
      if (apart.some(([a, b]) => held.has(a) && held.has(b))) continue
      const [first = '' as Id<'cmp'>, ...others] = all.sort()
      for (const id of all) ideas.set(id, first)
      for (const id of others) members.delete(id)
      members.set(first, all)
      why.set(first, { by, shared: shared(group) })
      joined = true
    }
    return joined
  }
  const joinPairs = (pairs: readonly Alike<Id<'cmp'>>[], by: LikenessKind) => {
    const groups = groupsOf(pairs)
    const first = firstPairs(pairs, groups)
    return join(groups, by, (group) => first.get(group)?.shared() ?? [])
  }
  // What is said in the very same words is one first, and compared once.
  join(sameWords(texts), 'words', ([id = '' as Id<'cmp'>]) => wordsIn(texts.get(id) ?? ''))
  joinPairs(alikePairs(new Map([...members.keys()].map((id) => [id, texts.get(id) ?? '']))), 'words')
  for (let round = 0; by === 'company' && round < rounds; round++)
    if (!joinPairs(sameCompany(theory, ideas), 'company')) break
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

/** The most alike two of each group. */
function firstPairs<T extends Id>(pairs: readonly Alike<T>[], groups: readonly T[][]): Map<T[], Alike<T>> {
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
  const first = new Map<T[], Alike<T>>()
  for (const pair of pairs) {
    const group = groupOf.get(pair.a)
    if (group && group === groupOf.get(pair.b) && !first.has(group)) first.set(group, pair)
  }
  return first
}

/** The pairs that somebody said are two. */
const judgedApart = (state: State): (readonly [Id, Id])[] =>
  [...state.likeness.values()].map(({ things: [a, b] }) => [a as Id, b as Id])

/** Configurations that may be one: each two of them hold the same idea in nearly all slots, and say nothing opposite. */
interface ConfigurationGroup {
  members: Id<'cmoc'>[]
  /** Slots in which all of them share an idea, of all that any of them fills. */
  same: string[]
  filled: number
}

/**
 * Configurations that may be one, most alike first: each two share ideas in at least three slots, and in all but one of
 * those filled, and their outcomes go the same way. No two that somebody judged to be two stand in one group.
 */
export function similarConfigurations(state: State, ideas: Ideas): ConfigurationGroup[] {
  // Those that say the same by ideas are compared once: in a large theory most are of a few shapes.
  const shapes = new Map<string, Shape & { members: Id<'cmoc'>[] }>()
  for (const [id] of liveConfigurations(state)) {
    const shape = shapeOf(state, id, ideas)
    const key = [...shape.parts].sort().join('\n') + (shape.direction ?? '')
    const known = shapes.get(key)
    if (known) known.members.push(id)
    else shapes.set(key, { ...shape, members: [id] })
  }
  const all = [...shapes.values()]
  const pairs = alikeShapes(all)
  const joined = groupsOf(pairs).map((group) => group.map(Number))
  const grouped = new Set(joined.flat())
  const apart = judgedApart(state)
  return [...joined, ...all.flatMap((_, at) => (grouped.has(at) ? [] : [[at]]))]
    .flatMap((group) => {
      const of = group.map((at) => all[at] as (typeof all)[number])
      const slots = [...new Set(of.flatMap(({ slots }) => [...slots]))]
      const first = of[0] as (typeof all)[number]
      const held = [...first.parts].filter((part) => of.every(({ parts }) => parts.has(part))).map(slotIn)
      const same = slots.filter((slot) => held.includes(slot))
      if (same.length < leastSame) return []
      const members = of.flatMap(({ members }) => members)
      return withoutApart(members, apart).map((members) => ({ members, same, filled: slots.length }))
    })
    .sort(
      (x, y) =>
        y.same.length / y.filled - x.same.length / x.filled ||
        y.members.length - x.members.length ||
        ((x.members[0] as string) < (y.members[0] as string) ? -1 : 1),
    )
}

/** Configurations that may be one share ideas in at least so many slots. */
const leastSame = 3
const slotIn = (part: string): string => part.slice(0, part.indexOf(' '))

/** The pairs of shapes that are alike, by their places in the list, most alike first. */
function alikeShapes(shapes: readonly Shape[]): { a: string; b: string }[] {
  const holders = new Map<string, number[]>()
  shapes.forEach(({ parts }, at) => {
    for (const part of parts) {
      const there = holders.get(part)
      if (there) there.push(at)
      else holders.set(part, [at])
    }
  })
  const pairs: { a: string; b: string; share: number }[] = []
  /** In how many slots one shares a part with each of the others. */
  const shared = new Uint16Array(shapes.length)
  shapes.forEach((one, at) => {
    const touched = new Set<number>()
    for (const slot of one.slots) {
      const others = [...one.parts].filter((part) => slotIn(part) === slot).flatMap((part) => holders.get(part) ?? [])
      for (const other of new Set(others))
        if (other > at) {
          shared[other] = (shared[other] as number) + 1
          touched.add(other)
        }
    }
    for (const place of touched) {
      const same = shared[place] as number
      shared[place] = 0
      if (same < leastSame) continue
      const other = shapes[place] as Shape
      const filled = new Set([...one.slots, ...other.slots]).size
      if (same < filled - 1 || one.direction !== other.direction) continue
      pairs.push({ a: String(at), b: String(place), share: same / filled })
    }
  })
  return pairs.sort((x, y) => y.share - x.share)
}

/** A group in as many as are needed so that no two judged to be two are together; groups of one are left out. */
function withoutApart<T extends Id>(members: readonly T[], apart: readonly (readonly [Id, Id])[]): T[][] {
  const held = new Set<Id>(members)
  const here = apart.filter(([a, b]) => held.has(a) && held.has(b))
  const groups: T[][] = []
  for (const id of members) {
    const not = new Set(here.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : [])))
    const fits = groups.find((group) => !group.some((other) => not.has(other)))
    if (fits) fits.push(id)
    else groups.push([id])
  }
  return groups.filter(({ length }) => length > 1)
}

/** What a configuration says, by ideas: "slot idea" for each part, and where its outcomes go. */
interface Shape {
  parts: ReadonlySet<string>
  slots: ReadonlySet<string>
  direction: string | undefined
}

function shapeOf(state: State, id: Id<'cmoc'>, ideas: Ideas): Shape {
  const links = linksOf(state, id).map(([, link]) => link)
  const directions = new Set(links.flatMap(({ direction }) => direction ?? []))
  return {
    parts: new Set(links.map(({ slot, component }) => `${slot} ${ideas.get(component) ?? component}`)),
    slots: new Set(links.map(({ slot }) => slot)),
    direction: directions.size === 1 ? [...directions][0] : undefined,
  }
}
