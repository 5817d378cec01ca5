import { useState } from 'react'
import { inputWays } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { whoOf } from '../../../core/input/who.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import type { InputAnswer } from './answer.ts'

const today = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** Logs what somebody said. What came of it can be told later. */
export function NewInput({ data }: { data: InputAnswer }) {
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(today)
  const [who, setWho] = useState('')
  const [how, setHow] = useState<(typeof inputWays)[number]>('meeting')
  const [version, setVersion] = useState(data.versions.at(-1)?.[0] ?? '')
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const me = useView('frame', {}).data?.viewer
  useAction('add-input', () => setOpen(true))
  const missing =
    whoOf(who).length === 0 ? 'Say by role who said it' : text.trim() === '' ? 'Write what they said' : undefined
  const add = async () => {
    if (missing || !me) return
    const result = await record(
      {
        type: 'input.given',
        id: newId('inp'),
        from: null,
        to: {
          on,
          who: whoOf(who),
          how,
          text: text.trim(),
          ...(version && { version: version as Id<'ver'> }),
          outcome: 'open',
          by: me,
          order: data.next,
        },
      },
      'Logged. Say what it is about, and later what came of it.',
    )
    if (!result.ok) return setRefusal(result.refusal)
    setRefusal(undefined)
    setText('')
    setOpen(false)
  }
  if (!open)
    return (
      <p>
        <ActionButton name="add-input" kind={data.of === 0 ? 'main' : undefined} />
      </p>
    )
  return (
    <Panel label="Log stakeholder input" submit={() => void add()} close={() => setOpen(false)}>
      <div className="row wrap">
        <label className="field">
          <span className="label">When</span>
          <input className="input" value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <label className="field wide">
          <span className="label">Who, by role</span>
          <input
            className="input"
            value={who}
            placeholder="3 carers, commissioner"
            onChange={(event) => setWho(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">How</span>
          <select className="input" value={how} onChange={(event) => setHow(event.target.value as typeof how)}>
            {inputWays.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        {data.versions.length > 0 && (
          <label className="field">
            <span className="label">Version shown</span>
            <select className="input" value={version} onChange={(event) => setVersion(event.target.value)}>
              <option value="">none</option>
              {data.versions.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <label className="field">
        <span className="label">What they said</span>
        <textarea className="input" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <PanelEnd not={missing} refusal={refusal} close={() => setOpen(false)}>
        Log it
      </PanelEnd>
    </Panel>
  )
}
