import type { Event } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { eventsOf, seqAt, stateAt } from '../core/journal.ts'
import { type Following, followed } from '../core/project/following.ts'
import { mayRead, seenBy } from '../core/project/seen-by.ts'
import { remember } from '../core/remember.ts'
import { filledAt } from '../core/screening/filled.ts'
import type { State } from '../core/state.ts'
import { lastTold, type PersonName, type Seen } from '../core/view/view.ts'
import type { Project } from './project.ts'

/** What one viewer may see of a project, now or as it was after event `seq`. */
export type Reader = (viewer: Id<'per'>, seq?: number) => Promise<Seen>

/** How many earlier states, and how many narrowed ones of them, are kept: enough to compare two and go back and forth. */
const kept = 4

/** Reads a project for its viewers: the one place where blinding, time and names are put together. */
export function readerOf(project: Project): Reader {
  const { journal } = project
  const earlier = new Map<number, State>()
  const narrowed = new Map<string, State>()
  const viewers = new Map<Id<'per'>, Following>()
  // Of words that were withdrawn nothing is kept.
  project.onChange((events) => {
    if (events.every(({ fact }) => fact.type !== 'words.withdrawn')) return
    earlier.clear()
    narrowed.clear()
    viewers.clear()
  })

  return async (viewer, seq) => {
    const people = new Map((await project.store.people()).map((p): [Id<'per'>, PersonName] => [p.id, p]))
    const filled = (stage: Id<'stg'>) => filledAt(journal.state, journal.events, stage)
    const now = followed(viewers.get(viewer), journal, viewer)
    remember(viewers, viewer, now, 64)
    // As far as the viewer may know it is now: what others did unseen since does not make it a moment of the past.
    if (seq === undefined || seq >= lastTold({ events: () => now.events }).seq) {
      const readable = mayRead(journal.state, viewer)
      const told = (key: string) =>
        now.state === journal.state ? eventsOf(journal, key) : eventsOf(journal, key).filter(readable)
      return { viewer, state: now.state, now: now.state, events: () => now.events, told, people, past: false, filled }
    }
    const state = keep(earlier, seq, () => stateAt(journal.events, seq))
    // A change may lift or set blinding, so nothing narrowed outlives it; what is past stays as it was.
    const readable = mayRead(journal.state, viewer)
    const visible = (events: readonly Event[]) => events.filter((event) => event.seq <= seq && readable(event))
    return {
      viewer,
      state: keep(narrowed, `${viewer} ${seq} ${journal.events.length}`, () => seenBy(state, viewer, journal.state)),
      now: now.state,
      events: () => visible(journal.events),
      told: (key) => visible(eventsOf(journal, key)),
      people,
      past: true,
      filled,
    }
  }
}

/** The value under a key, made if need be; what was used longest ago goes. */
function keep<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const value = cache.get(key) ?? make()
  remember(cache, key, value, kept)
  return value
}

/** The number of the last event up to one that a viewer may know of; 0 where there is none. */
export function lastKnown({ state, events }: Project['journal'], viewer: Id<'per'>, seq = events.length): number {
  const readable = mayRead(state, viewer)
  for (let i = Math.min(seq, events.length) - 1; i >= 0; i--) if (readable(events[i] as Event)) return i + 1
  return 0
}

/** The event number that `at` stands for: a number, or a day or time in ISO 8601; undefined when it is neither. */
export function momentOf(events: readonly Event[], at: string): number | undefined {
  if (/^\d{1,9}$/.test(at)) return Math.min(Number(at), events.length)
  if (!/^\d{4}-\d{2}-\d{2}/.test(at) || Number.isNaN(Date.parse(at))) return undefined
  return seqAt(events, at)
}
