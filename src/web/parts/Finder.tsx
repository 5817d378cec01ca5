import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react'

export interface Found<T extends string> {
  id: T
  words: string
  note?: string | undefined
}

export interface Finding<T extends string> {
  found: readonly Found<T>[]
  /** They are found for the present letters, not for those before. */
  current: boolean
}

interface Props<T extends string> extends Finding<T> {
  label: string
  placeholder?: string
  text: string
  write: (text: string) => void
  pick: (found: Found<T>) => void
  /** What Enter does when nothing of the list is picked; without it Enter takes the first. */
  enter?: (() => void) | undefined
  /** The person asked for the field just now: what is typed next goes into it. */
  asked?: boolean | undefined
}

/**
 * A field with what is found for its words under it: arrows walk the list, Enter takes, Esc closes it. Enter before the
 * list answers for the letters that stand there waits for it: who types fast does not get what older letters found.
 */
export function Finder<T extends string>(props: Props<T>) {
  const { label, placeholder, text, write, found, current, pick, enter, asked } = props
  const id = useId()
  // Which one is walked to, not where it stands: the list may change under the arrow.
  const [walked, setWalked] = useState<T>()
  const [open, setOpen] = useState(false)
  const [awaited, setAwaited] = useState(false)
  const at = found.findIndex((one) => one.id === walked)
  const shown = open && found.length > 0
  const take = (one: Found<T> | undefined) => {
    setAwaited(false)
    if (!one) return
    setOpen(false)
    setWalked(undefined)
    pick(one)
  }
  const answered = useEffectEvent(() => take(found[0]))
  useEffect(() => {
    if (awaited && current) answered()
  }, [awaited, current])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setAwaited(false)
      const next = Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), -1), found.length - 1)
      setWalked(found[next]?.id)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (at >= 0) take(found[at])
      else if (enter) {
        setOpen(false)
        enter()
      } else if (current) take(found[0])
      else setAwaited(true)
    } else if (event.key === 'Escape' && (shown || awaited)) {
      event.stopPropagation()
      setOpen(false)
      setAwaited(false)
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
        aria-busy={awaited}
        placeholder={placeholder ?? label}
        // biome-ignore lint/a11y/noAutofocus: only where the person asked for the field by key or button
        autoFocus={asked}
        value={text}
        onChange={(event) => {
          write(event.target.value)
          setOpen(true)
          setWalked(undefined)
          setAwaited(false)
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
