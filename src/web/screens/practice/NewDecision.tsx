import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import type { AccountabilityAnswer } from './answer.ts'

export const today = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** Records a decision with its reason: what was decided without one is asked for it. */
export function NewDecision({ data, of }: { data: AccountabilityAnswer; of: Id<'cas'> | undefined }) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState({ on: today(), text: '', because: '', taken: '' })
  const [refusal, setRefusal] = useState<Refused>()
  useAction('add-decision', () => setOpen(true))
  if (!open)
    return (
      <p>
        <ActionButton name="add-decision" />
      </p>
    )
  const missing =
    said.text.trim() === '' ? 'Write what was decided' : said.because.trim() === '' ? 'Say why' : undefined
  const add = async () => {
    if (missing) return
    const { taken, ...rest } = said
    const result = await record(
      {
        type: 'decision.taken',
        id: newId('dcs'),
        from: null,
        to: { ...rest, order: data.next.decision, ...(taken.trim() && { taken }), ...(of && { case: of }) },
      },
      'Recorded.',
    )
    if (!result.ok) return setRefusal(result.refusal)
    setRefusal(undefined)
    setSaid({ on: today(), text: '', because: '', taken: '' })
    setOpen(false)
  }
  const input = (label: string, key: keyof typeof said, placeholder?: string) => (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        value={said[key]}
        placeholder={placeholder}
        onChange={(event) => setSaid({ ...said, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <Panel label="Record a decision" submit={() => void add()} close={() => setOpen(false)}>
      {input('What was decided', 'text')}
      {input('Because', 'because')}
      <div className="row wrap">
        {input('On', 'on')}
        {input('Who decided, by role', 'taken', 'place board')}
      </div>
      <PanelEnd not={missing} refusal={refusal} close={() => setOpen(false)}>
        Record it
      </PanelEnd>
    </Panel>
  )
}
