import { useId } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { writable } from '../../acting.ts'
import { record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { dayOf } from '../../parts/Who.tsx'
import type { SearchAnswer } from './answer.ts'

type Imported = SearchAnswer['imports'][number]
const number = (n: number) => n.toLocaleString('en-GB')

/** The files that hold what it found, each hung on one of its runs. */
export function Imports({ search }: { search: SearchAnswer }) {
  const may = writable.use()
  if (search.imports.length === 0 && (!may || search.loose.length === 0)) return null
  return (
    <section className="its-imports">
      <h2>Imports that hang on it</h2>
      {search.imports.length > 0 && (
        <Table
          label="Imports that hang on the search"
          head={[
            { words: 'File' },
            ...(search.runs.length > 1 ? [{ words: 'Run', width: '10rem' }] : []),
            { words: 'Records', num: true, width: '5rem' },
            { words: 'Duplicates', num: true, width: '5rem' },
            { words: 'Sources', num: true, width: '5rem' },
            { words: 'When, who', width: '10rem' },
            { words: <span className="sr">What can be done</span>, width: '5rem' },
          ]}
        >
          {search.imports.map((one) => (
            <tr key={one.id}>
              <td>
                <Link screen="library" query={{ import: one.id }}>
                  {one.file}
                </Link>
              </td>
              {search.runs.length > 1 && (
                <td>
                  <RunOf search={search} one={one} />
                </td>
              )}
              <td className="num">{number(one.records)}</td>
              <td className="num soft">{number(one.duplicates)}</td>
              <td className="num">{number(one.fresh)}</td>
              <td className="small soft">
                {one.at && dayOf(one.at)}
                {one.by && `, ${one.by.initials}`}
              </td>
              <td>
                {may && (
                  <Button
                    kind="quiet"
                    onClick={() => void hang(one, search, null, `${one.file} hangs on no search now.`)}
                  >
                    Take off
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {may && search.loose.length > 0 && <Loose search={search} />}
    </section>
  )
}

function RunOf({ search, one }: { search: SearchAnswer; one: Imported }) {
  const may = writable.use()
  const words = (run: SearchAnswer['runs'][number], at: number) => run.on ?? (at === 0 ? 'the first' : `run ${at + 1}`)
  if (!may) return <span className="soft">{search.runs.find(({ id }) => id === one.run)?.on}</span>
  return (
    <select
      className="input"
      aria-label={`Run that ${one.file} comes from`}
      value={one.run ?? ''}
      onChange={(event) => {
        const run = event.target.value || null
        const fact = { type: 'records.imported', id: one.id, from: { run: one.run ?? null }, to: { run } }
        void record(fact as Fact, 'Hung it on that run.')
      }}
    >
      {search.runs.map((run, at) => (
        <option key={run.id ?? ''} value={run.id ?? ''}>
          {words(run, at)}
        </option>
      ))}
    </select>
  )
}

/** Imports that came before their search was logged. */
function Loose({ search }: { search: SearchAnswer }) {
  const id = useId()
  return (
    <div className="row loose">
      <label className="small soft" htmlFor={id}>
        Hang on it an import that has no search yet:
      </label>
      <select
        id={id}
        className="input"
        value=""
        onChange={(event) => {
          const one = search.loose.find((loose) => loose.id === event.target.value)
          if (one) void hang(one, search, search.id, `${one.file} hangs on this search.`)
        }}
      >
        <option value="">Pick one</option>
        {search.loose.map((one) => (
          <option key={one.id} value={one.id}>
            {one.file} ({number(one.records)})
          </option>
        ))}
      </select>
    </div>
  )
}

const hang = (one: Imported, search: SearchAnswer, to: SearchAnswer['id'] | null, said: string) => {
  const fact = {
    type: 'records.imported',
    id: one.id,
    from: { search: to ? null : search.id, run: one.run ?? null },
    to: { search: to, run: null },
  }
  return record(fact as Fact, said)
}
