import type { Value } from '../fact.ts'
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
  const first = new Map<Id<'src'>, Brought>()
  const shared = new Set<Id<'src'>>()
  for (const { import: from, source } of state.record.values()) {
    const group = groupOf.get(from)
    if (!group) continue
    group.records++
    const earlier = first.get(source)
    if (earlier) {
      group.duplicates++
      if (earlier !== group) shared.add(source)
    } else {
      first.set(source, group)
      group.fresh++
    }
  }
  for (const [source, group] of first) if (!shared.has(source)) group.only++
  return counts
}
