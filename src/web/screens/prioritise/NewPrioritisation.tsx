import { useState } from 'react'
import { prioritisingMethods } from '../../../core/choices.ts'
import type { Method } from '../../../core/prioritising/steps.ts'
import { eachWords, methodWords } from '../../../core/prioritising/words.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { PrioritisingAnswer } from './answer.ts'

/** How many each usually gives: five cards in the nominal group technique (Delbecq et al. 1975), ten points, three dots. */
const usual: Record<Method, number> = { ranks: 5, points: 10, dots: 3 }

/** Sets up a prioritisation, with oneself as its facilitator. */
export function NewPrioritisation({ all }: { all: PrioritisingAnswer['all'] }) {
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [method, setMethod] = useState<Method>('ranks')
  const [each, setEach] = useState<number>()
  const [refusal, setRefusal] = useState<Refused>()
  const me = useView('frame', {}).data?.viewer
  useAction('new-prioritisation', me ? () => setOpen(true) : undefined)
  const begin = async () => {
    if (!me) return
    const id = newId('prz')
    const to = {
      title: title.trim() || `Prioritisation ${all.length + 1}`,
      method,
      each: each ?? usual[method],
      step: 'preparing' as const,
      facilitator: me,
      order: all.length + 1,
    }
    const result = await record({ type: 'prioritisation.set', id, from: null, to }, 'Set up. Say who takes part.')
    if (!result.ok) return setRefusal(result.refusal)
    setOpen(false)
    setTitle('')
    setRefusal(undefined)
    navigate({ screen: 'prioritise', id })
  }
  if (!open)
    return (
      <p className="again">
        <ActionButton name="new-prioritisation" kind={all.length === 0 ? 'main' : undefined} />
      </p>
    )
  return (
    <Panel label="Set up a prioritisation" submit={() => void begin()} close={() => setOpen(false)}>
      <label className="field">
        <span className="label">Title</span>
        <input
          className="input"
          value={title}
          placeholder="Which theories do we test first?"
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <div className="row wrap">
        <label className="field">
          <span className="label">How</span>
          <select className="input" value={method} onChange={(event) => setMethod(event.target.value as Method)}>
            {prioritisingMethods.map((one) => (
              <option key={one} value={one}>
                {methodWords[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{eachWords[method]}</span>
          <input
            className="input"
            type="number"
            min={1}
            max={100}
            value={each ?? usual[method]}
            onChange={(event) => setEach(event.target.valueAsNumber || undefined)}
          />
        </label>
      </div>
      <PanelEnd enter refusal={refusal} close={() => setOpen(false)}>
        Set up
      </PanelEnd>
    </Panel>
  )
}
