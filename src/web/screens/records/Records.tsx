import { useRef } from 'react'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { type ListColumn, LongList } from '../../parts/LongList.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { Words } from '../library/Words.tsx'
import '../library/library.css'

type Answer = ViewAnswer<'records'>
type Row = Answer['rows'][number]
const filterNames = ['text', 'database', 'import', 'which', 'search'] as const

/** Every record as its file has it, also the duplicates: nothing that was imported is gone. */
export default function Records() {
  const { query } = useRoute()
  const page = useRef<HTMLDivElement>(null)
  useAction('find-source', () => page.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus())
  const narrowed = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? undefined]))
  const asked = { ...narrowed, sort: query.get('sort') ?? undefined } as Omit<ViewParams<'records'>, 'from' | 'count'>
  const { data: now, error } = useView('records', asked)
  const last = useRef(now)
  if (now) last.current = now
  const data = now ?? (error?.code === 'malformed' ? last.current : undefined)
  if (!data) return <Waiting title="Records" error={error} />
  const filtered = filterNames.some((name) => query.get(name))
  return (
    <Sheet title="Records" bare>
      <div className="library" ref={page}>
        <RecordTabs />
        <div className="title">
          <h1>{data.total === 1 ? 'One record' : `${data.total.toLocaleString('en-GB')} records`}</h1>
          {filtered && (
            <span className="soft" role="status">
              {data.found.toLocaleString('en-GB')} shown
            </span>
          )}
        </div>
        {data.total === 0 ? (
          <Empty fact="No record yet.">
            Drop the exports of your databases anywhere on this window, or choose them under{' '}
            <Link screen="imports">Imports</Link>.
          </Empty>
        ) : (
          <>
            <search className="filters">
              <Words />
              <Choice name="database" label="Database" options={data.databases.map((name) => [name, name])} />
              <Choice name="import" label="File" options={data.imports.map(({ id, file }) => [id, file])} />
              <Choice
                name="which"
                label="Only"
                options={[
                  ['duplicate', 'duplicates of an earlier one'],
                  ['joined', 'joined with others'],
                  ['alone', 'alone in their source'],
                ]}
              />
              <Choice
                name="sort"
                label="Order"
                all="as in the files"
                options={[
                  ['author', 'by author of the source'],
                  ['title', 'by title of the source'],
                  ['year', 'newest first'],
                ]}
              />
              {filtered && (
                <Button
                  kind="quiet"
                  onClick={() => setQuery(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
                >
                  Show all
                </Button>
              )}
            </search>
            {error && (
              <p className="err" role="alert">
                {error.message}
              </p>
            )}
            <Rows key={JSON.stringify(asked)} asked={asked} first={data} />
          </>
        )}
      </div>
    </Sheet>
  )
}

function Rows({ asked, first }: { asked: Omit<ViewParams<'records'>, 'from' | 'count'>; first: Answer }) {
  const useWindows = (top: number, low: number) => {
    const upper = useView('records', { ...asked, from: String(top) }, { when: top > 0 }).data
    const lower = useView('records', { ...asked, from: String(low) }, { when: low > top }).data
    return [first, upper, lower]
  }
  if (first.found === 0) return <Empty fact="No record passes these filters.">Take one away, or show all.</Empty>
  return <LongList label="Records" count={first.found} columns={columnsOf(first.terms)} useWindows={useWindows} />
}

const columnsOf = (terms: readonly string[]): ListColumn<Row>[] => [
  {
    name: 'record',
    head: 'Record',
    width: 'minmax(7rem, 11rem)',
    cell: (row) => (
      <Link screen="record" id={row.id}>
        {row.database}, {row.position.toLocaleString('en-GB')}
      </Link>
    ),
    title: (row) => `${row.file}, record ${row.position}`,
  },
  {
    name: 'title',
    head: 'Title',
    width: 'minmax(9rem, 1fr)',
    cell: (row) => <Marked text={row.title ?? ''} terms={terms} />,
    title: (row) => row.title,
  },
  {
    name: 'authors',
    head: 'Authors',
    width: 'minmax(4rem, 11rem)',
    cell: (row) => <Marked text={row.authors} terms={terms} />,
    look: () => 'soft',
    title: (row) => row.authors,
  },
  { name: 'year', head: 'Year', width: '3rem', num: true, cell: (row) => row.year ?? '', look: () => 'soft' },
  {
    name: 'source',
    head: 'Joined into',
    width: 'minmax(6rem, 12rem)',
    cell: (row) => (
      <Link screen="source" id={row.source.id} className="plain">
        {row.source.label}
      </Link>
    ),
  },
  {
    name: 'standing',
    head: 'Among',
    width: '7rem',
    cell: (row) => (row.of === 1 ? '' : `${row.first ? 'first' : 'duplicate'} of ${row.of}`),
    look: () => 'soft',
  },
]
