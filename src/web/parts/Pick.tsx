import { useId, useState } from 'react'
import { useAction, writable } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import type { Refused as Refusal, Result } from '../api.ts'
import { useOptions } from './options.ts'
import { Refused } from './Refused.tsx'

interface Props {
  label: string
  value: string | undefined
  options: readonly (readonly [value: string, words: string])[]
  save: (from: string | null, to: string | null) => Promise<Result>
  /** What it says when nothing is picked; without it one must be picked. */
  none?: string
  quiet?: boolean
  /** The action of the list that leads here. */
  action?: ActionName | undefined
}

/** One of a list, saved at once. Where nothing may be changed it is plain text. */
export function Pick({ label, value, options, save, none, quiet, action }: Props) {
  const id = useId()
  const may = writable.use()
  useAction(action, may ? () => document.getElementById(id)?.focus() : undefined)
  const [refusal, setRefusal] = useState<Refusal>()
  const { shown, listens } = useOptions(options, value)
  const put = async (from: string | null, to: string | null) => {
    const result = await save(from, to)
    setRefusal(result.ok ? undefined : result.refusal)
  }
  if (!may)
    return (
      <div className="field">
        <span className={quiet ? 'sr' : 'label'}>{label}</span>
        <p className="said">{options.find(([one]) => one === value)?.[1] ?? value ?? none ?? 'Not said'}</p>
      </div>
    )
  return (
    <div className="field">
      <label className={quiet ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={(event) => void put(value ?? null, event.target.value || null)}
        {...listens}
      >
        {(none !== undefined || value === undefined) && <option value="">{none ?? 'Pick one'}</option>}
        {shown.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {refusal && (
        <Refused
          refusal={refusal}
          onTheirs={() => setRefusal(undefined)}
          onMine={() => void put((refusal.theirs as string | null) ?? null, (refusal.yours as string | null) ?? null)}
        />
      )}
    </div>
  )
}
