import { withdrawalOf } from '../consent/withdrawal-of.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'

/** Where a wave stands for those who are invited: before the day it opens, open, or over. */
type Standing = 'early' | 'open' | 'over'

const hours = 3_600_000

/**
 * Where a wave stands at a moment, in milliseconds since 1970. A day has begun when it has begun anywhere on earth (UTC+14), and
 * is over when it is over everywhere (UTC−12): whoever is asked lives by their own calendar. Less exact days count
 * whole: a wave that closes in 2026-05 is over in June.
 */
export function standingOf(state: State, id: Id<'wav'>, now: number): Standing {
  const wave = get(state, 'wave', id)
  if (!wave || wave.closed || (wave.source && withdrawalOf(state, wave.source))) return 'over'
  const dayAt = (ms: number) => new Date(ms).toISOString()
  const { opens, closes } = wave
  if (closes && dayAt(now - 12 * hours).slice(0, closes.length) > closes) return 'over'
  return opens && dayAt(now + 14 * hours).slice(0, opens.length) < opens ? 'early' : 'open'
}
