import { itemAnswers } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, type Result, useView } from '../../api.ts'
import { arrowsStay } from '../../parts/arrows.ts'
import { Field } from '../../parts/Field.tsx'
import { Key } from '../../parts/Key.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { complain } from '../../toast.ts'
import { ReportTabs } from '../report/ReportTabs.tsx'
import { useDigitKey, useDigits } from '../screen/digits.ts'
import './checklist.css'

type Answer = ViewAnswer<'checklist'>
type Item = Answer['items'][number]

const names: Record<Answer['name'], string> = {
  rameses: 'RAMESES',
  'rameses-2': 'RAMESES II',
  'prisma-2020': 'PRISMA 2020',
}

/** A reporting checklist: what the project tells of each item, and what a person says over it: the answer, and the place. */
export default function Checklist() {
  const { id, query } = useRoute()
  const { data, error } = useView('checklist', { name: id as Answer['name'] | undefined })
  const items = data?.items ?? []
  const at = Math.max(
    0,
    items.findIndex(({ number }) => number === query.get('item')),
  )
  const go = (to: Item | undefined) => to && (() => setQuery({ item: to.number }))
  useAction('next-criterion', go(items[at + 1]))
  useAction('previous-criterion', go(items[at - 1]))
  if (!data) return <Waiting title="Checklists" error={error} />
  const current = items[at]
  const count = (answer: Item['answer']) => items.filter((item) => item.answer === answer).length
  const own = items.filter(({ own }) => own?.answer || own?.place).length
  return (
    <Sheet
      title={`${names[data.name]} checklist`}
      className="checklist"
      side={current && <InHand key={current.id} list={data.name} item={current} />}
    >
      <ReportTabs here="checklist" />
      <h1>{names[data.name]} checklist</h1>
      {data.names.length > 1 && (
        <Tabs
          label="Checklists"
          tabs={data.names.map((one) => ({
            screen: 'checklist',
            id: one,
            words: names[one],
            here: one === data.name,
          }))}
        />
      )}
      <p className="soft">
        {sentenceCase(counted(count('yes'), 'item'))} of {items.length} answered, {count('unclear')} unclear,{' '}
        {count('no')} not yet. What the project tells is worked out; {own === 0 ? 'nothing is' : `${own} are`} answered
        by a person.
      </p>
      <Table
        label="Items"
        head={[
          { words: 'No.', width: '3rem' },
          { words: 'Item' },
          { words: 'Reported', width: '8rem' },
          { words: 'Where', width: '12rem' },
        ]}
      >
        {items.map((item) => (
          <tr
            key={item.id}
            className={item === current ? 'chosen' : undefined}
            onClick={() => setQuery({ item: item.number })}
          >
            <td className="num">{item.number}</td>
            <td>
              <button
                type="button"
                className="checklist-item"
                aria-current={item === current ? 'true' : undefined}
                onClick={() => setQuery({ item: item.number })}
              >
                {item.section !== item.name && <span className="faint">{item.section} </span>}
                {item.name}
              </button>
            </td>
            <td className={item.answer === 'no' || item.answer === 'unclear' ? 'soft' : undefined}>
              {item.answer}
              {item.own?.answer && item.own.answer !== item.computed && (
                <span className="small faint"> project: {item.computed}</span>
              )}
            </td>
            <td>{item.own?.place ?? <span className="faint">–</span>}</td>
          </tr>
        ))}
      </Table>
    </Sheet>
  )
}

/** One item: what it asks, what the project holds for it, and what a person says. */
function InHand({ list, item }: { list: Answer['name']; item: Item }) {
  const may = writable.use()
  const me = useView('frame', {}).data?.viewer
  const keyOf = useDigitKey()
  const put =
    (field: 'answer' | 'place' | 'note') =>
    (from: unknown, to: unknown): Promise<Result> => {
      const fact = item.own
        ? {
            from: { [field]: from, ...(item.own.by !== me && { by: item.own.by }) },
            to: { [field]: to, ...(item.own.by !== me && { by: me }) },
          }
        : { from: null, to: { checklist: list, item: item.number, by: me, [field]: to } }
      return ask({ do: 'change', changes: [{ type: 'item.answered', id: item.id, ...fact } as Fact] }, undefined, {
        quiet: true,
      })
    }
  const answer = item.own?.answer
  const choose = (to: (typeof itemAnswers)[number] | undefined) =>
    to !== answer &&
    void put('answer')(answer ?? null, to ?? null).then((result) => !result.ok && complain(result.refusal))
  useDigits(may, (digit) => choose(digit === 0 ? undefined : itemAnswers[digit - 1]))
  return (
    <section className="checklist-hand" aria-label={`Item ${item.number}`}>
      <h2>
        {item.number} {item.name}
      </h2>
      <p className="serif">{item.asks}</p>
      <p className="small">
        The project tells: <b>{item.computed}</b>
        {item.held.length > 0 && ` (${item.held.join('; ')})`}.
        {item.missing.length > 0 && <span className="faint"> Missing: {item.missing.join('; ')}.</span>}
      </p>
      <fieldset className="checklist-answers" disabled={!may} onKeyDown={arrowsStay}>
        <legend className="label">Is it reported?</legend>
        {itemAnswers.map((one, i) => (
          <label key={one}>
            <input type="radio" name="checklist-answer" checked={answer === one} onChange={() => choose(one)} />
            <span>{one}</span>
            {may && <Key keys={keyOf(i + 1)} />}
          </label>
        ))}
        <label>
          <input
            type="radio"
            name="checklist-answer"
            checked={answer === undefined}
            onChange={() => choose(undefined)}
          />
          <span>as the project tells</span>
          {may && <Key keys={keyOf(0)} />}
        </label>
      </fieldset>
      <Field
        label="Where in the manuscript"
        placeholder="p. 4"
        action="judge-because"
        value={item.own?.place}
        save={put('place')}
      />
      <Field label="Note" long value={item.own?.note} save={put('note')} />
      {item.by && <p className="small faint">Last said by {item.by.name}.</p>}
      <h3 className="label">In the report</h3>
      <p className="row wrap">
        {item.places.map(({ place, words }) => (
          <Link key={place} screen="report" id={place}>
            {words}
          </Link>
        ))}
      </p>
    </section>
  )
}
