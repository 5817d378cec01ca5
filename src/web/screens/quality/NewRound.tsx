import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { QualityAnswer } from './answer.ts'

type As = '' | 'self-assessment' | 'review'

/** Sets up a round of judging: what it is of, and who judges, each as their own work or as that of others. */
export function NewRound({ data }: { data: QualityAnswer }) {
  const me = data.people.find((one) => one.me)?.id
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [as, setAs] = useState<Record<string, As>>(me ? { [me]: 'self-assessment' } : {})
  const [refusal, setRefusal] = useState<Refused>()
  useAction('new-quality-round', () => setOpen(true))
  const named = data.people.filter(({ id }) => as[id])
  const begin = async () => {
    if (named.length === 0) return
    const id: Id<'qrd'> = newId('qrd')
    const result = await record(
      {
        type: 'quality.assessed',
        id,
        from: null,
        to: {
          name: name.trim() || `Round ${data.rounds.length + 1}`,
          assessors: named.map((one) => ({ person: one.id, as: as[one.id] as Exclude<As, ''> })),
          order: data.rounds.length + 1,
        },
      },
      'Set up. Each judges alone until it is opened.',
    )
    if (!result.ok) return setRefusal(result.refusal)
    setOpen(false)
    setName('')
    setRefusal(undefined)
    navigate({ screen: 'quality', id })
  }
  if (!open)
    return (
      <p className="again">
        <ActionButton name="new-quality-round" kind={data.rounds.length === 0 ? 'main' : undefined}>
          {data.rounds.length === 0 ? undefined : 'Judge again'}
        </ActionButton>
      </p>
    )
  return (
    <Panel label="Judge by the quality standards" submit={() => void begin()} close={() => setOpen(false)}>
      <label className="field">
        <span className="label">What it is of</span>
        <input
          className="input"
          value={name}
          placeholder="Before submission"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <fieldset className="quality-who">
        <legend className="label">Who judges</legend>
        {data.people.map(({ id, name: called, me: own }) => (
          <label key={id}>
            <span>{own ? `${called} (you)` : called}</span>
            <select
              className="input"
              value={as[id] ?? ''}
              onChange={(event) => setAs({ ...as, [id]: event.target.value as As })}
            >
              <option value="">does not</option>
              <option value="self-assessment">their own work</option>
              <option value="review">as a reviewer</option>
            </select>
          </label>
        ))}
      </fieldset>
      <PanelEnd not={named.length === 0 ? 'Say who judges' : undefined} refusal={refusal} close={() => setOpen(false)}>
        Begin
      </PanelEnd>
    </Panel>
  )
}
