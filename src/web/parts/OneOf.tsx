import { type ReactNode, useId } from 'react'

interface Props<T extends string> {
  label: string
  value: T
  options: readonly (readonly [value: T, words: string])[]
  set: (value: T) => void
  className?: string
  /** What stands below it. */
  children?: ReactNode
}

/** One of a list in a form that is sent as a whole. What is saved at once is a `Pick`, what stands in the address a `Choice`. */
export function OneOf<T extends string>({ label, value, options, set, className, children }: Props<T>) {
  const id = useId()
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={({ target }) => set(target.value as T)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {children}
    </div>
  )
}
