import { useId, useState } from 'react'
import { searchPurposes } from '../../../core/choices.ts'
import type { SearchRow } from '../../../core/view/searches.ts'
import { newId, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { navigate } from '../../routes.ts'
import { same } from '../protocol/editing.ts'
import { countFrom, dateFrom, today } from './words.ts'

interface Props {
  rows: readonly SearchRow[]
  /** How often it was asked for. */
  asked: number
  close: () => void
}

/** Enough of a search to log it in one go; the rest is written on its page. Enter logs it and keeps the form for the next. */
export function LogSearch({ rows, asked, close }: Props) {
  const id = useId()
  const me = useView('frame', {}).data?.people.find((person) => person.me)
  const last = rows.at(-1)
  const [said, setSaid] = useState({
    title: '',
    purpose: last?.purpose ?? 'main',
    database: '',
    platform: '',
    on: today(),
    hits: '',
  })
  const [wrong, setWrong] = useState<string>()
  const write = (part: Partial<typeof said>) => setSaid({ ...said, ...part })
  const log = async (open: boolean) => {
    const title = said.title.trim() || said.database.trim()
    const on = dateFrom(said.on)
    const hits = countFrom(said.hits)
    if (!title) return setWrong('Give the search a title, or at least its database.')
    if (on === undefined)
      return setWrong('Write the date as 2024-03-09, or as much of it as is known; or leave it empty.')
    if (hits === undefined) return setWrong('Hits are a whole number; leave them empty when they are not known.')
    const search = newId('sch')
    const result = await record(
      {
        type: 'search.logged',
        id: search,
        from: null,
        to: {
          title,
          purpose: said.purpose,
          ...(last?.phase && { phase: last.phase }),
          ...(said.database.trim() && { database: said.database.trim() }),
          ...(said.platform.trim() && { platform: said.platform.trim() }),
          ...(on && { on }),
          ...(hits !== null && { hits }),
          ...(me && { by: [me.id] }),
        },
      },
      `Logged “${title}”.`,
    )
    if (!result.ok) return setWrong(`${result.refusal.message} ${result.refusal.hint}`)
    if (open) return navigate({ screen: 'searches', id: search })
    setWrong(undefined)
    setSaid({ ...said, title: '', database: '', platform: '', hits: '' })
    document.getElementById(`${id}title`)?.focus()
  }
  const field = (name: 'title' | 'database' | 'platform' | 'on' | 'hits', label: string, more: object = {}) => (
    <div className={`field ${name}`}>
      <label className="label" htmlFor={`${id}${name}`}>
        {label}
      </label>
      <input
        id={`${id}${name}`}
        className="input"
        value={said[name]}
        onChange={(event) => write({ [name]: event.target.value })}
        {...more}
      />
    </div>
  )
  return (
    <Panel label="Log a search" className="log-search" asked={asked} submit={() => void log(false)} close={close}>
      {field('title', 'Title', { placeholder: 'Trust in integrated care: MEDLINE' })}
      <OneOf
        label="Purpose"
        className="purpose"
        value={said.purpose}
        options={same(searchPurposes)}
        set={(one) => write({ purpose: one })}
      />
      {field('database', 'Database or place')}
      {field('platform', 'Platform')}
      {field('on', 'Date')}
      {field('hits', 'Hits', { inputMode: 'numeric' })}
      <div className="row end">
        <Button submit keys="enter">
          Log it
        </Button>
        <Button kind="quiet" onClick={() => void log(true)}>
          Log it and open its page
        </Button>
        <Button kind="quiet" onClick={close}>
          Done
        </Button>
      </div>
      <WhyNot of={wrong} />
    </Panel>
  )
}
