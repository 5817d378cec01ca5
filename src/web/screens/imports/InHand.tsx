import { useId, useState } from 'react'
import { formats } from '../../../core/record/formats/sniff.ts'
import { columnMeanings } from '../../../core/record/formats/table.ts'
import { correct, forget, forgetAll, sendAll, type Waiting } from '../../incoming.ts'
import { Button } from '../../parts/Button.tsx'
import type { Answer } from './Imports.tsx'

const tables = ['csv', 'tsv', 'xlsx']

/** Files that were dropped: what each seems to be, where it comes from, and the press that brings all of them in. */
export function InHand({ waiting, data }: { waiting: readonly Waiting[]; data: Answer }) {
  const id = useId()
  const [stage, setStage] = useState(data.stages[0]?.id ?? '')
  const [sending, setSending] = useState(false)
  const unread = waiting.filter(({ seen }) => seen?.records === 0)
  return (
    <section className="in-hand panel" aria-label="Files to import">
      <datalist id={`${id}d`}>
        {data.databases.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul>
        {waiting.map((one) => (
          <File key={one.key} one={one} list={`${id}d`} data={data} />
        ))}
      </ul>
      <div className="row end">
        {data.stages.length > 0 && (
          <label className="row small">
            Screened first at
            <select className="input" value={stage} onChange={(event) => setStage(event.target.value)}>
              {data.stages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="">no stage: they are no candidates</option>
            </select>
          </label>
        )}
        <Button
          kind="main"
          busy={sending}
          not={unread.length > 0 ? `Nothing could be read of ${unread[0]?.file.name}.` : undefined}
          onClick={() => {
            setSending(true)
            void sendAll(stage).finally(() => setSending(false))
          }}
        >
          Import {waiting.length === 1 ? 'it' : `all ${waiting.length}`}
        </Button>
        <Button kind="quiet" onClick={forgetAll}>
          Cancel
        </Button>
      </div>
    </section>
  )
}

function File({ one, list, data }: { one: Waiting; list: string; data: Answer }) {
  const id = useId()
  const [more, setMore] = useState(false)
  const { key, file, seen, refused } = one
  const first = seen?.shown[0]
  const runs = data.searches.find((search) => search.id === one.search)?.runs ?? []
  const table = seen && tables.includes(seen.format)
  return (
    <li>
      <div className="row head">
        <b className="strong file">{file.name}</b>
        <span className="small soft" role="status">
          {refused
            ? ''
            : !seen
              ? 'Looking …'
              : `${[seen.format, seen.dialect].filter(Boolean).join(', ')}, ${seen.encoding}, ${sizeOf(file.size)}`}
        </span>
        <span className="push">
          <Button kind="quiet" pressed={more} onClick={() => setMore(!more)}>
            {table ? 'Columns' : 'Read it differently'}
          </Button>
          <Button kind="quiet" onClick={() => forget(key)}>
            Leave out
          </Button>
        </span>
      </div>
      {refused && (
        <p className="err" role="alert">
          {refused.message} {refused.hint}
        </p>
      )}
      {seen?.records === 0 && (
        <p className="err" role="alert">
          No record was found. Say below which format it is in, or export it again as RIS.
        </p>
      )}
      {first && (
        <p className="small soft sample">
          The first record: “{first.reference.title}”
          {first.reference.author?.[0] && `, ${first.reference.author[0].family ?? first.reference.author[0].literal}`}
          {first.reference.year && `, ${first.reference.year}`}
        </p>
      )}
      <div className="row fields">
        <label className="field" htmlFor={`${id}b`}>
          <span className="label">Database</span>
          <input
            id={`${id}b`}
            className="input"
            list={list}
            value={one.database}
            placeholder={one.search ? 'as its search says' : 'Scopus, PubMed, a website'}
            onChange={(event) => correct(key, { database: event.target.value })}
          />
        </label>
        <label className="field" htmlFor={`${id}s`}>
          <span className="label">Search it belongs to</span>
          <select
            id={`${id}s`}
            className="input"
            value={one.search}
            onChange={(event) => correct(key, { search: event.target.value, run: '' })}
          >
            <option value="">none yet</option>
            {data.searches.map((search) => (
              <option key={search.id} value={search.id}>
                {search.title}
              </option>
            ))}
          </select>
        </label>
        {runs.length > 1 && (
          <label className="field" htmlFor={`${id}r`}>
            <span className="label">Run</span>
            <select
              id={`${id}r`}
              className="input"
              value={one.run}
              onChange={(event) => correct(key, { run: event.target.value })}
            >
              {runs.map((run, at) => (
                <option key={run.id ?? ''} value={run.id ?? ''}>
                  {run.on ?? (at === 0 ? 'the first' : `run ${at + 1}`)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {(more || seen?.records === 0) && (
        <div className="row fields">
          <label className="field" htmlFor={`${id}f`}>
            <span className="label">Format</span>
            <select
              id={`${id}f`}
              className="input"
              value={one.format ?? ''}
              onChange={(event) => correct(key, { format: event.target.value || undefined })}
            >
              <option value="">as guessed</option>
              {formats.map((format) => (
                <option key={format}>{format}</option>
              ))}
            </select>
          </label>
          <label className="field" htmlFor={`${id}e`}>
            <span className="label">Encoding</span>
            <select
              id={`${id}e`}
              className="input"
              value={one.encoding ?? ''}
              onChange={(event) => correct(key, { encoding: event.target.value || undefined })}
            >
              <option value="">as guessed</option>
              {['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </div>
      )}
      {more && table && <Columns one={one} />}
    </li>
  )
}

/** What each column of a table stands for; a wrong guess is corrected here. */
function Columns({ one: { key, seen, columns = {} } }: { one: Waiting }) {
  const heads = seen?.shown[0]?.fields ?? []
  const guessed = seen?.columns ?? {}
  return (
    <div className="columns">
      {heads.map(([head, sample]) => (
        <label key={head} className="field">
          <span className="label">{head}</span>
          <select
            className="input"
            value={columns[head] ?? guessed[head] ?? 'nothing'}
            onChange={(event) => correct(key, { columns: { ...guessed, ...columns, [head]: event.target.value } })}
          >
            {columnMeanings.map((meaning) => (
              <option key={meaning}>{meaning}</option>
            ))}
          </select>
          <span className="small faint sample">{sample.slice(0, 60)}</span>
        </label>
      ))}
    </div>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
