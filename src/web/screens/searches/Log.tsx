import { Download, Orbit, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { SearchRow } from '../../../core/view/searches.ts'
import { useAction, writable } from '../../acting.ts'
import { download, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { Entries } from './Entries.tsx'
import { Filters, filterNames, ordered, passes } from './Filters.tsx'
import { LogSearch } from './LogSearch.tsx'

const number = (n: number) => n.toLocaleString('en-GB')

/** Every search there was, also those that found nothing: what for, where, when, and what came of it. */
export function Log() {
  const { query } = useRoute()
  const { data, error } = useView('searches', {})
  const [adding, setAdding] = useState<{ what: 'search' | 'cluster'; asked: number }>()
  const open = (what: 'search' | 'cluster') => setAdding((now) => ({ what, asked: (now?.asked ?? 0) + 1 }))
  const close = () => setAdding(undefined)
  const page = useRef<HTMLDivElement>(null)
  const may = writable.use()
  useAction('log-search', () => open('search'))
  useAction('start-cluster', () => open('cluster'))
  useAction('find-search', data?.rows.length ? () => page.current?.querySelector('input')?.focus() : undefined)
  useAction('supplement-html', data?.rows.length ? () => download('searches.html') : undefined)
  useAction('supplement-markdown', data?.rows.length ? () => download('searches.md') : undefined)
  if (!data) return <Waiting title="Searches" error={error} />
  const shown = ordered(
    data.rows.filter((row) => passes(row, query)),
    query.get('sort'),
  )
  const filtered = filterNames.some((name) => query.get(name))
  return (
    <Sheet title="Searches" className="searches">
      <RecordTabs />
      <div className="title">
        <h1>{data.rows.length === 1 ? 'One search' : `${data.rows.length || 'No'} searches`}</h1>
        {filtered && (
          <span className="soft" role="status">
            {shown.length} shown
          </span>
        )}
        <span className="push row">
          <ActionButton name="supplement-html" kind="quiet" icon={Download}>
            Supplement
          </ActionButton>
          <ActionButton name="supplement-markdown" kind="quiet">
            as Markdown
          </ActionButton>
          <ActionButton name="start-cluster" kind="quiet" icon={Orbit} />
          <ActionButton name="log-search" kind="main" icon={Plus} />
        </span>
      </div>
      <div ref={page}>
        {adding?.what === 'search' && may && <LogSearch rows={data.rows} asked={adding.asked} close={close} />}
        {adding?.what === 'cluster' && may && (
          <Panel label="Start a cluster" asked={adding.asked} submit={() => undefined} close={close}>
            <span className="label">The key source to start from</span>
            <SourceFinder label="Key source" pick={(id) => navigate({ screen: 'cluster', id })} />
          </Panel>
        )}
        {data.rows.length === 0 ? (
          !adding && (
            <Empty fact="No search is logged yet.">
              {may
                ? 'Log each search as it is run, also one that finds nothing. Its strategy, limits and imports follow on its page.'
                : 'Whoever may write here logs each search as it is run.'}
            </Empty>
          )
        ) : (
          <>
            <Totals rows={data.rows} loose={data.loose} />
            {data.clusters.length > 0 && (
              <p className="clusters soft">
                Clusters:
                {data.clusters.map((one) => (
                  <Link key={one.id} screen="cluster" id={one.id}>
                    {one.label}, {one.letters} of 7 letters
                  </Link>
                ))}
              </p>
            )}
            <Filters
              rows={data.rows}
              phases={data.phases}
              clear={
                filtered ? () => setQuery(Object.fromEntries(filterNames.map((name) => [name, undefined]))) : undefined
              }
            />
            <Entries rows={shown} />
          </>
        )}
      </div>
    </Sheet>
  )
}

function Totals({ rows, loose }: { rows: readonly SearchRow[]; loose: { imports: number; records: number } }) {
  const sum = (of: (row: SearchRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const unsaid = rows.filter(({ runs, hits }) => runs > 0 && hits === undefined).length
  return (
    <p className="soft sums">
      <b className="strong num">{number(sum((row) => row.hits ?? 0))}</b> hits
      {unsaid > 0 && ` (${unsaid === 1 ? 'one search does' : `${unsaid} searches do`} not say)`},{' '}
      <b className="strong num">{number(sum((row) => row.records))}</b> records imported,{' '}
      <b className="strong num">{number(sum((row) => row.duplicates))}</b> of them duplicates,{' '}
      <b className="strong num">{number(sum((row) => row.fresh))}</b> sources.
      {loose.records > 0 &&
        ` ${number(loose.records)} records of ${loose.imports === 1 ? 'an import' : `${loose.imports} imports`} hang on no search.`}
    </p>
  )
}
