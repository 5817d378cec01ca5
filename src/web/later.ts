import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'

/** A component whose code comes when it is shown first. What `waiting` gives stands until then. */
export type Later = ComponentType<{ waiting: ReactNode }>

/**
 * Loads the code of a screen when it is shown first. React's own `lazy` holds what arrives back for 300 ms after a
 * placeholder was painted; here it is painted as soon as it is there. What cannot be loaded is thrown while rendering.
 */
export function later(load: () => Promise<{ default: ComponentType }>): Later {
  let loaded: ComponentType | undefined
  return function Later({ waiting }) {
    const [, arrived] = useState<ComponentType>()
    const [fault, failed] = useState<unknown>()
    useEffect(() => {
      if (loaded) return
      let shown = true
      load().then(
        ({ default: component }) => {
          loaded = component
          if (shown) arrived(() => component)
        },
        (error: unknown) => shown && failed(error),
      )
      return () => {
        shown = false
      }
    }, [])
    if (fault) throw fault
    return loaded ? createElement(loaded) : waiting
  }
}
