import { FileUp, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { diffWords } from '../../../core/diff.ts'
import type { Value } from '../../../core/fact.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import type { SearchAnswer } from './answer.ts'
import { saveCount, saveDate } from './editing.ts'
import { Strategy } from './Strategy.tsx'
import { today } from './words.ts'

type Run = SearchAnswer['runs'][number]
const number = (n: number) => n.toLocaleString('en-GB')

/** Each time the search was run: when, by whom, with how many hits, and what was imported of it. */
export function Runs({ search }: { search: SearchAnswer }) {
  const people = useView('frame', {}).data?.people ?? []
  const me = people.find((person) => person.me)
  const may = writable.use()
  useAction(
    'log-run',
    () =>
      void record(
        {
          type: 'search.run',
          id: newId('run'),
          from: null,
          to: { search: search.id, on: today(), ...(me && { by: [me.id] }) },
        },
        'Logged another run.',
      ),
  )
  return (
    <section className="runs">
      <div className="head">
        <h2>{search.runs.length === 1 ? 'When it was run' : `Its ${search.runs.length} runs`}</h2>
        <span className="push">
          <ActionButton name="log-run" kind="quiet" icon={RotateCw} />
        </span>
      </div>
      <Table
        label="Runs of the search"
        head={[
          { words: 'Date', width: '7.5rem' },
          { words: 'Hits', num: true, width: '7rem' },
          { words: 'Who' },
          { words: 'Records', num: true, width: '4.5rem' },
          { words: 'Duplicates', num: true, width: '5rem' },
          { words: 'Sources', num: true, width: '4.5rem' },
          { words: <span className="sr">What can be done</span>, width: '7.5rem' },
        ]}
      >
        {search.runs.map((run, at) => (
          <RunRow key={run.id ?? 'first'} {...{ search, run, at, people, may }} />
        ))}
      </Table>
      {search.runs.map((run) => run.id && <Again key={run.id} search={search} run={{ ...run, id: run.id }} />)}
    </section>
  )
}

interface RowProps {
  search: SearchAnswer
  run: Run
  at: number
  people: readonly { id: string; name: string }[]
  may: boolean
}

function RunRow({ search, run, at, people, may }: RowProps) {
  const type = run.id ? 'search.run' : 'search.logged'
  const id = run.id ?? search.id
  const which = at === 0 ? 'first run' : `run ${at + 1}`
  const { records, duplicates, fresh } = run.brought
  return (
    <tr>
      <td>
        <Field
          label={`Date of the ${which}`}
          quiet
          value={run.on}
          placeholder="2024-03-09"
          save={saveDate(type, id, 'on')}
        />
      </td>
      <td className="num">
        <Field
          label={`Hits of the ${which}`}
          quiet
          className="num"
          value={run.hits?.toString()}
          placeholder="0 counts"
          save={saveCount(type, id, 'hits')}
        />
        {run.difference && <span className="small differ">{run.difference}</span>}
      </td>
      <td>
        <Several
          label={`Who made the ${which}`}
          quiet
          value={run.by}
          options={people.map((person) => [person.id as `per_${string}`, person.name] as const)}
          save={saveField(type, id, 'by')}
        />
      </td>
      <td className="num soft">{records === 0 ? '' : number(records)}</td>
      <td className="num soft">{records === 0 ? '' : number(duplicates)}</td>
      <td className="num">{records === 0 ? '' : number(fresh)}</td>
      <td>
        <span className="row end">
          {may && (
            <Button
              kind="quiet"
              icon={FileUp}
              title="Import what it found"
              onClick={() => navigate({ screen: 'imports', query: { search: search.id, run: run.id } })}
            >
              Import
            </Button>
          )}
          {run.id && <Remove type="search.run" id={run.id} value={valueOfRun(search, run)} what={`the ${which}`} />}
        </span>
      </td>
    </tr>
  )
}

const valueOfRun = (search: SearchAnswer, { id: _, brought: __, difference: ___, ...said }: Run): Value<'run'> => ({
  search: search.id,
  ...said,
})

/** What was different when it was run again: its strategy, and what is worth noting. */
function Again({ search, run }: { search: SearchAnswer; run: Run & { id: `run_${string}` } }) {
  const [open, setOpen] = useState(false)
  const [own, setOwn] = useState(false)
  const may = writable.use()
  const differs = run.strategy !== undefined && run.strategy !== (search.value.strategy ?? '')
  if (!open && !run.notes && !differs && !may) return null
  return (
    <div className="again">
      <div className="row small">
        <span className="soft">Run of {run.on ?? 'no date'}:</span>
        <span>{differs ? 'its strategy was changed' : 'the strategy as above'}</span>
        {run.notes && !open && <span className="soft">{run.notes}</span>}
        <Button kind="quiet" pressed={open} onClick={() => setOpen(!open)}>
          {open ? 'Less' : 'Strategy and notes'}
        </Button>
      </div>
      {open && (
        <>
          {differs && (
            <pre className="changed">
              <Diff pieces={diffWords(search.value.strategy ?? '', run.strategy ?? '')} />
            </pre>
          )}
          {run.strategy === undefined && !own ? (
            may && <Button onClick={() => setOwn(true)}>It was run with another strategy</Button>
          ) : (
            <Strategy
              key={run.strategy}
              value={run.strategy}
              start={search.value.strategy}
              save={saveField('search.run', run.id, 'strategy')}
            />
          )}
          <Field label="Notes on this run" long value={run.notes} save={saveField('search.run', run.id, 'notes')} />
        </>
      )}
    </div>
  )
}
