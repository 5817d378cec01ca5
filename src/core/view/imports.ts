import { z } from 'zod'
import type { Id } from '../ids.ts'
import { databaseOf } from '../record/database.ts'
import { stagesOf } from '../screening/outcome.ts'
import { runsOf } from '../search/runs.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** Every import, newest first, and what of it is nowhere else; with what a new one can be hung on. */
export const imports = view(z.object({}), (seen) => {
  const { state } = seen
  const importsOf = new Map<Id<'src'>, Set<Id<'imp'>>>()
  for (const { source, import: from } of state.record.values()) {
    const known = importsOf.get(source)
    if (known) known.add(from)
    else importsOf.set(source, new Set([from]))
  }
  const sources = new Map<Id<'imp'>, { all: number; alone: number }>()
  for (const from of importsOf.values())
    for (const one of from) {
      const counted = sources.get(one) ?? { all: 0, alone: 0 }
      counted.all++
      if (from.size === 1) counted.alone++
      sources.set(one, counted)
    }
  return {
    imports: [...state.import].reverse().map(([id, value]) => {
      const [first] = seen.told(id)
      const search = value.search && state.search.get(value.search)
      return {
        id,
        file: value.file,
        format: [value.format, value.dialect].filter(Boolean).join(', '),
        encoding: value.encoding,
        database: databaseOf(state, id),
        search: search && { id: value.search, title: search.title },
        records: value.records,
        problems: value.problems,
        report: value.report !== undefined,
        sources: sources.get(id)?.all ?? 0,
        /** Sources that no other import has. */
        alone: sources.get(id)?.alone ?? 0,
        ...(first && { at: first.at, by: personOf(seen, first.actor), act: first.act }),
      }
    }),
    records: state.record.size,
    /** Sources that have records; the rest were described by hand. */
    sources: importsOf.size,
    searches: inOrder(state, 'search').map(([id, { title, database, platform }]) => ({
      id,
      title,
      database: database ?? platform,
      runs: runsOf(state, id).map(({ id: run, on }) => ({ id: run, on })),
    })),
    stages: stagesOf(state).map(([id, { name }]) => ({ id, name })),
    databases: databasesOf(state),
  }
})

/** Names of databases that the project uses already, to pick from. */
function databasesOf(state: State): string[] {
  const names = new Set<string>()
  for (const { database } of state.search.values()) if (database) names.add(database)
  for (const { database } of state.import.values()) if (database) names.add(database)
  return [...names].sort()
}
