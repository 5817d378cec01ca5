import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { incoming, take, useJobs } from '../../incoming.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { dayOf } from '../../parts/Who.tsx'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { Going } from './Going.tsx'
import { InHand } from './InHand.tsx'
import { Report } from './Report.tsx'
import './imports.css'

export type Answer = ViewAnswer<'imports'>

/** Files on their way in, what goes on, and every import there was with what it brought. */
export default function Imports() {
  const { data, error } = useView('imports', {})
  const waiting = incoming.use()
  const jobs = useJobs()
  const chooser = useRef<HTMLInputElement>(null)
  const may = writable.use()
  useAction('import-file', () => chooser.current?.click())
  if (!data) return <Waiting title="Imports" error={error} />
  return (
    <Sheet title="Imports" className="imports">
      <RecordTabs />
      <div className="title">
        <h1>Imports</h1>
        <span className="push">
          <ActionButton name="import-file" kind="main" icon={FileUp} />
        </span>
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          take(target.files ?? [])
          target.value = ''
        }}
      />
      {waiting.length > 0 && <InHand waiting={waiting} data={data} />}
      <Going jobs={jobs} />
      {data.imports.length === 0 && waiting.length === 0 ? (
        <Empty fact="Nothing is imported yet.">
          {may
            ? 'Drop the exports of your databases anywhere on this window: RIS, PubMed, EndNote, Web of Science, BibTeX, CSL-JSON, CSV or Excel. The files are kept as they are.'
            : 'Whoever may write here can drop exports of databases on this window.'}
        </Empty>
      ) : (
        <Done data={data} />
      )}
    </Sheet>
  )
}

function Done({ data }: { data: Answer }) {
  const [open, setOpen] = useState<string>()
  if (data.imports.length === 0) return null
  const joined = data.records - data.sources
  return (
    <section>
      <p className="sums soft">
        <b className="strong num">{data.records.toLocaleString('en-GB')}</b> records of{' '}
        <b className="strong num">{data.imports.length}</b> {data.imports.length === 1 ? 'import' : 'imports'} make{' '}
        <b className="strong num">{data.sources.toLocaleString('en-GB')}</b> sources;{' '}
        <b className="strong num">{joined.toLocaleString('en-GB')}</b> are duplicates of others.
      </p>
      <Table
        label="Imports, newest first"
        head={[
          { words: 'Database' },
          { words: 'File' },
          { words: 'Records', num: true },
          { words: 'Only here', num: true },
          { words: 'Search' },
          { words: 'When, who' },
          { words: 'Report' },
        ]}
      >
        {data.imports.map((one) => (
          <tr key={one.id}>
            <td>
              <Link screen="library" query={{ import: one.id }}>
                {one.database}
              </Link>
            </td>
            <td className="soft">
              <span className="file">{one.file}</span>
              <span className="small faint">
                {one.format}, {one.encoding}
              </span>
            </td>
            <td className="num">{one.records.toLocaleString('en-GB')}</td>
            <td className="num soft">{one.alone.toLocaleString('en-GB')}</td>
            <td className="soft">{one.search ? <Link screen="searches">{one.search.title}</Link> : ''}</td>
            <td className="soft small">
              {one.at && dayOf(one.at)}
              {one.by && `, ${one.by.initials}`}
            </td>
            <td>
              {one.report && (
                <button
                  type="button"
                  className="btn quiet"
                  aria-expanded={open === one.id}
                  onClick={() => setOpen(open === one.id ? undefined : one.id)}
                >
                  {one.problems === 0 ? 'Nothing lost' : `${one.problems} to look at`}
                </button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {open && <Report id={open} file={data.imports.find((one) => one.id === open)?.file ?? ''} />}
    </section>
  )
}
