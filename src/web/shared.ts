import { useSyncExternalStore } from 'react'

/** A value outside of components that they follow: where one is, the toast, the connection. */
export interface Shared<T> {
  get: () => T
  set: (value: T) => void
  use: () => T
}

export function shared<T>(value: T): Shared<T> {
  const listeners = new Set<() => void>()
  const get = () => value
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}
