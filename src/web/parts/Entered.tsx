import { type ComponentProps, useId } from 'react'

interface Props extends Pick<ComponentProps<'input'>, 'type' | 'placeholder' | 'required' | 'min' | 'inputMode'> {
  label: string
  value: string
  set: (value: string) => void
  complete?: ComponentProps<'input'>['autoComplete']
  hint?: string
  className?: string
}

/** A line of a form that is sent as a whole. What is saved as it is written is a `Field`. */
export function Entered({ label, value, set, complete, hint, className, ...input }: Props) {
  const id = useId()
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="input"
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
