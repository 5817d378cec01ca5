import { useState } from 'react'
import { relationKinds } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { newId, record, useView } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'

/** Draws a relation from this configuration to another. Loops are allowed: they are what feeds back. */
export function Relate({ id, close }: { id: Id<'cmoc'>; close: () => void }) {
  const others = (useView('configurations', {}).data ?? []).filter((one) => one.id !== id)
  const [kind, setKind] = useState<(typeof relationKinds)[number]>('becomes context of')
  const [to, setTo] = useState<Id<'cmoc'>>()
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState('')
  const draw = async () => {
    if (!to) return setWrong('Pick the other configuration.')
    const value = { of: id, to, kind, status: 'hypothesised' as const, basis: 'own' as const, ...(note && { note }) }
    const result = await record(
      { type: 'relation.drawn', id: newId('rel'), from: null, to: value },
      'Drew the relation.',
    )
    if (result.ok) close()
    else setWrong(`${result.refusal.message} ${result.refusal.hint}`)
  }
  return (
    <Panel label="Draw a relation" className="relate" submit={() => void draw()} close={close}>
      <select
        className="input"
        aria-label="How it stands"
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      >
        {relationKinds.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <select
        className="input"
        aria-label="The other configuration"
        value={to ?? ''}
        onChange={(event) => setTo((event.target.value || undefined) as Id<'cmoc'> | undefined)}
      >
        <option value="">which configuration</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label === one.title ? one.title : `${one.label}: ${one.title}`}
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label="In words"
        placeholder="in words, if you like"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <PanelEnd refusal={wrong} close={close}>
        Draw
      </PanelEnd>
    </Panel>
  )
}
