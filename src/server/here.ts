import type { Hono } from 'hono'
import { z } from 'zod'
import type { Id } from '../core/ids.ts'
import { codesBlind } from '../core/project/blind-coding.ts'
import type { State } from '../core/state.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api } from './request.ts'
import type { Presence } from './served.ts'

/** What a window calls itself. */
export const Window = z.string().regex(/^[a-z0-9]{8,40}$/)
/** Where a window is: a screen, and what it is about. */
export const Here = z.strictObject({ window: Window, place: z.string().max(400).optional() })

/**
 * Rooms of which it is told who is there: those in which people work on the same words. Of rooms in which each decides or
 * codes alone it is not, since what somebody looks at could tell how they decide.
 */
export const together: ReadonlySet<string> = new Set([
  'protocol',
  'searches',
  'codebook',
  'forms',
  'theory',
  'configuration',
  'lineage',
  'matrix',
  'insights',
  'versions',
  'prioritise',
  'input',
  'comments',
  'report',
  'manuscript',
])

/** Who else is where, for one window; nobody while whoever asks codes blind. */
export function othersHere(
  { windows, elsewhere }: Presence,
  state: State,
  viewer: Id<'per'>,
): { person: Id<'per'>; place: string }[] {
  if (codesBlind(state, viewer)) return []
  const seen = new Map<string, { person: Id<'per'>; place: string }>()
  const all = [...windows.values(), ...[...elsewhere.values()].flatMap((one) => one.all)]
  for (const { person, place } of all)
    if (person !== viewer && place && together.has(place.split('/')[0] ?? ''))
      seen.set(`${person} ${place}`, { person, place })
  return [...seen.values()]
}

export function hereRoutes(app: Hono<Api>): void {
  app.put('/api/p/:project/here', async (c) => {
    const parsed = Here.safeParse(await bodyOf(c))
    if (!parsed.success) return sorry(c, malformed(parsed.error.issues, 'place'))
    const { window, place } = parsed.data
    const { present, neighbours } = c.var.served
    // A window moves for its own person alone, and one that does not listen is nowhere: so there are never more of them than connections.
    const known = present.windows.get(window)
    if (!known) neighbours.elsewhere(window, c.var.viewer, place)
    else if (known.person === c.var.viewer && known.place !== place) {
      present.windows.set(window, { person: c.var.viewer, place })
      for (const tell of present.heard) tell()
      neighbours.moved()
    }
    return c.json({ place: place ?? null })
  })
}
