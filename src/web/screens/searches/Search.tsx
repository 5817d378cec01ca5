import { Copy } from 'lucide-react'
import { searchPlaces } from '../../../core/choices.ts'
import type { Value } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, newId, record, saveField, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate } from '../../routes.ts'
import { same, saveLines } from '../protocol/editing.ts'
import { Acts } from '../source/Acts.tsx'
import { Aim } from './Aim.tsx'
import type { SearchAnswer } from './answer.ts'
import { Imports } from './Imports.tsx'
import { Limits } from './Limits.tsx'
import { Numbers } from './Numbers.tsx'
import { Runs } from './Runs.tsx'
import { Strategy } from './Strategy.tsx'

/** One entry of the log: what it is for, where and how it was searched, each time it was run, and what came of it. */
export function Search({ id }: { id: string }) {
  const { data, error, isLoading } = useView('search', { id: id as Id<'sch'> })
  const gone = { code: 'unknown-thing', message: 'There is no such search.', hint: 'Look in the search log.' }
  if (!data) return <Waiting title="Search" error={isLoading ? null : (error ?? gone)} />
  return <Entry key={data.id} search={data} />
}

function Entry({ search }: { search: SearchAnswer }) {
  const { id, value } = search
  const save = (field: string) => saveField('search.logged', id, field)
  const to = (other: Id<'sch'> | undefined) => other && (() => navigate({ screen: 'searches', id: other }))
  useAction('previous-search', to(search.before))
  useAction('next-search', to(search.after))
  useAction('copy-search', () => void copy(search))
  return (
    <Sheet title={value.title} className="search written" side={<Side search={search} />}>
      <header className="top">
        <div className="row small soft">
          <Link screen="searches">Searches</Link>
          <span aria-hidden="true">·</span>
          <span>{search.aim}</span>
          <span className="push row">
            <ActionButton name="previous-search" kind="quiet" />
            <ActionButton name="next-search" kind="quiet" />
          </span>
        </div>
        <h1 className="sr">{value.title}</h1>
        <Field label="Title" quiet line className="bare name" value={value.title} save={save('title')} />
      </header>
      <Numbers search={search} />
      <section className="grid">
        <Aim search={search} />
        <Pick
          label="Phase"
          value={value.phase}
          none="none"
          options={search.phases.map((phase) => [phase.id, phase.name] as const)}
          save={save('phase')}
        />
        <Pick
          label="Kind of place"
          value={value.place}
          none="not said"
          options={same(searchPlaces)}
          save={save('place')}
        />
        <Field label="Database or place" value={value.database} save={save('database')} />
        <Field label="Platform" value={value.platform} save={save('platform')} placeholder="Ovid, EBSCOhost" />
        <Field label="Coverage" value={value.coverage} save={save('coverage')} placeholder="1946 to 2 October 2023" />
      </section>
      <Strategy key={value.strategy} value={value.strategy} save={save('strategy')} />
      <Limits search={search} />
      <Runs search={search} />
      <Imports search={search} />
      <section className="grid told">
        <h2 className="whole">To be reported</h2>
        <Field
          label="Published filter, with its source"
          long
          value={value.filter}
          save={save('filter')}
          placeholder="none was used"
        />
        <Field
          label="Strategy taken over from"
          long
          value={value.adapted}
          save={save('adapted')}
          placeholder="no other review"
        />
        <Field
          label="Peer review of the strategy"
          long
          value={value.reviewed}
          save={save('reviewed')}
          placeholder="by a librarian, with PRESS; or none"
        />
        <Field
          label="What is not reported, one on a line"
          long
          value={value.unreported?.join('\n')}
          save={saveLines('search.logged', id, 'unreported')}
          hint="Where a publication does not say it and nobody can be asked."
        />
        <Field
          label="Dropped, because"
          long
          value={value.dropped}
          save={save('dropped')}
          placeholder="It was carried out"
        />
        <div className="whole">
          <Field label="Notes" long value={value.notes} save={save('notes')} />
        </div>
      </section>
      <p className="row end-of-search">
        <ActionButton name="copy-search" icon={Copy} />
        <Gone search={search} />
      </p>
    </Sheet>
  )
}

const Gone = ({ search: { id, value } }: { search: SearchAnswer }) =>
  writable.use() ? (
    <Button
      kind="quiet"
      onClick={async () => {
        const gone = await record({ type: 'search.logged', id, from: value, to: null }, `Removed “${value.title}”.`)
        if (gone.ok) navigate({ screen: 'searches' })
      }}
    >
      Remove this search
    </Button>
  ) : null

/** What stays the same when a search is taken to another database, to be adapted there. */
const sameElsewhere = [
  'purpose',
  'phase',
  'place',
  'for',
  'source',
  'direction',
  'letter',
  'strategy',
  'limits',
  'filter',
  'adapted',
  'reviewed',
  'by',
] as const

async function copy({ value }: SearchAnswer) {
  const id = newId('sch')
  const kept = Object.fromEntries(sameElsewhere.map((field) => [field, value[field] ?? null]))
  const to = { ...kept, title: `${value.title}, elsewhere` } as Value<'search'>
  const result = await ask(
    { do: 'change', changes: [{ type: 'search.logged', id, from: null, to }] },
    'Logged it for another place. Name the place and adapt the strategy.',
  )
  if (result.ok) navigate({ screen: 'searches', id })
}

function Side({ search }: { search: SearchAnswer }) {
  const { value, unsaid } = search
  const unreported = value.unreported ?? []
  return (
    <>
      {(unsaid.length > 0 || unreported.length > 0) && (
        <section>
          <div className="head">
            <h2>{unreported.length > 0 ? 'Not reported' : 'Not said yet'}</h2>
          </div>
          <ul className="unsaid soft">
            {(unreported.length > 0 ? unreported : unsaid).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <div className="head">
          <h2>Trail</h2>
        </div>
        <Acts acts={search.trail} />
      </section>
    </>
  )
}
