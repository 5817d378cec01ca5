import type { Id } from '../../ids.ts'
import { databaseOf } from '../../record/database.ts'
import { languageName } from '../../record/language.ts'
import { stagesOf } from '../../screening/outcome.ts'
import { inOrder, type State } from '../../state.ts'

/** What the library can be narrowed by, with how many sources each choice has in the whole of it. */
interface Facets {
  kinds: { kind: string; number: number }[]
  stages: { id: Id<'stg'>; name: string }[]
  tags: { id: Id<'tag'>; name: string; number: number }[]
  languages: { language: string; number: number }[]
  studies: { id: Id<'std'>; name: string; sources: Id<'src'>[] }[]
  searches: { id: Id<'sch'>; title: string }[]
  imports: { id: Id<'imp'>; file: string; records: number }[]
  /** Records, not sources: a database is credited with all that it gave. */
  databases: { database: string; records: number }[]
  years: { first: number; last: number } | undefined
}

/** Counted once for each moment of a state: rows scroll by without counting 100,000 sources again. */
const known = new WeakMap<State, { seq: number; facets: Facets }>()

export function facets(state: State): Facets {
  const before = known.get(state)
  if (before?.seq === state.seq) return before.facets
  const counted = count(state)
  known.set(state, { seq: state.seq, facets: counted })
  return counted
}

function count(state: State): Facets {
  const kinds = new Map<string, number>()
  const languages = new Map<string, number>()
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { kind, reference } of state.source.values()) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (reference.language) {
      const language = languageName(reference.language)
      languages.set(language, (languages.get(language) ?? 0) + 1)
    }
    if (reference.year !== undefined) {
      if (reference.year < first) first = reference.year
      if (reference.year > last) last = reference.year
    }
  }
  const imports = [...state.import].map(([id, { file }]) => ({
    id,
    file,
    records: state.refs.record.get(id)?.size ?? 0,
  }))
  const databases = new Map<string, number>()
  for (const { id, records } of imports)
    databases.set(databaseOf(state, id), (databases.get(databaseOf(state, id)) ?? 0) + records)
  return {
    kinds: most(kinds).map(([kind, number]) => ({ kind, number })),
    stages: stagesOf(state).map(([id, stage]) => ({ id, name: stage.name })),
    tags: inOrder(state, 'tag').map(([id, { name }]) => ({ id, name, number: state.refs.source.get(id)?.size ?? 0 })),
    languages: most(languages).map(([language, number]) => ({ language, number })),
    studies: inOrder(state, 'study').map(([id, { name, sources }]) => ({ id, name, sources })),
    searches: inOrder(state, 'search')
      .filter(([id]) => state.refs.import.has(id))
      .map(([id, { title }]) => ({ id, title })),
    imports,
    databases: most(databases).map(([database, records]) => ({ database, records })),
    years: last >= first ? { first, last } : undefined,
  }
}

const most = (counts: ReadonlyMap<string, number>): [string, number][] => [...counts].sort(([, a], [, b]) => b - a)
