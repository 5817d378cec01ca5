import { useId } from 'react'
import { setQuery, useRoute } from '../routes.ts'

interface Props {
  /** The part of the address that it changes. */
  name: string
  label: string
  /** What it says when nothing is chosen. */
  all?: string
  options: readonly (readonly [value: string, words: string])[]
}

/** One of a list that narrows or sorts what is shown. What is chosen stands in the address. */
export function Choice({ name, label, all = 'all', options }: Props) {
  const id = useId()
  const value = useRoute().query.get(name) ?? ''
  return (
    <div className="choice">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => setQuery({ [name]: event.target.value })}>
        <option value="">{all}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
