import { z } from 'zod'
import { brought, keepBrought, nothingBrought } from '../record/brought.ts'
import { databaseOf } from '../record/database.ts'
import { stagesOf } from '../screening/outcome.ts'
import { runsOf } from '../search/runs.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** Every import, newest first, with what it brought; what each database brought; and what a new import can be hung on. */
export const imports = view(z.object({}), (seen) => {
  const { state } = seen
  keepBrought(state, seen.events)
  const byImport = brought(state, 'import')
  const all = [...byImport.values()]
  const records = all.reduce((sum, one) => sum + one.records, 0)
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
        run: value.run,
        problems: value.problems,
        report: value.report !== undefined,
        ...(byImport.get(id) ?? nothingBrought),
        ...(first && { at: first.at, by: personOf(seen, first.actor), act: first.act }),
      }
    }),
    records,
    /** Sources that have records; the rest were described by hand. */
    sources: records - all.reduce((sum, one) => sum + one.duplicates, 0),
    /** What each database brought, over all of its imports. */
    byDatabase: [...brought(state, 'database')]
      .map(([database, counts]) => ({ database, ...counts }))
      .sort((a, b) => b.records - a.records),
    searches: inOrder(state, 'search').map(([id, { title, database, dropped }]) => ({
      id,
      title,
      database,
      /** Nothing is expected of it any more: its import is there, or it was dropped. */
      served: state.refs.import.has(id) || dropped !== undefined,
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
