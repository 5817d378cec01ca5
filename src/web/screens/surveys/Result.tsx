import { useState } from 'react'
import { resultDirections, resultKinds, stances } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { writable } from '../../acting.ts'
import { newId, type Result as Outcome, record, saveField, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'

type Answer = NonNullable<ViewAnswer<'result'>>
const same = (list: readonly string[]) => list.map((one) => [one, one] as const)

/** One result: what was measured, what it came to, where it comes from, and the links it is laid beside. */
export function Result({ id }: { id: Id<'rsl'> }) {
  const { data, error } = useView('result', { id })
  if (!data) return <Waiting title="Result" error={error} />
  const { value, source, words } = data
  const save = (field: string) => saveField('result.stated', id, field)
  const number = (field: 'n' | 'estimate') => ({
    value: value[field]?.toString(),
    save: Object.assign(
      (from: string | null, to: string | null) =>
        save(field)(from === null ? null : (value[field] ?? null), numberIn(to)),
      { of: `${id} ${field}` },
    ),
  })
  return (
    <Sheet title={value.measure} className="surveys one">
      <div className="title">
        <h1>
          <span className="sr">{value.measure}</span>
        </h1>
        <Field
          label="What was measured"
          quiet
          className="bare srv-title"
          value={value.measure}
          save={save('measure')}
        />
        <span className="push row">
          <Link screen="surveys">All surveys</Link>
          <Link screen="trail" id={id}>
            Trail
          </Link>
          {data.beside.length === 0 && (
            <Remove type="result.stated" id={id} value={value} what={`the result ${value.measure}`} />
          )}
        </span>
      </div>
      <p className="serif lead">{words}</p>
      <p>
        From{' '}
        <Link screen="source" id={source.id}>
          {source.label}
        </Link>
      </p>
      <div className="srv-about">
        <Pick label="Kind" value={value.kind} options={same(resultKinds)} save={save('kind')} />
        <Field label="How many (n)" {...number('n')} />
        <Field label="Estimate" {...number('estimate')} />
        <Field
          label="Interval"
          value={
            value.interval &&
            `${value.interval.low} to ${value.interval.high}${value.interval.percent ? `, ${value.interval.percent} %` : ''}`
          }
          placeholder="0.1 to 0.5, 95 %"
          save={Object.assign(
            (_: string | null, to: string | null) => save('interval')(value.interval ?? null, intervalIn(to)),
            { of: `${id} interval` },
          )}
        />
        <Pick
          label="Direction"
          value={value.direction}
          none="not said"
          options={same(resultDirections)}
          save={save('direction')}
        />
        {data.cases.length > 0 && (
          <Pick label="Case" value={value.case} none="no case" options={data.cases} save={save('case')} />
        )}
        {data.questionnaires.length > 0 && (
          <Pick
            label="Of the questionnaire"
            value={value.questionnaire}
            none="none"
            options={data.questionnaires}
            save={save('questionnaire')}
          />
        )}
        {data.indicators.length > 0 && (
          <Pick
            label="Of the indicator"
            value={value.indicator}
            none="none"
            options={data.indicators}
            save={save('indicator')}
          />
        )}
      </div>
      <Field label="What it says, and how it was worked out" long value={value.text} save={save('text')} />
      <Beside data={data} />
    </Sheet>
  )
}

const numberIn = (words: string | null): number | string | null => {
  if (words === null || words.trim() === '') return null
  const number = Number(words.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2'))
  return Number.isFinite(number) ? number : words
}

/** "0.1 to 0.5, 95 %" as bounds; other words go as they are, and are refused. */
function intervalIn(words: string | null): object | string | null {
  if (words === null || words.trim() === '') return null
  const [, low, high, percent] =
    /^\s*(-?\d+(?:\.\d+)?)\s*(?:to|;|–|\.\.)\s*(-?\d+(?:\.\d+)?)\s*(?:[,;(]?\s*(\d+(?:\.\d+)?)\s*%\)?)?\s*$/.exec(
      words,
    ) ?? []
  if (low === undefined || high === undefined) return words
  return { low: Number(low), high: Number(high), ...(percent && { percent: Number(percent) }) }
}

/** The links it is laid beside, each with the stance it takes; a further one is laid as evidence of its configuration. */
function Beside({ data }: { data: Answer }) {
  const { id, value, beside, links } = data
  const may = writable.use()
  const [link, setLink] = useState('')
  const [stance, setStance] = useState<(typeof stances)[number]>('supports')
  const taken = new Set(beside.flatMap(({ value }) => value.links))
  const lay = async (): Promise<Outcome | undefined> => {
    const found = links.find((one) => one.link === link)
    if (!found) return
    const made = await record(
      {
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: { configuration: found.configuration, links: [found.link], source: value.source, result: id, stance },
      },
      'Laid it beside the link.',
    )
    if (made.ok) setLink('')
    return made
  }
  return (
    <section className="srv-results">
      <h2>Beside the theory</h2>
      {beside.length > 0 && (
        <Table label="Links it is laid beside" head={[{ words: 'Stance' }, { words: 'Link' }, { words: '' }]}>
          {beside.map(({ id: evidence, value: piece, configuration, links }) => (
            <tr key={evidence}>
              <td>{piece.stance}</td>
              <td>
                <Link screen="configuration" id={piece.configuration}>
                  {links.length > 0 ? links.join('; ') : configuration}
                </Link>
              </td>
              <td>
                <Remove type="evidence.linked" id={evidence} value={piece} what={`it from ${configuration}`} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {may && (
        <div className="row srv-lay">
          <select
            className="input"
            aria-label="Stance"
            value={stance}
            onChange={({ target }) => setStance(target.value as typeof stance)}
          >
            {stances.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <select className="input" aria-label="Link" value={link} onChange={({ target }) => setLink(target.value)}>
            <option value="">Pick a link</option>
            {links
              .filter((one) => !taken.has(one.link))
              .map(({ link, words }) => (
                <option key={link} value={link}>
                  {words}
                </option>
              ))}
          </select>
          <Button not={link === '' ? 'Pick a link first' : undefined} onClick={() => void lay()}>
            Lay beside it
          </Button>
        </div>
      )}
    </section>
  )
}
