import { useRef, useState } from 'react'
import type { JoinRow } from '../../../core/view/joins.ts'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { type ListColumn, LongList } from '../../parts/LongList.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { dayOf } from '../../parts/Who.tsx'
import { useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { Words } from '../library/Words.tsx'
import { Records } from '../source/Records.tsx'
import { Which } from './Which.tsx'
import '../library/library.css'
import '../source/source.css'

type Answer = ViewAnswer<'joins'>
type Asked = Omit<ViewParams<'joins'>, 'from' | 'count'>

/** Every source that several records were joined into, with the reason; the one at hand can be taken apart beside it. */
export function Joined() {
  const { query } = useRoute()
  const [at, setAt] = useState<JoinRow>()
  const page = useRef<HTMLDivElement>(null)
  useAction('find-source', () => page.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus())
  const asked: Asked = { text: query.get('text') ?? undefined }
  const { data: now, error } = useView('joins', asked)
  const last = useRef(now)
  if (now) last.current = now
  const data = now ?? (error?.code === 'malformed' ? last.current : undefined)
  if (!data) return <Waiting title="Duplicates" error={error} />
  return (
    <Sheet title="Duplicates" bare side={<Beside row={at} />}>
      <div className="library" ref={page}>
        <RecordTabs />
        <div className="title">
          <h1>Duplicates</h1>
          <Which here="joined" />
        </div>
        {data.total === 0 ? (
          <Empty fact="Nothing is joined.">Duplicates that are certain are joined when a file is imported.</Empty>
        ) : (
          <>
            <p className="soft small lead" role="status">
              {data.joined.toLocaleString('en-GB')} records are duplicates of another; they make{' '}
              {data.total.toLocaleString('en-GB')} sources of several records.
            </p>
            <search className="filters">
              <Words />
            </search>
            {error && (
              <p className="err" role="alert">
                {error.message}
              </p>
            )}
            <Rows key={asked.text ?? ''} asked={asked} first={data} onHere={setAt} />
          </>
        )}
      </div>
    </Sheet>
  )
}

function Rows({ asked, first, onHere }: { asked: Asked; first: Answer; onHere: (row: JoinRow) => void }) {
  const useWindows = (top: number, low: number) => {
    const upper = useView('joins', { ...asked, from: String(top) }, { when: top > 0 }).data
    const lower = useView('joins', { ...asked, from: String(low) }, { when: low > top }).data
    return [first, upper, lower]
  }
  if (first.found === 0) return <Empty fact="No join has these words.">Look for others.</Empty>
  return (
    <LongList
      label="Joined sources"
      count={first.found}
      columns={columnsOf(first.terms)}
      useWindows={useWindows}
      onHere={(row) => row && onHere(row)}
    />
  )
}

const columnsOf = (terms: readonly string[]): ListColumn<JoinRow>[] => [
  {
    name: 'source',
    head: 'Source',
    width: 'minmax(6rem, 10rem)',
    cell: (row) => (
      <Link screen="source" id={row.id}>
        {row.label}
      </Link>
    ),
  },
  {
    name: 'title',
    head: 'Title',
    width: 'minmax(8rem, 1fr)',
    cell: (row) => <Marked text={row.title} terms={terms} />,
    title: (row) => row.title,
  },
  { name: 'records', head: 'Records', width: '3.75rem', num: true, cell: (row) => row.records },
  {
    name: 'why',
    head: 'Why they are one',
    width: 'minmax(6rem, 15rem)',
    cell: (row) => row.why ?? 'read as one',
    title: (row) => [row.why, row.databases.join(', ')].filter(Boolean).join(' · '),
    look: () => 'soft',
  },
]

/** The records of the source at hand, what they say differently, and how to take each out again. */
function Beside({ row }: { row: JoinRow | undefined }) {
  const { data } = useView('source', { id: row?.id ?? 'src_none' }, { when: row !== undefined })
  if (!row || !data)
    return <p className="soft">Walk the list with the arrow keys; the records of the source at hand show here.</p>
  return (
    <div className="source">
      <p className="strong">{data.value.reference.title}</p>
      {row.why && <p className="small soft">{row.why}</p>}
      {row.at && (
        <p className="small soft">
          Joined {dayOf(row.at)}
          {row.by && `, ${row.by.name}`}
        </p>
      )}
      <Records source={data} />
    </div>
  )
}
