import { Download, FileUp, FolderUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { documentFilters } from '../../../core/view/documents.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { hands, takeDocuments } from '../../attaching.ts'
import { exchangeName, takeTheirs, theirs } from '../../exchanging.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { ExportCoded } from './ExportCoded.tsx'
import { Found } from './Found.tsx'
import { InHand } from './InHand.tsx'
import { Theirs } from './Theirs.tsx'
import './documents.css'

type Answer = ViewAnswer<'documents'>
type Row = Answer['rows'][number]
type Filter = (typeof documentFilters)[number]

const filters: readonly (readonly [Filter, string])[] = [
  ['here', 'Here'],
  ['missing', 'Not here yet'],
  ['sought', 'Sought'],
  ['not available', 'Not available'],
  ['scanned', 'Scanned'],
  ['problems', 'To look at'],
  ['lost', 'Excerpts not found'],
]
const page = 200

/** Full texts: which are here, which are missing or not to be had; files that are being attached; words in all of them. */
export default function Documents() {
  const { query } = useRoute()
  const show = filters.find(([filter]) => filter === query.get('show'))?.[0]
  const [count, setCount] = useState(page)
  const { data, error } = useView('documents', { ...(show && { show }), count })
  const held = hands.use()
  const projects = theirs.use()
  const [exporting, setExporting] = useState(false)
  const may = writable.use()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useAction('attach-file', may ? () => files.current?.click() : undefined)
  useAction('attach-folder', may ? () => folder.current?.click() : undefined)
  useAction('export-coded', () => setExporting(true))
  const arrived = (files: Iterable<File>) => {
    const all = [...files]
    takeTheirs(all.filter(({ name }) => exchangeName.test(name)))
    takeDocuments(all.filter(({ name }) => !exchangeName.test(name)))
  }
  if (!data) return <Waiting title="Documents" error={error} />
  const words = query.get('find') ?? ''
  return (
    <Sheet title="Documents" className="documents">
      <RecordTabs />
      <div className="title">
        <h1>Documents</h1>
        <span className="push row">
          <ActionButton name="export-coded" kind="quiet" icon={Download} />
          <ActionButton name="attach-folder" kind="quiet" icon={FolderUp} />
          <ActionButton name="attach-file" kind={held.length > 0 ? undefined : 'main'} icon={FileUp} />
        </span>
      </div>
      {[files, folder].map((chooser) => (
        <input
          key={chooser === files ? 'files' : 'folder'}
          ref={chooser}
          type="file"
          multiple
          hidden
          {...(chooser === folder && { webkitdirectory: '' })}
          onChange={({ target }) => {
            arrived(target.files ?? [])
            target.value = ''
          }}
        />
      ))}
      {exporting && <ExportCoded close={() => setExporting(false)} />}
      {projects.map((one) => (
        <Theirs key={one.key} one={one} />
      ))}
      {held.length > 0 && <InHand hands={held} />}
      {data.documents > 0 && <Find words={words} />}
      {words ? (
        <Found words={words} />
      ) : (
        <Rows data={data} show={show} coming={held.length > 0} more={() => setCount(count + page)} />
      )}
    </Sheet>
  )
}

/** Looks for words in all documents. */
function Find({ words }: { words: string }) {
  const id = useId()
  const [text, setText] = useState(words)
  useAction('find-words', () => document.getElementById(id)?.focus())
  return (
    <search>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault()
          setQuery({ find: text.trim() || undefined })
        }}
      >
        <label className="sr" htmlFor={id}>
          Words in all documents
        </label>
        <input
          id={id}
          type="search"
          className="input"
          placeholder='Find in all documents: trust, "action plan", leader*'
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            if (target.value === '') setQuery({ find: undefined })
          }}
        />
      </form>
    </search>
  )
}

interface RowsProps {
  data: Answer
  show: Filter | undefined
  /** Files are in hand. */
  coming: boolean
  more: () => void
}

