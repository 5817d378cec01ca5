import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { writable } from '../acting.ts'
import type { Result } from '../api.ts'
import { Icon } from './Icon.tsx'
import { useOptions } from './options.ts'
import { WhyNot } from './WhyNot.tsx'

interface Props<T extends string> {
  label: string
  value: readonly T[] | undefined
  options: readonly (readonly [value: T, words: string])[]
  /** Saves the whole list; none is null. */
  save: (from: readonly T[] | null, to: readonly T[] | null) => Promise<Result>
  quiet?: boolean
  /** Whether it may be changed, where the role does not tell. */
  may?: boolean
}

/** Several of a list, each saved at once. */
export function Several<T extends string>({ label, value = [], options, save, quiet, may: said }: Props<T>) {
  const id = useId()
  const may = writable.use() || said === true
  const [refused, setRefused] = useState<string>()
  const called = (one: T) => options.find(([option]) => option === one)?.[1] ?? one
  const put = async (to: readonly T[]) => {
    const result = await save(value.length > 0 ? value : null, to.length > 0 ? to : null)
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
  }
  const rest = options.filter(([one]) => !value.includes(one))
  const { shown, listens } = useOptions(rest)
  if (!may)
    return (
      <div className="field">
        <span className={quiet ? 'sr' : 'label'}>{label}</span>
        <p className="said">{value.map(called).join(', ') || <span className="faint">Not said</span>}</p>
      </div>
    )
  return (
    <div className="field several">
      <label className={quiet ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      <div className="row">
        {value.map((one) => (
          <span key={one} className="chip line">
            {called(one)}
            <button
              type="button"
              aria-label={`Take ${called(one)} away`}
              onClick={() => void put(value.filter((other) => other !== one))}
            >
              <Icon of={X} />
            </button>
          </span>
        ))}
        {(rest.length > 0 || value.length === 0) && (
          <select
            id={id}
            className="input"
            value=""
            onChange={(event) => void put([...value, event.target.value as T])}
            {...listens}
          >
            <option value="">{value.length === 0 ? 'Not said' : 'Add'}</option>
            {shown.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        )}
      </div>
      <WhyNot of={refused} />
    </div>
  )
}
