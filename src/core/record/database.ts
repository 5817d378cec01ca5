import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'

/** Where the records of an import come from: as said of it, else of its search, else the name of its file. */
export function databaseOf(state: State, id: Id<'imp'>): string {
  const value = state.import.get(id)
  const search = get(state, 'search', value?.search)
  return value?.database ?? search?.database ?? search?.platform ?? value?.file ?? id
}