function Rows({ data, show, coming, more }: RowsProps) {
  const any = Object.values(data.sums).some((sum) => sum > 0)
  if (!any && data.rows.length === 0)
    return coming ? null : (
      <Empty fact="No document is attached yet.">
        Drop PDF, Word or HTML files, transcripts or a whole folder on this window. Each says which source it seems to
        belong to; nothing is attached before you say so. A project from NVivo, ATLAS.ti, MAXQDA or QualCoder (.qdpx)
        comes with its documents and everything that is coded in them.
      </Empty>
    )
  return (
    <>
      <nav className="filters" aria-label="Which full texts">
        <Link screen="documents" current={!show}>
          All
        </Link>
        {filters
          .filter(([filter]) => data.sums[filter] > 0 || filter === show)
          .map(([filter, label]) => (
            <Link key={filter} screen="documents" query={{ show: filter }} current={show === filter}>
              {label} <span className="faint num">{data.sums[filter].toLocaleString('en-GB')}</span>
            </Link>
          ))}
      </nav>
      <Table
        label="Sources and their documents"
        head={[
          { words: 'Source' },
          { words: 'Full text' },
          { words: 'Document' },
          { words: 'Pages', num: true },
          { words: 'Excerpts', num: true },
          { words: 'To know' },
        ]}
        empty={data.rows.length === 0 ? 'None of them.' : undefined}
      >
        {data.rows.map((row) => (
          <SourceRow key={row.id} row={row} />
        ))}
      </Table>
      {data.found > data.rows.length && (
        <p className="more">
          <button type="button" className="btn" onClick={more}>
            Show more of {data.found.toLocaleString('en-GB')}
          </button>
        </p>
      )}
    </>
  )
}

function SourceRow({ row }: { row: Row }) {
  const [first, ...others] = row.documents
  const lines = Math.max(1, row.documents.length)
  return (
    <>
      <tr>
        <td rowSpan={lines}>
          <Link screen="source" id={row.id} query={{ tab: 'documents' }}>
            {row.label}
          </Link>
          <span className="small soft title-of">{row.title}</span>
        </td>
        <td rowSpan={lines} className="soft">
          <span className="state">{stateWords(row)}</span>
          {row.reason && row.state === 'not available' && <span className="small faint why">{row.reason}</span>}
        </td>
        <DocumentCells document={first} />
      </tr>
      {others.map((document) => (
        <tr key={document.id}>
          <DocumentCells document={document} />
        </tr>
      ))}
    </>
  )
}

function DocumentCells({ document }: { document: Row['documents'][number] | undefined }) {
  if (!document)
    return (
      <>
        <td className="faint">none</td>
        <td />
        <td />
        <td />
      </>
    )
  return (
    <>
      <td>
        <Link screen="document" id={document.id} className="file">
          {document.file}
        </Link>
        {document.note && <span className="small faint"> {document.note}</span>}
      </td>
      <td className="num">{document.pages || ''}</td>
      <td className="num">{document.excerpts || ''}</td>
      <td>
        <Marks document={document} />
      </td>
    </>
  )
}

/** What one should know of a document before reading it. */
export function Marks({ document: { pages, scanned, problems, orphans } }: { document: Row['documents'][number] }) {
  return (
    <span className="chips">
      {scanned > 0 && <Chip kind="line">{scanned === pages ? 'scanned' : `${scanned} scanned`}</Chip>}
      {problems > 0 && scanned === 0 && <Chip kind="line">to look at</Chip>}
      {orphans > 0 && (
        <Chip kind="dash">{orphans === 1 ? '1 excerpt not found' : `${orphans} excerpts not found`}</Chip>
      )}
    </span>
  )
}

const stateWords = ({ state, documents }: Pick<Row, 'state' | 'documents'>): string =>
  documents.length > 0 ? 'here' : state === 'retrieved' ? 'read elsewhere' : (state ?? 'not here yet')
