import { useEffect, useRef } from 'react'
import { currentSettings, useSettings } from '../../settings.ts'
import { digitOf } from './digit-of.ts'

/**
 * Listens for a digit, or the key a person has put in its place, while something numbered is open; with Shift for another
 * list that stands beside it.
 */
export function useDigits(listening: boolean, pick: (digit: number) => void, { shift = false } = {}): void {
  const latest = useRef(pick)
  latest.current = pick
  useEffect(() => {
    if (!listening) return
    const press = (event: KeyboardEvent) => {
      const settings = currentSettings()
      const digit = digitOf(event, settings.numbered)
      if (digit === undefined || event.shiftKey !== shift || event.ctrlKey || event.metaKey || event.altKey) return
      if (!settings.singleKeys || writing(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current(digit)
    }
    // Before any action that has the same key: what is open and numbered comes first.
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [listening, shift])
}

/** The key that stands for a place in a list, as it is printed on a button; for 0, for none of it. */
export function useDigitKey(): (digit: number) => string | undefined {
  const { numbered, singleKeys } = useSettings()
  return (digit) => {
    if (!singleKeys || digit > 9) return undefined
    return numbered.length === 10 ? numbered[(digit + 9) % 10] : String(digit)
  }
}

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
