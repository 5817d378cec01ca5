import { useState } from 'react'

type Options<T extends string> = readonly (readonly [value: T, words: string])[]
const few = 40

/**
 * What stands in a `select`, and what it listens for: of a long list what is chosen alone, until somebody goes there. A page
 * on which many things are picked from hundreds would else be slow to come, and hold little but options.
 */
export function useOptions<T extends string>(options: Options<T>, chosen?: string) {
  const [near, set] = useState(false)
  const all = near || options.length <= few
  // Both come before the list is opened: by a finger, by a mouse, by keys.
  const goes = () => set(true)
  return {
    shown: all ? options : options.filter(([one]) => one === chosen),
    listens: all ? {} : { onFocus: goes, onPointerDown: goes },
  }
}
