import { Download, FileUp, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { AddSource } from './AddSource.tsx'
import { columnsFrom } from './columns.tsx'
import { ExportSources } from './ExportSources.tsx'
import { Filters } from './Filters.tsx'
import { filterNames } from './filter-names.ts'
import { Peek } from './Peek.tsx'
import { RecordTabs } from './RecordTabs.tsx'
import { Rows } from './Rows.tsx'
import { SavedViews } from './SavedViews.tsx'
import { useSelection } from './selection.ts'
import { Selected } from './Tagging.tsx'
import './library.css'

/** Every source of the project, by what it is, how far it came and what it was used for. */
export default function Library() {
  const { query } = useRoute()
  const [open, setOpen] = useState<'add' | 'export'>()
  const close = () => setOpen(undefined)
  const [at, setAt] = useState<Id<'src'>>()
  const page = useRef<HTMLDivElement>(null)
  const narrowed = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? undefined]))
  const selection = useSelection(JSON.stringify(narrowed))
  const peeking = query.get('peek') === '1'
  useAction('import-file', () => navigate({ screen: 'imports' }))
  useAction('add-source', () => setOpen('add'))
  useAction('find-source', () => page.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus())
  useAction('peek', () => setQuery({ peek: peeking ? undefined : '1' }))
  useAction('select-all', selection.toggleAll)
  useAction('select-source', at && (() => selection.toggle(at)))
  const filter = { ...narrowed, sort: query.get('sort') ?? undefined } as Parameters<typeof useView<'library'>>[1]
  const { data: now, error } = useView('library', filter)
  useAction('export-sources', now?.total ? () => setOpen('export') : undefined)
  // A search that cannot be understood is said under the field, and what was shown before stays.
  const last = useRef(now)
  if (now) last.current = now
  const data = now ?? (error?.code === 'malformed' ? last.current : undefined)
  if (!data) return <Waiting title="Library" error={error} />
  const filtered = filterNames.some((name) => query.get(name))
  const clear = () => setQuery(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  const names = new Map(data.tags.map(({ id, name }) => [id as string, name]))
  return (
    <Sheet title="Library" bare {...(peeking && { side: <Peek id={at} terms={data.terms} /> })}>
      <div className="library" ref={page}>
        <RecordTabs />
        <div className="title">
          <h1>{data.total === 1 ? 'One source' : `${data.total.toLocaleString('en-GB')} sources`}</h1>
          {filtered && (
            <span className="soft" role="status">
              {data.found.toLocaleString('en-GB')} shown
            </span>
          )}
          <span className="push">
            <ActionButton name="export-sources" kind="quiet" icon={Download}>
              Export
            </ActionButton>
            {data.total > 0 && <ActionButton name="peek" kind="quiet" />}
            <ActionButton name="add-source" kind={data.total > 0 ? 'main' : undefined} icon={Plus} />
            {data.total === 0 && <ActionButton name="import-file" kind="main" icon={FileUp} />}
          </span>
        </div>
        {open === 'add' && <AddSource stages={data.stages} close={close} />}
        {open === 'export' && <ExportSources narrowed={narrowed} selection={selection} close={close} />}
        {data.total === 0 ? (
          <Empty fact="No source yet.">
            Drop the exports of your databases anywhere on this window, or add a source by hand.
          </Empty>
        ) : (
          <>
            <SavedViews saved={data.saved} />
            <Filters data={data} clear={filtered ? clear : undefined} />
            {error && (
              <p className="err" role="alert">
                {error.message}
              </p>
            )}
            <Selected data={data} selection={selection} />
            <Rows
              key={JSON.stringify(filter)}
              filter={filter}
              first={data}
              columns={columnsFrom(query.get('columns'))}
              selection={selection}
              showing={{ terms: data.terms, tagName: (tag) => names.get(tag) ?? tag }}
              onHere={setAt}
            />
          </>
        )}
      </div>
    </Sheet>
  )
}
