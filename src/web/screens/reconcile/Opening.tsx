import { type FormEvent, useState } from 'react'
import { openingId } from '../../../core/characteristics/ids.ts'
import { listed } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Who } from '../../parts/Who.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { Compared, ReconciliationAnswer } from './answer.ts'

/** Where a source stands before its answers are compared: who has finished, and the act that lays them open. */
export function Opening({ data, source }: { data: ReconciliationAnswer; source: Compared }) {
  const viewer = useView('frame', {}).data?.viewer
  const may = writable.use() && viewer !== undefined
  const [because, setBecause] = useState('')
  const [refused, setRefused] = useState<string>()
  const { form, mayLead } = data
  const ready = source.finishers.length >= form.extractors
  const needed = form.blinded || form.extractors > 1
  const open = async () => {
    if (!viewer) return
    const to = { form: form.id, source: source.id, by: viewer, ...(because.trim() && { because: because.trim() }) }
    const fact = { type: 'reconciliation.opened', id: openingId(form.id, source.id), from: null, to } as const
    const result = await ask({ do: 'change', changes: [fact] }, `Opened ${source.label}: answers stay as they are.`, {
      quiet: true,
    })
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
  }
  useAction('open-reconciliation', may && !source.opening && needed && ready ? () => void open() : undefined)
  if (source.opening)
    return (
      <p className="soft small">
        Opened by <Who id={source.opening.by.id} full />
        {source.opening.because ? `: ${source.opening.because}` : '.'} Answers stay as they were given.
      </p>
    )
  if (!needed) return <p className="soft small">One person answers this form, so nothing can differ.</p>
  return (
    <div className="opening">
      <p>
        {source.finishers.length === 0
          ? 'Nobody has finished yet.'
          : `${listed(source.finishers.map(({ name }) => name))} ${source.finishers.length === 1 ? 'has' : 'have'} finished, ${form.extractors} are needed.`}
        {form.blinded ? ' Until it is opened nobody sees the answers of others.' : ''}
      </p>
      {ready ? (
        <ActionButton name="open-reconciliation" kind="main" />
      ) : (
        may &&
        mayLead && (
          <details>
            <summary className="small soft">Open it all the same</summary>
            <form
              className="row"
              onSubmit={(event: FormEvent) => {
                event.preventDefault()
                void open()
              }}
            >
              <input
                className="input"
                aria-label="Why it is opened now"
                placeholder="Why now: the second reader has left"
                value={because}
                onChange={(event) => setBecause(event.target.value)}
              />
              <Button submit>Open</Button>
            </form>
            <p className="small faint">Then nobody can answer about this source any more.</p>
          </details>
        )
      )}
      <WhyNot of={refused} />
    </div>
  )
}
