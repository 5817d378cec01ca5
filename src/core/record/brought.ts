import type { Event, Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { databaseOf } from './database.ts'

/** What a group of records brought to the project. Of all groups together, records less duplicates are the sources. */
export interface Brought {
  records: number
  /** Records of a publication that an earlier record had brought already. */
  duplicates: number
  /** Sources that no record before had brought. */
  fresh: number
  /** Sources that no other group has: what would be missing without it. */
  only: number
}

/** What imports can be put together by. */
const groupings = {
  import: (_state: State, id: Id<'imp'>) => id,
  database: databaseOf,
  search: (_state: State, _id: Id<'imp'>, value: Value<'import'> | undefined) => value?.search ?? '',
  /** A run that is not the first has an id of its own. */
  run: (_state: State, _id: Id<'imp'>, value: Value<'import'> | undefined) => value?.run ?? value?.search ?? '',
} as const satisfies Record<string, (state: State, id: Id<'imp'>, value: Value<'import'> | undefined) => string>
export type Grouping = keyof typeof groupings

export const nothingBrought: Brought = { records: 0, duplicates: 0, fresh: 0, only: 0 }

/** Counted once for each moment of a state: of 100,000 records it takes a while. */
const known = new WeakMap<State, Kept>()
interface Kept {
  seq: number
  counts: Map<Grouping, ReadonlyMap<string, Brought>>
  firsts?: ReadonlyMap<Id<'src'>, Id<'rec'>>
}
function keptOf(state: State): Kept {
  const before = known.get(state)
  if (before?.seq === state.seq) return before
  const kept: Kept = { seq: state.seq, counts: new Map() }
  known.set(state, kept)
  return kept
}

/** Whether a fact changes what was brought: a record came or moved, an import was hung elsewhere, a place was renamed. */
const changes = ({ type, from, to }: Fact): boolean =>
  type === 'record.read' ||
  type === 'records.imported' ||
  (type === 'search.logged' && from !== null && to !== null && ('database' in to || 'platform' in to))

/** Keeps what was counted over the events since that change none of it, so that an edit costs no count of 100,000 records. */
export function keepBrought(state: State, events: () => readonly Event[]): void {
  const before = known.get(state)
  if (!before || before.seq === state.seq) return
  const since = events().slice(before.seq)
  if (since.length === state.seq - before.seq && !since.some(({ fact }) => changes(fact))) before.seq = state.seq
}

/** What each import, database, search or run of one brought. Records of no search stand under the empty name. */
export function brought(state: State, by: Grouping): ReadonlyMap<string, Brought> {
  const kept = keptOf(state)
  const counts = kept.counts.get(by) ?? count(state, by)
  kept.counts.set(by, counts)
  return counts
}

/** The record that brought each source: the first that was read of it. The others are its duplicates. */
export function firsts(state: State): ReadonlyMap<Id<'src'>, Id<'rec'>> {
  const kept = keptOf(state)
  if (kept.firsts) return kept.firsts
  const found = new Map<Id<'src'>, Id<'rec'>>()
  for (const [id, { source }] of state.record) if (!found.has(source)) found.set(source, id)
  kept.firsts = found
  return found
}

function count(state: State, by: Grouping): Map<string, Brought> {
  const counts = new Map<string, Brought>()
  const groupOf = new Map<Id<'imp'>, Brought>()
  for (const [id, value] of state.import) {
    const name = groupings[by](state, id, value)
    const group = counts.get(name) ?? { ...nothingBrought }
    counts.set(name, group)
    groupOf.set(id, group)
  }
  const first = firsts(state)
  const shared = new Set<Id<'src'>>()
  for (const [id, { import: from, source }] of state.record) {
    const group = groupOf.get(from)
    if (!group) continue
    group.records++
    const earlier = first.get(source)
    if (earlier === id) {
      group.fresh++
      continue
    }
    group.duplicates++
    if (earlier && groupOf.get(state.record.get(earlier)?.import ?? from) !== group) shared.add(source)
  }
  for (const [source, record] of first) {
    if (shared.has(source)) continue
    const from = state.record.get(record)?.import
    const group = from && groupOf.get(from)
    if (group) group.only++
  }
  return counts
}
