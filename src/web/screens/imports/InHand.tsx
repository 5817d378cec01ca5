import { useId, useState } from 'react'
import { newId, record } from '../../api.ts'
import { correct, forgetAll, sendAll, type Waiting } from '../../incoming.ts'
import { Button } from '../../parts/Button.tsx'
import type { Answer } from './answer.ts'
import { FileInHand } from './FileInHand.tsx'
import { searchFor } from './suggest.ts'

/** Files that were dropped: what each seems to be, where it comes from, and the press that brings all of them in. */
export function InHand({ waiting, data }: { waiting: readonly Waiting[]; data: Answer }) {
  const id = useId()
  const [stage, setStage] = useState(data.stages[0]?.id ?? '')
  const [sending, setSending] = useState(false)
  const unread = waiting.filter(({ seen }) => seen?.records === 0)
  const searchOf = (one: Waiting) => one.search ?? searchFor(one.database, data.searches)
  const logFor = async ({ key, file, database }: Waiting) => {
    const search = newId('sch')
    const to = { title: database || file.name, purpose: 'main' as const, ...(database && { database }) }
    const result = await record(
      { type: 'search.logged', id: search, from: null, to },
      `Logged the search “${to.title}”.`,
    )
    if (result.ok) correct(key, { search, run: '' })
  }
  return (
    <section className="in-hand panel" aria-label="Files to import">
      <datalist id={`${id}d`}>
        {data.databases.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul>
        {waiting.map((one) => (
          <FileInHand
            key={one.key}
            one={one}
            search={searchOf(one)}
            list={`${id}d`}
            data={data}
            log={() => void logFor(one)}
          />
        ))}
      </ul>
      <div className="row end">
        {data.stages.length > 0 && (
          <label className="row small">
            Screened first at
            <select className="input" value={stage} onChange={(event) => setStage(event.target.value)}>
              {data.stages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="">no stage: they are no candidates</option>
            </select>
          </label>
        )}
        <Button
          kind="main"
          busy={sending}
          not={unread.length > 0 ? `Nothing could be read of ${unread[0]?.file.name}.` : undefined}
          onClick={() => {
            setSending(true)
            void sendAll(stage, searchOf).finally(() => setSending(false))
          }}
        >
          Import {waiting.length === 1 ? 'it' : `all ${waiting.length}`}
        </Button>
        <Button kind="quiet" onClick={forgetAll}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
