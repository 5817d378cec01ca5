import { FileUp } from 'lucide-react'
import { Fragment, useRef, useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { useAction, writable } from '../../acting.ts'
import { record, useView } from '../../api.ts'
import { incoming, type Job, take, useJobs } from '../../incoming.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { dayOf } from '../../parts/Who.tsx'
import { RecordTabs } from '../library/RecordTabs.tsx'
import type { Answer } from './answer.ts'
import { ByDatabase } from './ByDatabase.tsx'
import { Going } from './Going.tsx'
import { InHand } from './InHand.tsx'
import { Report } from './Report.tsx'
import './imports.css'

const goesOn = ({ state }: Job): boolean => state === 'waiting' || state === 'running'

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
        <h1>
          {data.imports.length === 0
            ? 'Imports'
            : data.imports.length === 1
              ? 'One import'
              : `${data.imports.length} imports`}
        </h1>
        <span className="push">
          <ActionButton name="import-file" kind={waiting.length > 0 ? undefined : 'main'} icon={FileUp} />
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
      {data.imports.length === 0 && waiting.length === 0 && !jobs.some(goesOn) ? (
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
  return (
    <>
      <ByDatabase data={data} />
      <section>
        <h2>Files</h2>
        <Table
          label="Imports, newest first"
          head={[
            { words: 'File' },
            { words: 'Database', width: '14%' },
            { words: 'Search', width: '21%' },
            { words: 'Records', num: true, width: '4.5rem' },
            { words: 'Duplicates', num: true, width: '5rem' },
            { words: 'Sources', num: true, width: '4.5rem' },
            { words: 'When, who', width: '9rem' },
            { words: 'Report', width: '8rem' },
          ]}
        >
          {data.imports.map((one) => (
            <Fragment key={one.id}>
              <tr>
                <td>
                  <Link screen="library" query={{ import: one.id }} className="file">
                    {one.file}
                  </Link>
                  <span className="small faint">
                    {one.format}, {one.encoding}
                  </span>
                </td>
                <td className="soft">{one.database}</td>
                <td>
                  <SearchOf one={one} data={data} />
                </td>
                <td className="num">{one.records.toLocaleString('en-GB')}</td>
                <td className="num soft">{one.duplicates.toLocaleString('en-GB')}</td>
                <td className="num">{one.fresh.toLocaleString('en-GB')}</td>
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
              {open === one.id && (
                <tr className="opened">
                  <td colSpan={8}>
                    <Report id={one.id} file={one.file} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </Table>
      </section>
    </>
  )
}

/** The search an import hangs on; one that hangs on none can be hung here. */
function SearchOf({ one, data }: { one: Answer['imports'][number]; data: Answer }) {
  const may = writable.use()
  if (one.search)
    return (
      <Link screen="searches" id={one.search.id}>
        {one.search.title}
      </Link>
    )
  if (!may || data.searches.length === 0) return null
  return (
    <select
      className="input"
      aria-label={`Search that ${one.file} belongs to`}
      value=""
      onChange={(event) => {
        const fact = {
          type: 'records.imported',
          id: one.id,
          from: { search: null },
          to: { search: event.target.value },
        }
        void record(fact as Fact, `${one.file} hangs on its search.`)
      }}
    >
      <option value="">Hang it on a search</option>
      {data.searches.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  )
}
