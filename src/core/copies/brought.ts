import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { mayRead } from '../project/seen-by.ts'
import { type Tally, tallyOf } from '../tally.ts'
import { waiting } from './waiting.ts'

/** What a merge brings into a copy, as far as one person may know it. */
export interface Brought {
  acts: number
  people: Id<'per'>[]
  /** When the first and the last of it was recorded. */
  first?: string
  last?: string
  /** How many things of each kind came, were changed and went. */
  nouns: Tally[]
  /** How many collisions wait to be settled afterwards that did not wait before. */
  collisions: number
}

/**
 * What is in a merged journal and not in the copy that has the events `known`: by kind, with no word of what is
 * blinded to the viewer, not even how much of it there is.
 */
export function brought(merged: Journal, known: ReadonlySet<string>, viewer: Id<'per'>): Brought {
  const readable = mayRead(merged.state, viewer)
  const fresh = merged.events.filter((event) => !known.has(event.id) && readable(event))
  const times = fresh.map(({ at }) => at).sort()
  const [first, last] = [times[0], times.at(-1)]
  const open = new Set(waiting(merged.state).map(([id]) => id as string))
  const found = merged.events.filter((event: Event) => open.has(event.fact.id) && event.fact.from === null)
  return {
    acts: new Set(fresh.map(({ act }) => act)).size,
    people: [...new Set(fresh.map(({ actor }) => actor))],
    ...(first && { first }),
    ...(last && { last }),
    nouns: tallyOf(fresh.filter(({ fact }) => fact.type !== 'collision.found')),
    collisions: found.filter(readable).length,
  }
}
