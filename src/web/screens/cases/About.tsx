import { useId, useState } from 'react'
import { contextHolds, usualCaseKinds } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { writable } from '../../acting.ts'
import { newId, type Result, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { CaseAnswer } from './answer.ts'

/** What a case is, why it was chosen, its attributes, and what its contexts were like from when to when. */
export function About({ data }: { data: CaseAnswer }) {
  const may = writable.use()
  const { id, value } = data
  const save = (field: string) => saveField('case.chosen', id, field)
  return (
    <>
      <div className="cas-about">
        <div>
          <Field label="Kind" value={value.kind} save={save('kind')} placeholder="any word" />
          {may && !value.kind && (
            <span className="row wrap">
              {usualCaseKinds.map((kind) => (
                <Button key={kind} kind="quiet" onClick={() => void save('kind')(null, kind)}>
                  {kind}
                </Button>
              ))}
            </span>
          )}
        </div>
        <Pick label="Within" value={value.within} none="stands alone" options={data.others} save={save('within')} />
      </div>
      <Field
        label="Why it was chosen"
        long
        value={value.chosenBecause}
        save={save('chosenBecause')}
        placeholder="What it lets the theory be tested on that others do not"
      />
      <Attributes data={data} />
      <Course data={data} />
    </>
  )
}

function Attributes({ data: { id, value } }: { data: CaseAnswer }) {
  const may = writable.use()
  const all = value.attributes ?? []
  const set = (to: readonly { name: string; value: string }[]): Promise<Result> =>
    record({
      type: 'case.chosen',
      id,
      from: { attributes: value.attributes ?? null },
      to: { attributes: to.length > 0 ? [...to] : null },
    })
  return (
    <section className="cas-attributes">
      <h2>Attributes</h2>
      <ul>
        {all.map((one) => (
          <li key={one.name}>
            <span className="soft">{one.name}</span> {one.value}
            {may && (
              <Button kind="quiet" onClick={() => void set(all.filter(({ name }) => name !== one.name))}>
                Take out<span className="sr"> {one.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Adder
        label="Add an attribute"
        placeholder="people: 1.2 million"
        add={async (words) => {
          const [, name, said] = /^([^:=]+)[:=]\s*(.+)$/.exec(words) ?? []
          if (!name || !said)
            return {
              ok: false,
              refusal: {
                code: 'malformed',
                message: 'A name and a value are needed.',
                hint: 'As: people: 1.2 million',
              },
            }
          return set([...all.filter((one) => one.name !== name.trim()), { name: name.trim(), value: said.trim() }])
        }}
      />
    </section>
  )
}

/** The contexts over time: a row for each, a stretch for each entry. */
function Course({ data }: { data: CaseAnswer }) {
  const may = writable.use()
  return (
    <section className="cas-course">
      <h2>Contexts over time</h2>
      {data.contexts.length === 0 && (
        <p className="soft">Nothing is recorded. Say of a context whether it holds here, and from when to when.</p>
      )}
      <Line data={data} />
      <ul className="cas-courses">
        {data.contexts.map((context) => (
          <li key={context.key}>
            <h3 className="span c">{context.words}</h3>
            {context.of && (
              <p className="soft small">
                As for{' '}
                <Link screen="cases" id={context.of.id} query={{ show: 'about' }}>
                  {context.of.name}
                </Link>
                , which it lies within.
              </p>
            )}
            {context.course.map((entry) =>
              entry.value ? (
                <Entry key={entry.id} entry={{ ...entry, value: entry.value }} data={data} fixed={!!context.of} />
              ) : null,
            )}
          </li>
        ))}
      </ul>
      {may && <NewContext data={data} />}
    </section>
  )
}

/** Contexts on one line of time. The same stands in words below, so it is not read aloud. */
function Line({ data: { years, contexts } }: { data: CaseAnswer }) {
  if (!years || contexts.length === 0) return null
  return (
    <div className="cas-line" aria-hidden="true">
      {contexts.map(({ key, words, line }) => (
        <div key={key} className="cas-lane">
          <span title={words}>{words}</span>
          <span className="cas-track">
            {line.map(({ id, holds, from, to, openAtStart, openAtEnd }) => (
              <i
                key={id}
                className={[holds.replaceAll(' ', '-'), openAtStart && 'open-start', openAtEnd && 'open-end']
                  .filter(Boolean)
                  .join(' ')}
                style={{ left: `${from * 100}%`, width: `${Math.max(to - from, 0.004) * 100}%` }}
                title={`${words}: ${holds}`}
              />
            ))}
          </span>
        </div>
      ))}
      <div className="cas-lane cas-years">
        <span />
        <span className="cas-track">
          {years.map(({ year, at }) => (
            <b key={year} style={{ left: `${at * 100}%` }}>
              {year}
            </b>
          ))}
        </span>
      </div>
      <p className="cas-keys">
        {contextHolds.map((one) => (
          <span key={one}>
            <i className={one.replaceAll(' ', '-')} /> {one}
          </span>
        ))}
      </p>
    </div>
  )
}

type Stretch = CaseAnswer['contexts'][number]['course'][number]

function Entry({
  entry: { id, value, source },
  data,
  fixed,
}: {
  entry: Omit<Stretch, 'value'> & { value: NonNullable<Stretch['value']> }
  data: CaseAnswer
  fixed: boolean
}) {
  const save = (field: string) => saveField('context.found', id, field)
  if (fixed)
    return (
      <p>
        <b>{value.holds}</b>{' '}
        <span className="soft">
          {value.from && `from ${value.from} `}
          {value.until && `until ${value.until} `}
          {value.because}
        </span>
      </p>
    )
  const sources =
    data.sources.some(([one]) => one === value.source) || !value.source
      ? data.sources
      : [...data.sources, [value.source, source ?? value.source] as const]
  return (
    <div className="cas-entry">
      <Pick
        label="Holds"
        quiet
        value={value.holds}
        options={contextHolds.map((one) => [one, one])}
        save={save('holds')}
      />
      <Field label="From" quiet placeholder="from" value={value.from} save={save('from')} />
      <Field label="Until" quiet placeholder="until" value={value.until} save={save('until')} />
      <Field label="Because" quiet placeholder="what shows it" value={value.because} save={save('because')} />
      <Pick label="Source" quiet value={value.source} none="no source" options={sources} save={save('source')} />
      <Remove type="context.found" id={id} value={value} what="the entry" />
    </div>
  )
}

/** Records a context: one of the theory, or one in words that the theory does not have. */
function NewContext({ data }: { data: CaseAnswer }) {
  const id = useId()
  const [words, setWords] = useState('')
  const known = [
    ...data.open,
    ...data.contexts.flatMap(({ component, words: said }) => (component ? [[component, said] as const] : [])),
  ]
  const component = known.find(([, said]) => said.toLowerCase() === words.trim().toLowerCase())?.[0]
  const put = (holds: (typeof contextHolds)[number]) => {
    const to = { case: data.id, holds, ...(component ? { component } : { text: words.trim() }) }
    void record({ type: 'context.found', id: newId('ctx'), from: null, to } as Fact, 'Recorded it.').then(
      ({ ok }) => ok && setWords(''),
    )
  }
  return (
    <div className="cas-new">
      <label htmlFor={id}>A context, of the theory or in your own words</label>
      <input
        id={id}
        className="input"
        list={`${id}-known`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map(([one, said]) => (
          <option key={one} value={said} />
        ))}
      </datalist>
      <div className="row wrap">
        {contextHolds.map((one) => (
          <Button key={one} onClick={() => put(one)} not={words.trim() ? undefined : 'Say which context first.'}>
            {one}
          </Button>
        ))}
      </div>
    </div>
  )
}
