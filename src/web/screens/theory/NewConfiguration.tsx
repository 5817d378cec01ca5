import { useId, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { performOnArrival } from '../../acting.ts'
import { newId, type Refused, record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { navigate } from '../../routes.ts'
import type { Board } from './answer.ts'

/** A new configuration: a title, where it belongs and its shape. The words are written in its editor. */
export function NewConfiguration({ board, close }: { board: Board; close: () => void }) {
  const id = useId()
  const [title, setTitle] = useState('')
  const [theory, setTheory] = useState(board.theories[0]?.id)
  const [template, setTemplate] = useState(board.template)
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const add = async () => {
    const configuration = newId('cmoc')
    const all = [...board.theories.flatMap((one) => one.configurations), ...board.loose]
    const order = Math.max(0, ...all.map((one) => one.order)) + 1
    const result = await record(
      {
        type: 'configuration.formed',
        id: configuration,
        from: null,
        to: { title: title.trim(), template, order, ...(theory && { theory }) },
      },
      'Added a configuration.',
    )
    if (!result.ok) return setRefusal(result.refusal)
    navigate({ screen: 'configuration', id: configuration })
    performOnArrival('fill-slot')
  }
  return (
    <Panel label="New configuration" className="new" submit={() => void add()} close={close}>
      <div className="field wide">
        <label className="label" htmlFor={`${id}t`}>
          Title, in a few words
        </label>
        <input id={`${id}t`} className="input" value={title} onChange={(e) => setTitle(e.target.value)} />
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}p`}>
          Programme theory
        </label>
        <select
          id={`${id}p`}
          className="input"
          value={theory ?? ''}
          onChange={(e) => setTheory((e.target.value || undefined) as Id<'pt'> | undefined)}
        >
          <option value="">none yet</option>
          {board.theories.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}s`}>
          Template
        </label>
        <select
          id={`${id}s`}
          className="input"
          value={template}
          onChange={(e) => setTemplate(e.target.value as Id<'tpl'>)}
        >
          {board.templates.map((one) => (
            <option key={one.id} value={one.id}>
              {one.formula ? `${one.name}: ${one.formula}` : one.name}
            </option>
          ))}
        </select>
      </div>
      <div className="row end">
        <Button submit>Add</Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
      </div>
      <WhyNot of={refusal} />
    </Panel>
  )
}
