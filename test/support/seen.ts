import type { Id } from '../../src/core/ids.ts'
import { eventsOf, type Journal, stateAt } from '../../src/core/journal.ts'
import { mayRead, seenBy } from '../../src/core/project/seen-by.ts'
import { filledAt } from '../../src/core/screening/filled.ts'
import type { PersonName, Seen } from '../../src/core/view/view.ts'
import { ana } from './journal.ts'

/** What one viewer may see of an in-memory journal, now or as it was after event `seq`. */
export function seenIn(journal: Journal, viewer: Id<'per'> = ana, seq: number = journal.events.length): Seen {
  const past = seq < journal.events.length
  const state = past ? stateAt(journal.events, seq) : journal.state
  const readable = mayRead(journal.state, viewer)
  const until = (events: readonly Journal['events'][number][]) =>
    events.filter((event) => event.seq <= seq && readable(event))
  const people = new Map<Id<'per'>, PersonName>([[ana, { name: 'Ana Ruiz', initials: 'AR' }]])
  return {
    viewer,
    state: seenBy(state, viewer, journal.state),
    now: seenBy(journal.state, viewer),
    events: () => until(journal.events),
    told: (key) => until(eventsOf(journal, key)),
    people,
    past,
    filled: (stage) => filledAt(journal.state, journal.events, stage),
  }
}
