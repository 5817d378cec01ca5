import { useEffect } from 'react'
import type { Id } from '../core/ids.ts'
import { request } from './api.ts'
import { useRoute } from './routes.ts'
import { shared } from './shared.ts'

/** What this window calls itself, to be told apart from others of the same person. */
export const ownWindow = [...crypto.getRandomValues(new Uint8Array(12))].map((n) => (n % 36).toString(36)).join('')

/** Where others are, as the live connection tells it. */
export const others = shared<readonly { person: Id<'per'>; place: string }[]>([])
/** How often the connection was opened: then it is told anew where this window is. */
export const opened = shared(0)

/** Tells the server where this window is, so that others on the same thing see it. */
export function useTellingWhere(): void {
  const { screen, id, at } = useRoute()
  const connection = opened.use()
  useEffect(() => {
    if (connection === 0) return
    const place = at ? undefined : [screen, id].filter(Boolean).join('/')
    const telling = setTimeout(() => void request('PUT', 'here', { window: ownWindow, ...(place && { place }) }), 300)
    return () => clearTimeout(telling)
  }, [screen, id, at, connection])
}

/** Who else has the place open that one is at. */
export function useOthersHere(): Id<'per'>[] {
  const { screen, id } = useRoute()
  const place = [screen, id].filter(Boolean).join('/')
  return [...new Set(others.use().flatMap((one) => (one.place === place ? [one.person] : [])))]
}
