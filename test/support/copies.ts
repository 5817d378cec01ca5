import { mergeCopies } from '../../src/core/copies/merge.ts'
import type { Event } from '../../src/core/fact.ts'
import { emptyJournal, follow, type Journal } from '../../src/core/journal.ts'
import { grow, type Roll } from './arbitrary.ts'
import { change, review } from './review.ts'

/** A journal of the events given. */
export const journalOf = (events: readonly Event[]): Journal =>
  follow(
    emptyJournal(),
    events.map((event, i) => ({ ...event, seq: i + 1 })),
  )

/** The small review with ids that grow, as a store gives them: what copies begin with. */
export const origin = (): Event[] => stamped(review().events, 0, 'a')

/** A copy that went its own way: what was asked of it, under ids that only this copy gives. */
export function apart(before: readonly Event[], asked: readonly Roll[], copy: string): Event[] {
  const journal = journalOf(before)
  grow(journal, asked)
  return stamped(journal.events, before.length, copy)
}

/** Events under ids that grow: those from the `kept`th on by their number, under the name of a copy. */
export function stamped(events: readonly Event[], kept: number, copy: string): Event[] {
  const acts = new Map<string, string>()
  const past = Math.max(0, ...events.slice(0, kept).map(({ id }) => Number(id.slice(0, 6))))
  return events.map((event, i) => {
    if (i < kept) return event
    const id = `${String(past + 1 + i - kept).padStart(6, '0')}${copy}`
    if (!acts.has(event.act)) acts.set(event.act, id)
    const { undoes } = event
    const act = acts.get(event.act) as string
    return { ...event, id, act, ...(undoes !== undefined && { undoes: acts.get(undoes) ?? undoes }) }
  })
}

/** Two copies as one journal. */
export function merged(a: readonly Event[], b: readonly Event[]): Event[] {
  const of = mergeCopies(a, b)
  if ('refusal' in of) throw new Error(JSON.stringify(of.refusal))
  return of.merged.journal.events
}

/** The journal after a copy was merged that worded two components in another way: two collisions. */
export function collided(journal: Journal): Journal {
  const from = stamped(journal.events, 0, 'a')
  const worded = (copy: string) => {
    const own = journalOf(from)
    for (const id of ['cmp_trust', 'cmp_fast'] as const)
      change(own, [
        {
          type: 'component.worded',
          id,
          from: { text: own.state.component.get(id)?.text ?? null },
          to: { text: `As ${copy} has it` },
        },
      ])
    return stamped(own.events, from.length, copy)
  }
  const both = journalOf(merged(worded('a'), worded('b')))
  Object.assign(journal, { events: both.events, state: both.state, index: undefined })
  return journal
}
