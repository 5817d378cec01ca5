import { useState } from 'react'
import type { LineageAct } from '../../../core/view/lineage.ts'
import { setQuery, useRoute } from '../../routes.ts'
import { Acts } from './Acts.tsx'
import { asked, type Column, type Sorting } from './sorting.ts'

const page = 200

/** All acts as a table that is sorted by its head and filtered by verdict, meeting and words. */
export function ActsTable({ acts }: { acts: readonly LineageAct[] }) {
  const { query } = useRoute()
  const value = (name: string) => query.get(name) ?? ''
  const [shown, show] = useState(page)
  const by = query.get('by') as Column | null
  const sorting: Sorting | undefined = by ? { by, down: query.has('down') } : undefined
  const sort = (next: Column) => setQuery({ by: next, down: sorting?.by === next && !sorting.down ? '1' : undefined })
  const found = asked(acts, { verdict: value('verdict'), meeting: value('meeting'), text: value('text') })
  const meetings = new Map(acts.flatMap(({ meeting }) => (meeting ? [[meeting.id, meeting.name] as const] : [])))
  const put = (name: string) => (event: { target: { value: string } }) =>
    setQuery({ [name]: event.target.value || undefined })
  return (
    <>
      <div className="filters">
        <label>
          Words
          <input className="input" type="search" value={value('text')} onChange={put('text')} />
        </label>
        <label>
          Verdict
          <select className="input" value={value('verdict')} onChange={put('verdict')}>
            <option value="">all</option>
            {[...new Set(acts.map(({ kind }) => kind))].map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>
        {meetings.size > 0 && (
          <label>
            Meeting
            <select className="input" value={value('meeting')} onChange={put('meeting')}>
              <option value="">all</option>
              {[...meetings].map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="push small soft" role="status">
          {found.length === acts.length ? `${acts.length} acts` : `${found.length} of ${acts.length} acts`}
        </span>
      </div>
      <Acts
        acts={found.slice(0, shown)}
        now={query.get('of') ?? undefined}
        sorting={sorting}
        sort={sort}
        meetings="above"
      />
      {found.length > shown && (
        <button type="button" className="btn" onClick={() => show(shown + page)}>
          {found.length - shown} more
        </button>
      )}
    </>
  )
}
