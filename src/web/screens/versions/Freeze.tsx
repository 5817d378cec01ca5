import { useState } from 'react'
import { versionKinds } from '../../../core/choices.ts'
import { ask, newId } from '../../api.ts'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import type { VersionsAnswer } from './answer.ts'

const kindWords: Record<(typeof versionKinds)[number], string> = {
  draft: 'draft',
  IRPT: 'initial rough programme theory',
  refined: 'refined',
  final: 'final',
}

/** Freezes the theory as it stands now, with the numbers its configurations show under. */
export function Freeze({ answer, close }: { answer: VersionsAnswer; close: () => void }) {
  const { live, versions } = answer
  const [name, setName] = useState(versions.length === 0 ? 'Initial rough programme theory' : '')
  const [kind, setKind] = useState<(typeof versionKinds)[number]>(versions.length === 0 ? 'IRPT' : 'refined')
  const [numbers, setNumbers] = useState<readonly string[]>(live.map((_, i) => String(i + 1)))
  const [wrong, setWrong] = useState('')
  const freeze = async () => {
    const order = Math.max(0, ...versions.map((version) => version.value.order)) + 1
    const members = live.map((one, i) => ({ configuration: one.id, number: (numbers[i] ?? '').trim() }))
    if (members.some((member) => !member.number)) return setWrong('A configuration has no number. Give each its own.')
    const result = await ask(
      { do: 'freeze', id: newId('ver'), version: { name: name.trim(), kind, order, members } },
      'Frozen.',
      { quiet: true },
    )
    if (result.ok) close()
    else setWrong(`${result.refusal.message} ${result.refusal.hint}`)
  }
  return (
    <Panel label="Freeze a version" className="freeze" submit={() => void freeze()} close={close}>
      <div className="row">
        <Entered label="Name" className="wide" value={name} set={setName} />
        <OneOf
          label="Kind"
          value={kind}
          options={versionKinds.map((one) => [one, kindWords[one]] as const)}
          set={setKind}
        />
      </div>
      <fieldset>
        <legend className="label">Numbers that readers will see</legend>
        {live.map((one, i) => (
          <label key={one.id} className="shown-number">
            <input
              className="input num"
              aria-label={`Number of ${one.title}`}
              value={numbers[i] ?? ''}
              onChange={(event) => setNumbers(numbers.map((number, j) => (i === j ? event.target.value : number)))}
            />
            <span>{one.title}</span>
            {one.number && <span className="small faint">was {one.number}</span>}
          </label>
        ))}
      </fieldset>
      <PanelEnd refusal={wrong} close={close}>
        Freeze
      </PanelEnd>
    </Panel>
  )
}
