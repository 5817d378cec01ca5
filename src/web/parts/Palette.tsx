import { useEffect, useRef, useState } from 'react'
import { perform, useAction, useOffered } from '../acting.ts'
import { type ActionName, actionOf } from '../actions.ts'
import { useView } from '../api.ts'
import { navigate, type Place } from '../routes.ts'
import { ActionKey } from './ActionKey.tsx'

interface Row {
  key: string
  words: string
  kind: string
  action?: ActionName
  go: () => void
}

/** Everything a person can do, then everything there is, by typing a few letters. */
export function Palette() {
  const [open, setOpen] = useState(false)
  useAction('palette', () => setOpen(true))
  return open ? <Dialog close={() => setOpen(false)} /> : null
}

function Dialog({ close }: { close: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const offered = useOffered()
  const things = useView('palette', { q: typed }, { when: typed.trim() !== '' })
  useEffect(() => dialog.current?.showModal(), [])

  const wanted = typed.trim().toLowerCase()
  const rows: Row[] = [
    ...offered
      .filter((name) => name !== 'palette' && actionOf(name).label.toLowerCase().includes(wanted))
      .map((name): Row => {
        const { label, group } = actionOf(name)
        return {
          key: name,
          words: group === 'Go to' ? `Go to ${label}` : label,
          kind: group,
          action: name,
          go: () => perform(name),
        }
      }),
    ...(wanted && things.data ? things.data : []).map(
      (thing): Row => ({
        key: thing.id,
        words: thing.label,
        kind: thing.noun,
        go: () => navigate(thing.place as Place),
      }),
    ),
  ]
  const chosen = Math.min(at, rows.length - 1)
  const take = (row: Row | undefined) => {
    close()
    // The dialog is gone first, so that what the act focuses keeps the focus.
    if (row) setTimeout(row.go)
  }
  const move = (to: number) => {
    setAt(to)
    document.getElementById(`palette-${to}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <dialog ref={dialog} className="float palette" aria-label="Do anything" onClose={close} onCancel={close}>
      <input
        className="in"
        role="combobox"
        aria-label="Type what you want to do or open"
        aria-expanded={rows.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={rows.length > 0 ? `palette-${chosen}` : undefined}
        placeholder="Type what you want to do or open"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(Math.min(chosen + 1, rows.length - 1))
          else if (event.key === 'ArrowUp') move(Math.max(chosen - 1, 0))
          else if (event.key === 'Enter') take(rows[chosen])
          else return
          event.preventDefault()
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a combobox's list */}
      <ul id="palette-list" role="listbox" aria-label="Acts and things">
        {rows.map((row, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
          <li
            key={row.key}
            id={`palette-${i}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a combobox's options
            role="option"
            aria-selected={i === chosen}
            onClick={() => take(row)}
            onMouseMove={() => setAt(i)}
          >
            <span className="words">{row.words}</span>
            <span className="faint small">{row.action ? '' : row.kind}</span>
            <span className="push">{row.action && <ActionKey name={row.action} />}</span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="none">Nothing is called that.</p>}
    </dialog>
  )
}
