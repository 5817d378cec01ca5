import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { writable } from '../../acting.ts'
import { type Result, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Scrolling } from '../../parts/Scrolling.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery } from '../../routes.ts'
import type { IndicatorsAnswer } from './answer.ts'

const charts = [
  ['xmr', 'XmR chart'],
  ['run', 'Run chart'],
] as const

type Chosen = NonNullable<IndicatorsAnswer['chosen']>

/** One indicator: its chart, what it says in words, what it measures, and its values one by one. */
export function Indicator({
  data,
  chosen: { id, value, ...told },
  chart,
}: {
  data: IndicatorsAnswer
  chosen: Chosen
  chart: 'run' | undefined
}) {
  const save = (field: string) => saveField('indicator.set', id, field)
  const number = (field: 'target' | 'baseline') => ({
    value: value[field]?.toString(),
    save: (from: string | null, to: string | null) => save(field)(numberIn(from), numberIn(to)),
  })
  return (
    <Sheet title={value.name} className="indicators one">
      <EvaluateTabs here="indicators" />
      <div className="title">
        <h1 className="sr">{value.name}</h1>
        <Field label="Name" quiet line className="bare name" value={value.name} save={save('name')} />
        <span className="push row">
          {told.points.length > 0 && (
            <Switch
              label="Which chart"
              value={chart ?? 'xmr'}
              options={charts}
              onChange={(next) => setQuery({ chart: next === 'run' ? next : undefined })}
            />
          )}
          <Link screen="indicators">All indicators</Link>
          <Link screen="trail" id={id}>
            Trail
          </Link>
          <Remove type="indicator.set" id={id} value={value} what={`the indicator ${value.name}`} />
        </span>
      </div>
      {told.points.length > 0 && (
        <Scrolling label={told.figure.title} className="fig-wide">
          <Figure scene={told.figure} widest={1000} />
        </Scrolling>
      )}
      <p className="serif lead">{told.words}</p>
      {told.phases.length > 1 && (
        <ul className="ind-phases">
          {told.phases.map(({ from, because }) => (
            <li key={from}>
              <b className="num">From {from}</b> {because && <span className="soft">because {because}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="ind-about">
        <Field label="Unit" value={value.unit} save={save('unit')} placeholder="days, %, per 1,000" />
        <Pick
          label="Direction"
          value={value.direction}
          none="not said"
          options={(['higher is better', 'lower is better', 'neither'] as const).map((one) => [one, one] as const)}
          save={save('direction')}
        />
        <Field label="Target" {...number('target')} />
        <Field label="Baseline" {...number('baseline')} />
        {data.cases.length > 0 && (
          <Pick label="Case" value={value.case} none="no case" options={data.cases} save={save('case')} />
        )}
        <Pick
          label="Signals after"
          value={value.rules}
          none={`${data.ruleSets[0]?.[1]} (usual)`}
          options={data.ruleSets}
          save={save('rules')}
        />
      </div>
      <div className="ind-more">
        <Field label="What is counted, and how" long value={value.definition} save={save('definition')} />
        <Field
          label="Where it comes from"
          value={value.source}
          save={save('source')}
          placeholder="NHS England, RTT data"
        />
        <Several label="Speaks to" value={value.links} options={data.parts} save={save('links')} />
        <p className="small faint">Rules: {told.rules}.</p>
      </div>
      <Values id={id} value={value} points={told.points} />
    </Sheet>
  )
}

const numberIn = (words: string | null): number | string | null => {
  if (words === null || words.trim() === '') return null
  const number = Number(words.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2'))
  return Number.isFinite(number) ? number : words
}

/** The values one by one, the last first; each may begin a new phase, with the reason. */
function Values({ id, value, points }: Pick<Chosen, 'id' | 'value' | 'points'>) {
  const may = writable.use()
  const [asked, setAsked] = useState<string>()
  const set = (part: 'series' | 'breaks', to: readonly object[]): Promise<Result> =>
    record({
      type: 'indicator.set',
      id,
      from: { [part]: value[part] ?? null },
      to: { [part]: to.length > 0 ? to : null },
    } as unknown as Fact)
  const breaks = value.breaks ?? []
  const add = async (words: string): Promise<Result> => {
    const [, on, number] = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)[\s:,]+(\S+)$/.exec(words) ?? []
    const read = numberIn(number ?? null)
    if (!on || typeof read !== 'number')
      return {
        ok: false,
        refusal: { code: 'malformed', message: 'A date and a number are needed.', hint: 'As: 2024-03 12.5' },
      }
    const rest = (value.series ?? []).filter((point) => point.on !== on)
    return set(
      'series',
      [...rest, { on, value: read }].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    )
  }
  return (
    <section className="ind-values">
      <h2>Values</h2>
      <Adder label="Add a value" placeholder="2024-03 12.5" add={add} />
      <Table
        label={`Values of ${value.name}`}
        head={[{ words: 'Date' }, { words: 'Value', num: true }, { words: 'What it tells' }, { words: '' }]}
      >
        {points.toReversed().map((point) => {
          const begins = breaks.find(({ on }) => on === point.on)
          return (
            <tr key={point.on}>
              <td className="ind-on">{point.on}</td>
              <td className="num">{point.value}</td>
              <td>
                {point.signal ?? ''} {point.note && <span className="soft">{point.note}</span>}
                {begins && <span className="soft"> New limits from here: {begins.because}</span>}
                {asked === point.on && (
                  <Adder
                    label={`Why limits begin anew on ${point.on}`}
                    placeholder="What is measured, or done, became another: …"
                    add={async (because) => {
                      const result = await set('breaks', [...breaks, { on: point.on, because }])
                      if (result.ok) setAsked(undefined)
                      return result
                    }}
                  />
                )}
              </td>
              <td className="ind-do">
                {may && (
                  <>
                    {begins ? (
                      <Button
                        kind="quiet"
                        onClick={() =>
                          void set(
                            'breaks',
                            breaks.filter(({ on }) => on !== point.on),
                          )
                        }
                      >
                        One phase again
                      </Button>
                    ) : (
                      <Button
                        kind="quiet"
                        pressed={asked === point.on}
                        onClick={() => setAsked(asked === point.on ? undefined : point.on)}
                      >
                        New limits<span className="sr"> from {point.on}</span>
                      </Button>
                    )}
                    {!begins && (
                      <Button
                        kind="quiet"
                        onClick={() =>
                          void set(
                            'series',
                            (value.series ?? []).filter(({ on }) => on !== point.on),
                          )
                        }
                      >
                        Take out<span className="sr"> {point.on}</span>
                      </Button>
                    )}
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </Table>
    </section>
  )
}
