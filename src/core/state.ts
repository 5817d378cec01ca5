import { equal } from './equal.ts'
import {
  type Event,
  type Fact,
  type IdFor,
  type NounName,
  nounNames,
  nounOfFact,
  nounOfId,
  refsOf,
  type Value,
} from './fact.ts'
import type { Id } from './ids.ts'
import { layer, type ReadonlyTable, setOn, type Table } from './table.ts'

type Tables = { readonly [N in NounName]: ReadonlyTable<IdFor<N>, Value<N>> }
type Refs = { readonly [N in NounName]: ReadonlyTable<Id, ReadonlySet<Id>> }

/**
 * Everything the journal says at one moment: a table for each noun, and for each noun who refers to what.
 * Only `evolve` and `draft` write; everyone else reads.
 */
export interface State extends Tables {
  /** The last event folded in; 0 for an empty project. */
  readonly seq: number
  readonly at: string
  /** `refs.vote.get('src_1')`: the votes that name src_1. Read it through `referrers`. */
  readonly refs: Refs
}

type Writable = { [N in NounName]: Table<Id, object> } & {
  seq: number
  at: string
  refs: { [N in NounName]: Table<Id, Set<Id>> }
  /** Of a draft: the sets that are its own, and so may be written to. */
  own?: WeakSet<Set<Id>>
}

export function emptyState(): State {
  const state = { seq: 0, at: '', refs: {} } as unknown as Writable
  for (const name of nounNames) {
    state[name] = new Map()
    state.refs[name] = new Map()
  }
  return state as unknown as State
}

/** The state after one more event. Writes into the state it is given and returns it: the fold may be fast. */
export function evolve(state: State, event: Event): State {
  apply(state, event.fact)
  const writable = state as unknown as Writable
  writable.seq = event.seq
  writable.at = event.at
  return state
}

export const fold = (events: Iterable<Event>, state: State = emptyState()): State => {
  for (const event of events) evolve(state, event)
  return state
}

/** A copy to try things on: it reads through to the state and never writes to it. */
export function draft(state: State): State {
  const copy = { seq: state.seq, at: state.at, refs: {}, own: new WeakSet() } as unknown as Writable
  for (const name of nounNames) {
    copy[name] = layer(state[name] as unknown as Table<Id, object>)
    copy.refs[name] = layer(state.refs[name] as unknown as Table<Id, Set<Id>>)
  }
  return copy as unknown as State
}

/** Makes a fact true of a state that is the fold's own or a draft. It does not judge: `decide` does. */
export function apply(state: State, fact: Fact): void {
  const writable = state as unknown as Writable
  const name = nounOfFact(fact.type)
  const table = writable[name]
  const before = table.get(fact.id)
  const after = valueAfter(before, fact)
  if (before) refsOf(name, before, (target) => unlink(writable, name, target, fact.id))
  if (after) {
    table.set(fact.id, after)
    refsOf(name, after, (target) => link(writable, name, target, fact.id))
  } else table.delete(fact.id)
}

/** What a thing is once a fact about it holds; undefined when it is no longer there. */
export function valueAfter(before: object | undefined, fact: Fact): object | undefined {
  if (fact.to === null) return undefined
  if (fact.from === null) return present(fact.to)
  return present({ ...before, ...fact.to })
}

/** A value without the fields that are null, which stand for fields that are not there. */
function present(value: object): object {
  for (const key in value)
    if ((value as Record<string, unknown>)[key] === null) {
      return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
    }
  return value
}

function link(state: Writable, name: NounName, target: Id, by: Id): void {
  const refs = state.refs[name]
  const known = refs.get(target)
  if (known) ownOf(state, refs, target, known).add(by)
  else {
    // Without a list to make it of: opening a large project makes 150,000 of these.
    const fresh = new Set<Id>().add(by)
    state.own?.add(fresh)
    refs.set(target, fresh)
  }
}

function unlink(state: Writable, name: NounName, target: Id, by: Id): void {
  const refs = state.refs[name]
  const known = refs.get(target)
  if (!known?.has(by)) return
  if (known.size === 1) refs.delete(target)
  else ownOf(state, refs, target, known).delete(by)
}

/** A set that may be written to: the fold's own, or a draft's copy, made once however many facts name the target. */
function ownOf(state: Writable, refs: Table<Id, Set<Id>>, target: Id, known: Set<Id>): Set<Id> {
  if (!state.own || state.own.has(known)) return known
  const copy = setOn(known)
  state.own.add(copy)
  refs.set(target, copy)
  return copy
}

/** The things of one noun that name an id, oldest first. */
export function referrers<N extends NounName>(state: State, name: N, id: Id): [IdFor<N>, Value<N>][] {
  const found: [IdFor<N>, Value<N>][] = []
  for (const by of state.refs[name].get(id) ?? []) {
    const value = get(state, name, by as IdFor<N>)
    if (value) found.push([by as IdFor<N>, value])
  }
  return found
}

/** One thing, typed by its noun. */
export const get = <N extends NounName>(state: State, name: N, id: IdFor<N> | undefined): Value<N> | undefined =>
  id && (state[name] as ReadonlyTable<IdFor<N>, Value<N>>).get(id)

/** All things of a noun in their `order`, then by age. */
export function inOrder<N extends NounName>(state: State, name: N): [IdFor<N>, Value<N>][] {
  const all = [...(state[name] as ReadonlyTable<IdFor<N>, Value<N>>)]
  return all.sort(([, a], [, b]) => orderOf(a) - orderOf(b))
}
export const orderOf = (value: object): number => (value as { order?: number }).order ?? 0

/** What an id names now, whatever its kind. */
export function thing(state: State, id: Id): { noun: NounName; value: object } | undefined {
  const name = nounOfId(id)
  const value = name && (state[name] as unknown as ReadonlyTable<Id, object>).get(id)
  return name && value ? { noun: name, value } : undefined
}

/** The fields in which a fact's `from` is not what holds now; an empty list when it may be applied. */
export function staleFields(state: State, fact: Fact): string[] {
  const current = (state[nounOfFact(fact.type)] as unknown as ReadonlyTable<Id, object>).get(fact.id)
  if (fact.from === null) return current ? ['id'] : []
  if (!current) return ['id']
  const fields =
    fact.to === null ? new Set([...Object.keys(fact.from), ...Object.keys(current)]) : Object.keys(fact.from)
  const had = fact.from as Record<string, unknown>
  const has = current as Record<string, unknown>
  return [...fields].filter((field) => !equal(had[field] ?? undefined, has[field]))
}
