import { type HTMLInputAutoCompleteAttribute, useId } from 'react'

interface Props {
  label: string
  type?: 'text' | 'email' | 'password'
  value: string
  set: (value: string) => void
  complete: HTMLInputAutoCompleteAttribute
  hint?: string
}

/** A field of a form that is sent as a whole. */
export function Entered({ label, type = 'text', value, set, complete, hint }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type={type}
        required
        autoComplete={complete}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
      {hint && (
        <span className="small faint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
