import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { formats } from '../../../core/record/formats/sniff.ts'
import { correct, forget, type Waiting } from '../../incoming.ts'
import { Button } from '../../parts/Button.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { Answer } from './answer.ts'
import { Columns, columnsSaid } from './Columns.tsx'
import { offeredSaid } from './offered.ts'

const tables = ['csv', 'tsv', 'xlsx']

interface Props {
  one: Waiting
  /** The search it hangs on, said or guessed. */
  search: string
  /** The id of the list of databases to pick from. */
  list: string
  data: Answer
  /** Logs a new search that it is what was found of. */
  log: () => void
}

/** One file in hand: what it seems to be, its first record, its database, its search, and how else it could be read. */
export function FileInHand({ one, search, list, data, log }: Props) {
  const id = useId()
  const [more, setMore] = useState(false)
  const { key, file, seen, refused } = one
  const first = seen?.shown[0]
  const table = seen !== undefined && tables.includes(seen.format)
  const runs = data.searches.find((known) => known.id === search)?.runs ?? []
  const unread = seen?.records === 0
  return (
    <li className="in-hand-file">
      <div className="what">
        <b className="strong file">{file.name}</b>{' '}
        <span className="small soft" role="status">
          {refused
            ? ''
            : !seen
              ? 'Looking …'
              : [seen.format, seen.dialect, seen.encoding, sizeOf(file.size)].filter(Boolean).join(', ')}
        </span>
        {first && (
          <p className="small soft sample" title={first.reference.title}>
            First: “{first.reference.title}”
            {first.reference.author?.[0] &&
              `, ${first.reference.author[0].family ?? first.reference.author[0].literal}`}
            {first.reference.year && `, ${first.reference.year}`}
          </p>
        )}
        {table && !unread && <p className="small soft">{columnsSaid(one)}</p>}
        {seen?.offered && (
          <p className="small soft">{offeredSaid(seen.offered)} They are offered once it is imported.</p>
        )}
        <WhyNot of={refused} />
        {unread && (
          <p className="err" role="alert">
            No record was found. Say below which format it is in, or export it again as RIS.
          </p>
        )}
      </div>
      <label className="field" htmlFor={`${id}b`}>
        <span className="label">Database</span>
        <input
          id={`${id}b`}
          className="input"
          list={list}
          value={one.database}
          placeholder={search ? 'as its search says' : 'Scopus, a website'}
          onChange={(event) => correct(key, { database: event.target.value })}
        />
      </label>
      <div className="searched">
        <label className="field" htmlFor={`${id}s`}>
          <span className="label">Search it belongs to</span>
          <select
            id={`${id}s`}
            className="input"
            value={search}
            onChange={(event) =>
              event.target.value === 'new' ? log() : correct(key, { search: event.target.value, run: '' })
            }
          >
            <option value="">none yet</option>
            {data.searches.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="new">log a new search for it</option>
          </select>
        </label>
        {runs.length > 1 && (
          <label className="field" htmlFor={`${id}r`}>
            <span className="label">Run</span>
            <select
              id={`${id}r`}
              className="input"
              value={one.run}
              onChange={(event) => correct(key, { search, run: event.target.value })}
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
      <div className="row acts">
        <Button kind="quiet" pressed={more} onClick={() => setMore(!more)}>
          {table ? 'Columns' : 'Read it differently'}
        </Button>
        <Button kind="quiet" icon={X} only title="Leave it out" onClick={() => forget(key)}>
          {`Leave out ${file.name}`}
        </Button>
      </div>
      {(more || unread) && (
        <div className="differently">
          <div className="row">
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
          {more && table && <Columns one={one} />}
        </div>
      )}
    </li>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
