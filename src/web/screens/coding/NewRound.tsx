import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { CodingAnswer } from './answer.ts'

/** Who codes which sources, without seeing each other's coding. */
export function NewRound({ data }: { data: CodingAnswer }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [coders, setCoders] = useState<readonly Id<'per'>[]>([])
  const [sources, setSources] = useState<readonly Id<'src'>[]>([])
  const [refusal, setRefusal] = useState<Refused>()
  useAction('new-coding', () => setOpen(true))
  const missing =
    coders.length < 2 ? 'Name two people or more' : sources.length === 0 ? 'Pick a source with a document' : undefined
  const begin = async () => {
    if (missing) return
    const id = newId('scd')
    const result = await record(
      {
        type: 'coding.doubled',
        id,
        from: null,
        to: {
          name: name.trim() || `Second coding ${data.rounds.length + 1}`,
          sources: [...sources],
          coders: [...coders],
          order: data.rounds.length + 1,
        },
      },
      'It is coded blind from now on, until it is opened.',
    )
    if (!result.ok) return setRefusal(result.refusal)
    setOpen(false)
    setRefusal(undefined)
    navigate({ screen: 'coding', id })
  }
  if (!open)
    return (
      <p>
        <ActionButton name="new-coding" />
      </p>
    )
  return (
    <Panel label="Begin a second coding" submit={() => void begin()} close={() => setOpen(false)}>
      <label className="field">
        <span className="label">Name</span>
        <input
          className="input"
          value={name}
          placeholder={`Second coding ${data.rounds.length + 1}`}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Choices
        label="Who codes"
        options={data.people.map((one) => [one.id, one.name])}
        value={coders}
        set={setCoders}
      />
      <Choices
        label="Sources with documents"
        options={data.sources.map((one) => [one.id, one.label])}
        value={sources}
        set={setSources}
      />
      <PanelEnd not={missing} enter refusal={refusal} close={() => setOpen(false)}>
        Begin
      </PanelEnd>
    </Panel>
  )
}

interface Choosing<T extends string> {
  label: string
  options: readonly (readonly [T, string])[]
  value: readonly T[]
  set: (value: readonly T[]) => void
}

const Choices = <T extends string>({ label, options, value, set }: Choosing<T>) => (
  <fieldset className="choices">
    <legend className="label">{label}</legend>
    {options.map(([id, words]) => (
      <label key={id} className="toggle">
        <input
          type="checkbox"
          checked={value.includes(id)}
          onChange={() => set(value.includes(id) ? value.filter((one) => one !== id) : [...value, id])}
        />
        {words}
      </label>
    ))}
  </fieldset>
)
