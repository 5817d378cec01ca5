import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Brought, brought, nothingBrought } from '../record/brought.ts'
import { referrers, type State } from '../state.ts'
import { withCommas } from '../wording.ts'

/** One time that a search was run. The first is told by its entry and has no id of its own. */
export interface Run extends Pick<Value<'run'>, 'on' | 'hits' | 'by' | 'strategy' | 'notes'> {
  id?: Id<'run'>
  brought: Brought
}

/** Every time a search was run, the first first, then its repeats by date; with what the imports of each brought. */
export function runsOf(state: State, id: Id<'sch'>): Run[] {
  const entry = state.search.get(id)
  if (!entry) return []
  const counts = brought(state, 'run')
  const { on, hits, by } = entry
  const again = referrers(state, 'run', id).map(([run, { search: _, ...said }]) => ({
    id: run,
    ...said,
    brought: counts.get(run) ?? nothingBrought,
  }))
  again.sort((a, b) => ((a.on ?? '~') < (b.on ?? '~') ? -1 : Number((a.on ?? '~') > (b.on ?? '~'))))
  return [
    {
      ...(on && { on }),
      ...(hits !== undefined && { hits }),
      ...(by && { by }),
      brought: counts.get(id) ?? nothingBrought,
    },
    ...again,
  ]
}

/** Whether anything is said of a search having been run. */
export const wasRun = ({ on, hits, brought: { records } }: Run): boolean =>
  on !== undefined || hits !== undefined || records > 0

/** In which way what was imported is not what was found; undefined where it is, or where neither is known. */
export function differenceOf({ hits, brought: { records } }: Run): string | undefined {
  if (hits === records || (hits === undefined && records === 0)) return undefined
  if (hits === undefined) return `${withCommas(records)} imported, hits not said`
  if (records === 0) return 'nothing imported'
  return records < hits ? `${withCommas(hits - records)} not imported` : `${withCommas(records - hits)} more imported`
}
