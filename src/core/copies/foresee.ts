import { type Fact, type NounName, nounOfFact, refsOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import { idsIn, renamed } from './names.ts'
import type { Told } from './union.ts'

/** What is known of acts before they are told again, because it depends on what comes after them. */
export interface Foreseen {
  /** Acts that took away what the other copy goes on to use: what they took away stays. */
  contested: ReadonlySet<string>
  /** Acts that join sources. */
  joins: ReadonlySet<string>
  /** Joins of what the other copy had joined already, one way or the other. */
  again: ReadonlySet<string>
  /** By the id of an event, the sources that it names under the name of what they are joined into later. */
  renamed: Renamed
  /** The same for what was joined before: where that join could not be told, they are still there under their own name. */
  renamedSince: Renamed
}
type Renamed = ReadonlyMap<string, ReadonlyMap<string, Id>>

/**
 * Looks through the acts of two copies once, oldest first. A source that one copy joined into another goes on under that
 * one's name in what the other copy did with it, before the join and after: else a vote would be lost because
 * somebody else removed a duplicate. What one copy removed and the other names later is not removed.
 */
export function foresee(acts: readonly (readonly Told[])[]): Foreseen {
  const joinsOf = new Map(acts.map((act) => [act[0]?.act ?? '', joined(act)]))
  const joins = new Set([...joinsOf].filter(([, one]) => one.size > 0).map(([name]) => name))
  // A join that is contested does not come about, so nothing goes on under another name because of it.
  const off = new Set<string>()
  for (;;) {
    for (const name of off) joinsOf.delete(name)
    const found = lookThrough(acts, joinsOf)
    for (const name of off) found.contested.add(name)
    const { size } = off
    for (const name of found.contested) if (joins.has(name)) off.add(name)
    if (off.size === size) return { ...found, joins }
  }
}

/** The same, with these joins and no others, by their acts. */
function lookThrough(acts: readonly (readonly Told[])[], joinsOf: ReadonlyMap<string, Map<string, Id>>) {
  const contested = new Set<string>()
  const again = new Set<string>()
  const ever = new Set([...joinsOf.values()].flatMap((joins) => [...joins.keys()]))
  const into = new Map<string, Id>()
  const earlier = new Map<string, Map<string, Id>>()
  const since = new Map<string, Map<string, Id>>()
  /** Of each source that is ever joined: the things that name it, and in which events. */
  const naming = new Map<string, Map<string, Told[]>>()
  const gone = new Map<string, Set<string>>()
  const rename = (renames: typeof earlier, event: Told, from: string, to: Id) => {
    const known = renames.get(event.id)
    if (known) known.set(from, to)
    else renames.set(event.id, new Map([[from, to]]))
  }

  for (const act of acts) {
    const name = act[0]?.act ?? ''
    const joins = joinsOf.get(name) ?? new Map<string, Id>()
    const touched = new Set<string>(act.map(({ fact }) => fact.id))
    for (const [from, to] of joins) {
      if (end(into, from) === end(into, to)) again.add(name)
      if (into.has(from) || end(into, to) === from) continue
      into.set(from, to)
      for (const [thing, events] of naming.get(from) ?? [])
        if (!touched.has(thing)) for (const event of events) rename(earlier, event, from, to)
    }
    for (const event of act) {
      const { fact } = event
      if (fact.from === null) {
        gone.delete(fact.id)
        into.delete(fact.id)
      }
      const named = new Set<string>()
      idsIn(fact, (id) => ever.has(id) && named.add(id))
      for (const id of named) {
        if (into.has(id) && !joins.has(id)) rename(since, event, id, end(into, id))
        track(naming, id, event)
      }
      // Under the name that it goes on with, what a join took away is not used.
      const names = since.get(event.id)
      used(names ? renamed(fact, names) : fact, gone, (acts) => {
        for (const one of acts) if (one !== name) contested.add(one)
      })
      if (fact.to === null && !joins.has(fact.id)) gone.set(fact.id, (gone.get(fact.id) ?? new Set()).add(name))
    }
  }
  return { contested, again, renamed: earlier, renamedSince: since }
}

/** Which sources an act joins into which: it takes them away, and their records, or their mention, to another. */
function joined(act: readonly Told[]): Map<string, Id> {
  const joins = new Map<string, Id>()
  const gone = new Set<string>()
  for (const { fact } of act) if (fact.type === 'source.described' && fact.to === null) gone.add(fact.id)
  if (gone.size === 0) return joins
  for (const { fact } of act) {
    if (fact.type === 'record.read' && fact.from?.source && fact.to?.source && gone.has(fact.from.source))
      joins.set(fact.from.source, fact.to.source)
    if (fact.type === 'source.described')
      for (const bare of fact.to?.formerly ?? []) if (gone.has(bare)) joins.set(bare, fact.id)
  }
  return joins
}

/** Where joins lead from a source. */
function end(into: ReadonlyMap<string, Id>, id: string): Id {
  let at = id
  for (let steps = 0; steps <= into.size; steps++) {
    const next = into.get(at)
    if (!next) break
    at = next
  }
  return at as Id
}

/** Keeps in mind which living things name a source. */
function track(naming: Map<string, Map<string, Told[]>>, source: string, event: Told): void {
  const { fact } = event
  const things = naming.get(source) ?? new Map<string, Told[]>()
  naming.set(source, things)
  if (fact.to === null || fact.id === source) things.delete(fact.id)
  else things.set(fact.id, [...(things.get(fact.id) ?? []), event])
}

/** What is talked about may go: these hold nothing in its place. */
const remarks: readonly NounName[] = ['comment', 'input', 'suggestion', 'collision']

/** Calls `contest` with the acts that took away what a fact goes on to use. */
function used(fact: Fact, gone: ReadonlyMap<string, ReadonlySet<string>>, contest: (acts: Iterable<string>) => void) {
  if (fact.to === null || gone.size === 0) return
  const noun = nounOfFact(fact.type)
  // Consent that one copy took back is taken back, whatever the other did with it.
  if (fact.from !== null && noun !== 'consent') contest(gone.get(fact.id) ?? [])
  if (remarks.includes(noun)) return
  const { theories: _, ...rest } = fact.to as { theories?: unknown }
  const held = noun === 'vote' || noun === 'appraisal' ? rest : fact.to
  refsOf(noun, held, (id) => contest(gone.get(id) ?? []))
}
