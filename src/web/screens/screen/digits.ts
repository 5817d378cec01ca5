import { useEffect, useRef } from 'react'
import { currentSettings } from '../../settings.ts'

/** Listens for a digit while something numbered is open; with Shift for another list that stands beside it. */
export function useDigits(listening: boolean, pick: (digit: number) => void, { shift = false } = {}): void {
  const latest = useRef(pick)
  latest.current = pick
  useEffect(() => {
    if (!listening) return
    const press = (event: KeyboardEvent) => {
      // By the place of the key: with Shift it types another sign on every layout.
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
      if (digit === undefined || event.shiftKey !== shift || event.ctrlKey || event.metaKey || event.altKey) return
      if (!currentSettings().singleKeys || writing(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current(Number(digit))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [listening, shift])
}

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
