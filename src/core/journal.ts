import type { Event } from './fact.ts'
import { nounOfFact, refsOf } from './fact.ts'
import type { Id } from './ids.ts'
import { addPlace, noPlaces, type Places, placesOf } from './places.ts'
import { emptyState, evolve, fold, type State } from './state.ts'
import type { ReadonlyTable } from './table.ts'

/** A journal as one process holds it: what happened, what holds now, and where each id and act is told of. */
export interface Journal {
  readonly events: Event[]
  state: State
  /** The places in `events` (from 0) that tell of an id or name it; made when first asked for. */
  index: Places | undefined
}

export const emptyJournal = (): Journal => ({ events: [], state: emptyState(), index: undefined })

/**
 * Follows a journal by the events that came after what it holds. Their `seq` must go on without a gap, and a thing must
 * come to be before it is told of again: on a journal that is broken nothing is built.
 */
export function follow(journal: Journal, events: readonly Event[]): Journal {
  for (const event of events) {
    const expected = journal.events.length + 1
    if (event.seq !== expected) throw new Error(`event ${event.seq} where ${expected} was expected`)
    const { type, id, from } = event.fact
    const known = (journal.state[nounOfFact(type)] as ReadonlyTable<string, object>).has(id)
    if (known === (from === null)) throw new Error(`event ${event.seq} does not follow from those before it`)
    journal.events.push(event)
    evolve(journal.state, event)
    if (journal.index) enter(journal.index, event)
  }
  return journal
}

/** The same journal read again from its beginning, where words that it told of were withdrawn. */
export function renew(journal: Journal, events: readonly Event[]): void {
  const fresh = follow(emptyJournal(), events)
  journal.events.length = 0
  for (const event of fresh.events) journal.events.push(event)
  journal.state = fresh.state
  journal.index = undefined
}

function enter(index: Places, event: Event): void {
  const at = event.seq - 1
  const seen = new Set<string>([event.fact.id, event.act])
  const name = nounOfFact(event.fact.type)
  refsOf(name, event.fact.from, (id) => seen.add(id))
  refsOf(name, event.fact.to, (id) => seen.add(id))
  for (const key of seen) addPlace(index, key, at)
}

/** The events that tell of an id or name it, or that make up an act; oldest first. */
export function eventsOf(journal: Journal, key: Id | string): Event[] {
  if (!journal.index) {
    journal.index = noPlaces()
    for (const event of journal.events) enter(journal.index, event)
  }
  return placesOf(journal.index, key).map((at) => journal.events[at] as Event)
}

/** The state as it was after event `seq`: the fold of a prefix. 0 is the empty project. */
export const stateAt = (events: readonly Event[], seq: number): State => fold(events.slice(0, Math.max(0, seq)))

/**
 * The last `seq` at or before a moment. `moment` is ISO 8601; a date alone means the end of that day (UTC).
 * Order is by seq, so a clock that was set back does not tear an act apart.
 */
export function seqAt(events: readonly Event[], moment: string): number {
  const until = endOfMoment(moment)
  let seq = 0
  for (const event of events) if (event.at <= until) seq = event.seq
  return seq
}

/** A moment as events have it: a date alone is its last millisecond (UTC). */
export const endOfMoment = (moment: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(moment) ? `${moment}T23:59:59.999Z` : new Date(moment).toISOString()
