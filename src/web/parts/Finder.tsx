import { type KeyboardEvent, useId, useState } from 'react'

export interface Found<T extends string> {
  id: T
  words: string
  note?: string | undefined
}

interface Props<T extends string> {
  label: string
  placeholder?: string
  text: string
  write: (text: string) => void
  found: readonly Found<T>[]
  pick: (found: Found<T>) => void
  /** What Enter does when nothing of the list is picked; without it Enter takes the first. */
  enter?: (() => void) | undefined
}

/** A field with what is found for its words under it: arrows walk the list, Enter takes, Esc closes it. */
export function Finder<T extends string>({ label, placeholder, text, write, found, pick, enter }: Props<T>) {
  const id = useId()
  const [at, setAt] = useState(-1)
  const [open, setOpen] = useState(false)
  const shown = open && found.length > 0
  const take = (one: Found<T> | undefined) => {
    if (!one) return
    setOpen(false)
    setAt(-1)
    pick(one)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setAt((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), -1), found.length - 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (at >= 0) take(found[at])
      else if (enter) {
        setOpen(false)
        enter()
      } else take(found[0])
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className="finder">
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => {
          write(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className="float" hidden={!shown}>
        {found.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above walks the list
          <div
            key={one.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <span>{one.words}</span>
            {one.note && <span className="faint small">{one.note}</span>}
          </div>
        ))}
      </div>
    </div>
  )
}
