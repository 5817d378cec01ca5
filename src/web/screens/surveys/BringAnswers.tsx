import { useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Means } from '../../../core/survey/columns.ts'
import { counted } from '../../../core/wording.ts'
import type { ResponsesTaken } from '../../../work/table-in.ts'
import { useAction, writable } from '../../acting.ts'
import { did, type Refused } from '../../api.ts'
import { sendFile } from '../../attaching.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Button } from '../../parts/Button.tsx'
import { Table } from '../../parts/Table.tsx'
import { useTakingTables } from '../../parts/taking.ts'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { SurveyAnswer } from './answer.ts'

type Taken = Extract<ResponsesTaken, { ok: true }>
interface Looked {
  file: File
  told: Taken
  said: Record<string, Means>
}

/**
 * Takes tables of survey tools, and files that the form saved. Of a table it is shown first what each column is taken for and
 * what would be left, and nothing is taken until a person says so.
 */
export function BringAnswers({
  items,
  wave,
  keys,
}: {
  items: SurveyAnswer['value']['items']
  wave: Id<'wav'>
  keys: boolean
}) {
  const chooser = useRef<HTMLInputElement>(null)
  const [looked, setLooked] = useState<Looked>()
  const [left, setLeft] = useState<{ name: string; rows: Taken['left'] }[]>([])
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const may = writable.use()
  const choose = () => chooser.current?.click()
  useAction('bring-answers', may && keys ? choose : undefined)
  const send = async (file: File, said: Record<string, Means>, trying: boolean) => {
    setBusy(true)
    const came = await sendFile<Taken>('tables', file, {
      of: 'responses',
      wave,
      ...(Object.keys(said).length > 0 && { columns: JSON.stringify(said) }),
      ...(trying && { trying: 'yes' }),
    })
    setBusy(false)
    return came
  }
  const look = async (file: File, said: Record<string, Means>) => {
    const came = await send(file, said, true)
    if ('refused' in came) return setRefused(came.refused)
    setRefused(undefined)
    // What the form saved needs nobody to say what it is.
    if (!came.body.table) return take(file, said)
    setLooked({ file, told: came.body, said })
  }
  const take = async (file: File, said: Record<string, Means>) => {
    const came = await send(file, said, false)
    if ('refused' in came) return setRefused(came.refused)
    setLooked(undefined)
    const { taken, left: rows, act } = came.body
    if (rows.length > 0) setLeft((before) => [...before, { name: file.name, rows }])
    if (act) did(act, `${file.name}: ${counted(taken, 'response')} taken.`)
    else
      setLeft((before) => [
        ...before,
        { name: file.name, rows: [...rows, { row: 1, message: 'Nothing of it was new.' }] },
      ])
  }
  useTakingTables(may && keys ? (file) => void look(file, {}) : undefined)
  if (!may) return null
  return (
    <div className="srv-bring">
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json"
        multiple
        hidden
        onChange={async ({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          setLeft([])
          for (const file of files) await look(file, {})
        }}
      />
      <Button kind="quiet" busy={busy && !looked} onClick={choose}>
        Bring answers in {keys && <ActionKey name="bring-answers" />}
      </Button>
      <WhyNot of={refused} />
      {looked && (
        <Columns items={items} looked={looked} look={look} take={take} busy={busy} close={() => setLooked(undefined)} />
      )}
      {left.map(({ name, rows }) => (
        <Left key={name} name={name} rows={rows} />
      ))}
    </div>
  )
}

const own = [
  ['nothing', 'left out'],
  ['respondent', 'the code of who answered'],
  ['day', 'the day'],
  ['case', 'the case'],
] as const

interface Asked {
  items: SurveyAnswer['value']['items']
  looked: Looked
  look: (file: File, said: Record<string, Means>) => Promise<void>
  take: (file: File, said: Record<string, Means>) => Promise<void>
  busy: boolean
  close: () => void
}

/** What each column is taken for, to confirm or to say otherwise, and what would come of it. */
function Columns({ items, looked: { file, told, said }, look, take, busy, close }: Asked) {
  const { table, taken, left } = told
  if (!table) return null
  return (
    <section className="srv-columns" aria-label={`What the columns of ${file.name} stand for`}>
      <p>
        <b>{file.name}</b>, read as {table.tool}: {counted(taken, 'response')} would be taken
        {left.length > 0 && `, and ${counted(left.length, 'thing is', 'things are')} listed below`}.
      </p>
      <Table
        label={`Columns of ${file.name}`}
        head={[{ words: 'Column' }, { words: 'Stands for' }, { words: 'Because' }]}
      >
        {table.columns.map(({ head, text, means, by }, at) =>
          head === '' && means === 'nothing' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a table may have two columns of one name
            <tr key={at}>
              <td>
                {head} {text && text !== head && <span className="soft">{text}</span>}
              </td>
              <td>
                {means === 'personal' || means === 'tool' ? (
                  <span className="soft">left out</span>
                ) : (
                  <select
                    className="input"
                    aria-label={`What ${head} stands for`}
                    value={typeof means === 'object' ? `item ${means.item}` : means}
                    onChange={({ target }) => {
                      const to = target.value.startsWith('item ')
                        ? { item: target.value.slice(5) }
                        : (target.value as Means)
                      void look(file, { ...said, [at]: to })
                    }}
                  >
                    {own.map(([one, words]) => (
                      <option key={one} value={one}>
                        {words}
                      </option>
                    ))}
                    {items.map(({ key, text }) => (
                      <option key={key} value={`item ${key}`}>
                        {key}: {text.slice(0, 80)}
                      </option>
                    ))}
                  </select>
                )}
              </td>
              <td className="soft">
                {said[at] !== undefined
                  ? 'as you say'
                  : typeof means === 'object'
                    ? `the same ${by}${means.option ? `, option ${means.option}` : ''}`
                    : means === 'personal'
                      ? 'it would tell who answered'
                      : means === 'tool'
                        ? 'it is of the survey tool'
                        : means === 'nothing'
                          ? 'no item is like it'
                          : 'its name'}
              </td>
            </tr>
          ),
        )}
      </Table>
      {left.length > 0 && <Left name={file.name} rows={left} />}
      <div className="row">
        <Button
          kind="main"
          busy={busy}
          not={taken === 0 ? 'There is nothing new to take' : undefined}
          onClick={() => void take(file, said)}
        >
          Take {counted(taken, 'response')}
        </Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
      </div>
    </section>
  )
}

const most = 50

const Left = ({ name, rows }: { name: string; rows: Taken['left'] }) => (
  <div className="srv-left">
    <p>Of {name}:</p>
    <ol>
      {rows.slice(0, most).map(({ row, message }) => (
        <li key={`${row} ${message}`}>
          <span className="num soft">row {row}</span> {message}
        </li>
      ))}
    </ol>
    {rows.length > most && <p className="soft">and {rows.length - most} more</p>}
  </div>
)
