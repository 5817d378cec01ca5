import type { Event } from '../fact.ts'
import { emptyJournal, follow, type Journal } from '../journal.ts'
import type { Refusal } from '../refusal.ts'
import { foresee } from './foresee.ts'
import { retell } from './retell.ts'
import { type Told, unionOf } from './union.ts'

/** Two copies as one: its journal, whose hashes a store gives it, and how many of its first events both had. */
export interface Merged {
  journal: Journal
  shared: number
}

/**
 * Two copies of a project that went separate ways, as one: every event of both, each told by what holds before it. It
 * depends on nothing but what was recorded, so it is the same whichever copy is first, however often, and in whatever
 * order several are merged. What does not stand beside the rest is in the state as a collision. Refused for copies of
 * different projects (`unionOf`).
 */
export function mergeCopies(a: readonly Event[], b: readonly Event[]): { merged: Merged } | { refusal: Refusal } {
  const of = unionOf(a, b)
  if ('refusal' in of) return of
  const { events, shared } = of.union
  const journal = emptyJournal()
  const put = (told: Told) => void follow(journal, [{ ...told, seq: journal.events.length + 1, hash: '' }])
  const acts = actsOf(events)
  const foreseen = foresee(acts)
  for (const act of acts) {
    // What both copies tell alike was told by all that is before it, and is not told again.
    const known = a.slice(journal.events.length, Math.min(shared, journal.events.length + act.length))
    if (known.length === act.length) {
      act.forEach((told, i) => void put({ ...told, fact: (known[i] as Event).fact }))
      continue
    }
    const facts = retell(journal.state, act, foreseen)
    act.forEach((told, i) => void put({ ...told, fact: facts[i] as Event['fact'] }))
  }
  return { merged: { journal, shared } }
}

/** Events that stand together by their act. */
function actsOf(events: readonly Told[]): Told[][] {
  const acts: Told[][] = []
  for (const event of events) {
    const last = acts.at(-1)
    if (last?.[0]?.act === event.act) last.push(event)
    else acts.push([event])
  }
  return acts
}
