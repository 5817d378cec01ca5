import { useState } from 'react'
import { performOnArrival } from '../../acting.ts'
import { newId, type Refused, record } from '../../api.ts'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { Board } from './answer.ts'

/** A new configuration: a title, where it belongs and its shape. The words are written in its editor. */
export function NewConfiguration({ board, close }: { board: Board; close: () => void }) {
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
      <Entered label="Title, in a few words" className="wide" value={title} set={setTitle} />
      <OneOf
        label="Programme theory"
        value={theory ?? ''}
        options={[['', 'none yet'], ...board.theories.map((one) => [one.id, one.title] as const)]}
        set={(one) => setTheory(one || undefined)}
      />
      <OneOf
        label="Template"
        value={template}
        options={board.templates.map(
          (one) => [one.id, one.formula ? `${one.name}: ${one.formula}` : one.name] as const,
        )}
        set={setTemplate}
      />
      <PanelEnd refusal={refusal} close={close}>
        Add
      </PanelEnd>
    </Panel>
  )
}
