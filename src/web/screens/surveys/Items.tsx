import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { itemParts } from '../../../core/choices.ts'
import { usualScales } from '../../../core/survey/scales.ts'
import { useAction, writable } from '../../acting.ts'
import { type Result, readAnew, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Several } from '../../parts/Several.tsx'
import type { SurveyAnswer } from './answer.ts'

type Item = SurveyAnswer['value']['items'][number]
type Answer = Item['answer']

/** The items in their order: each says what it asks, about which part of the theory, and how it is answered. */
export function Items({ data }: { data: SurveyAnswer }) {
  return data.frozen ? <Fixed data={data} /> : <Editor data={data} />
}

/** Items that people have answered, as they were put. */
const Fixed = ({ data: { value } }: { data: SurveyAnswer }) => (
  <>
    {value.intro && <p className="serif">{value.intro}</p>}
    <ol className="srv-items">
      {value.items.map(({ key, text, part, answer }, at) => (
        <li key={key} className="srv-item">
          <span className="srv-no num">{at + 1}</span>
          <div className="srv-asks">
            <p className="serif">{text}</p>
            <p className="soft">
              {part} · {howWords(answer)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  </>
)

const howWords = (answer: Answer): string => {
  switch (answer.kind) {
    case 'scale':
      return answer.anchors.filter(Boolean).join(' – ')
    case 'choice':
      return `${answer.several ? 'several of' : 'one of'}: ${answer.options.join(', ')}`
    case 'number':
      return ['a number', answer.unit && `of ${answer.unit}`].filter(Boolean).join(' ')
    case 'text':
      return 'own words'
  }
}

function Editor({ data }: { data: SurveyAnswer }) {
  const { id, value } = data
  const may = writable.use()
  const put = useItems(data)
  const [drafting, setDrafting] = useState(false)
  useAction('draft-items', may ? () => setDrafting(true) : undefined)
  const add = (text: string): Promise<Result> => {
    const keys = new Set(value.items.map(({ key }) => key))
    let n = value.items.length + 1
    while (keys.has(`q${n}`)) n++
    return put((items) => [...items, { key: `q${n}`, text, part: 'open', answer: { kind: 'text' } }])
  }
  return (
    <>
      <Field
        label="What people read first"
        long
        value={value.intro}
        save={saveField('questionnaire.made', id, 'intro')}
        placeholder="Who asks, what for, and what is done with the answers."
      />
      {value.items.length === 0 && (
        <Empty fact="It asks nothing yet." next>
          Draft items from configurations, then say them in the words of those who answer. Add questions about who
          answers, as role or place, to look at groups later.
        </Empty>
      )}
      <ol className="srv-items">
        {value.items.map((item, at) => (
          <ItemRow key={item.key} item={item} at={at} of={value.items.length} parts={data.parts} put={put} />
        ))}
      </ol>
      {drafting && <Draft data={data} put={put} close={() => setDrafting(false)} />}
      <div className="row srv-do">
        <ActionButton name="draft-items" kind={value.items.length === 0 ? 'main' : 'quiet'} />
      </div>
      <Adder label="Add a question" action="add-item" placeholder="What is your role?" add={add} />
    </>
  )
}

type Put = (change: (items: Item[]) => Item[]) => Promise<Result>

/** Changes the items from what was last sent, which may be ahead of what has come back. */
function useItems({ id, value }: SurveyAnswer): Put {
  const latest = useRef(value.items)
  const under = useRef(0)
  useEffect(() => {
    if (under.current === 0) latest.current = value.items
  }, [value.items])
  return async (change) => {
    const from = latest.current
    latest.current = change([...from])
    under.current++
    const result = await record({
      type: 'questionnaire.made',
      id,
      from: { items: from },
      to: { items: latest.current },
    })
    under.current--
    if (!result.ok) latest.current = value.items
    return result
  }
}

function ItemRow({
  item,
  at,
  of,
  parts,
  put,
}: {
  item: Item
  at: number
  of: number
  parts: SurveyAnswer['parts']
  put: Put
}) {
  const may = writable.use()
  const { key, text, part, answer, links, must } = item
  const change = (to: Partial<Item>) =>
    put((items) =>
      items.map((one) =>
        one.key === key
          ? (Object.fromEntries(Object.entries({ ...one, ...to }).filter(([, said]) => said !== undefined)) as Item)
          : one,
      ),
    )
  const move = (by: number) =>
    put((items) => {
      const from = items.findIndex((one) => one.key === key)
      const [taken] = items.splice(from, 1)
      if (taken) items.splice(from + by, 0, taken)
      return items
    })
  return (
    <li className="srv-item">
      <span className="srv-no num">{at + 1}</span>
      <div className="srv-asks">
        <Field
          label={`Question ${at + 1}`}
          quiet
          long
          value={text}
          save={saving(key, 'text', (to) => change({ text: to ?? '' }))}
        />
        <div className="srv-how">
          <Field label="Key" value={key} save={saving(key, 'key', (to) => change({ key: to ?? '' }))} />
          <Pick
            label="Asks about"
            value={part}
            options={itemParts.map((one) => [one, one])}
            save={(_, to) => change({ part: to as Item['part'] })}
          />
          <Pick
            label="Answered by"
            value={kindOf(answer)}
            options={kinds}
            save={(_, to) => change({ answer: answerOf(to ?? '', answer) })}
          />
          {may && (
            <label className="toggle">
              <input
                type="checkbox"
                checked={must === true}
                onChange={({ target }) => void change({ must: target.checked || undefined })}
              />{' '}
              needed
            </label>
          )}
        </div>
        <How answer={answer} of={key} put={(to) => change({ answer: to })} />
        {part !== 'about you' && part !== 'open' && (
          <Several
            label="Part of the theory"
            value={links}
            options={parts
              .filter((one) => one.part === part || links?.includes(one.link))
              .map(({ link, words }) => [link, words] as const)}
            save={(_, to) => {
              const first = parts.find(({ link }) => link === to?.[0])
              return change({ links: to ? [...to] : undefined, said: first?.says, configuration: undefined })
            }}
          />
        )}
      </div>
      {may && (
        <span className="srv-move">
          <Button
            kind="quiet"
            icon={ArrowUp}
            only
            not={at === 0 ? 'It is the first' : undefined}
            onClick={() => void move(-1)}
          >{`Move question ${at + 1} up`}</Button>
          <Button
            kind="quiet"
            icon={ArrowDown}
            only
            not={at === of - 1 ? 'It is the last' : undefined}
            onClick={() => void move(1)}
          >{`Move question ${at + 1} down`}</Button>
          <Button
            kind="quiet"
            icon={X}
            only
            onClick={() => void put((items) => items.filter((one) => one.key !== key))}
          >{`Take out question ${at + 1}`}</Button>
        </span>
      )}
    </li>
  )
}

const saving = (key: string, what: string, put: (to: string | null) => Promise<Result>) =>
  Object.assign((_: string | null, to: string | null) => put(to), { of: `${key} ${what}` })

const kinds = [
  ['scale', 'a scale'],
  ['one', 'one of a list'],
  ['several', 'several of a list'],
  ['number', 'a number'],
  ['text', 'own words'],
] as const

const kindOf = (answer: Answer): string =>
  answer.kind === 'choice' ? (answer.several ? 'several' : 'one') : answer.kind

/** Another kind of answer, with the words of the one before as far as it has any. */
function answerOf(kind: string, before: Answer): Answer {
  const words =
    before.kind === 'choice' ? before.options : before.kind === 'scale' ? before.anchors.filter(Boolean) : []
  switch (kind) {
    case 'scale':
      return { kind, anchors: words.length >= 2 && words.length <= 11 ? words : [...(usualScales[0]?.anchors ?? [])] }
    case 'one':
    case 'several':
      return {
        kind: 'choice',
        options: words.length > 0 ? words : ['Yes', 'No'],
        ...(kind === 'several' && { several: true }),
      }
    case 'number':
      return { kind }
    default:
      return { kind: 'text' }
  }
}

function How({ answer, of, put }: { answer: Answer; of: string; put: (answer: Answer) => Promise<Result> }) {
  const lines = (words: string | null) => (words ?? '').split('\n').map((line) => line.trim())
  switch (answer.kind) {
    case 'scale':
      return <Scale answer={answer} of={of} put={put} />
    case 'choice':
      return (
        <Field
          label="Answers, one a line"
          long
          value={answer.options.join('\n')}
          save={saving(of, 'options', (to) => put({ ...answer, options: lines(to).filter(Boolean) }))}
        />
      )
    case 'number': {
      const bound = (side: 'min' | 'max') =>
        saving(of, side, (to) => {
          const { [side]: _, ...rest } = answer
          const number = Number((to ?? '').replace(',', '.'))
          return put(to === null || !Number.isFinite(number) ? rest : { ...rest, [side]: number })
        })
      return (
        <div className="srv-answer">
          <Field label="From" value={answer.min?.toString()} save={bound('min')} />
          <Field label="To" value={answer.max?.toString()} save={bound('max')} />
          <Field
            label="Unit"
            value={answer.unit}
            save={saving(of, 'unit', (to) => {
              const { unit: _, ...rest } = answer
              return put(to ? { ...rest, unit: to } : rest)
            })}
          />
        </div>
      )
    }
    case 'text':
      return null
  }
}

/** A usual scale by its name, or points of its own. */
function Scale({
  answer,
  of,
  put,
}: {
  answer: Extract<Answer, { kind: 'scale' }>
  of: string
  put: (answer: Answer) => Promise<Result>
}) {
  const usual = usualScales.find(({ anchors }) => anchors.join('\n') === answer.anchors.join('\n'))
  const [own, setOwn] = useState(!usual)
  return (
    <div className="srv-answer">
      <Pick
        label="Scale"
        value={own ? undefined : usual?.name}
        none="of its own"
        options={usualScales.map(({ name }) => [name, name])}
        save={async (_, to) => {
          const anchors = usualScales.find(({ name }) => name === to)?.anchors
          setOwn(!anchors)
          return anchors ? put({ ...answer, anchors: [...anchors] }) : { ok: true, seq: 0, ids: [] }
        }}
      />
      {own ? (
        <Field
          label="Points, one a line"
          long
          value={answer.anchors.join('\n')}
          save={saving(of, 'anchors', (to) =>
            put({ ...answer, anchors: (to ?? '').split('\n').map((line) => line.trim()) }),
          )}
        />
      ) : (
        <p className="soft srv-points">{answer.anchors.join(' – ')}</p>
      )}
    </div>
  )
}

/** Configurations to draft items from: one item for each of their components. */
function Draft({ data, put, close }: { data: SurveyAnswer; put: Put; close: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const take = async () => {
    const { items } = await readAnew('surveyDraft', { id: data.id, of: chosen.join(',') })
    const here = new Set(data.value.items.flatMap(({ said, part }) => (said ? [`${part} ${said}`] : [])))
    const fresh = items.filter(({ said, part }) => !here.has(`${part} ${said}`))
    if (fresh.length > 0 && !(await put((before) => [...before, ...fresh])).ok) return
    close()
  }
  return (
    <fieldset className="srv-draft" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <legend>Draft items from</legend>
      {data.configurations.length === 0 && <p className="soft">The theory has no configuration yet.</p>}
      {data.configurations.map(([id, words], i) => (
        <label key={id} className="toggle">
          <input
            type="checkbox"
            // biome-ignore lint/a11y/noAutofocus: it opens by a key, and what follows is chosen here
            autoFocus={i === 0}
            checked={chosen.includes(id)}
            onChange={({ target }) => setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          {words}
        </label>
      ))}
      <div className="row">
        <Button
          kind="main"
          not={chosen.length === 0 ? 'Choose a configuration first' : undefined}
          onClick={() => void take()}
        >
          Draft items
        </Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}
