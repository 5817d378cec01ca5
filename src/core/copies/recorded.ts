import type { Event, Fact } from '../fact.ts'
import type { State } from '../state.ts'

/** The id of the collision that stands in the place of an event. */
export const collisionId = (event: Pick<Event, 'id'>) => `col_${event.id}` as const

/**
 * What an event said when it was recorded. Merging tells some otherwise, because something else held before them: then
 * the fact carries what was `said`, or a collision that holds it stands in its place.
 */
export function recorded(event: Pick<Event, 'id' | 'fact'>): Fact {
  const { fact } = event
  if (fact.said) return fact.said as unknown as Fact
  const found = fact.type === 'collision.found' && fact.from === null && fact.id === collisionId(event)
  return found ? (fact.to?.said as unknown as Fact) : fact
}

/**
 * An event by what it is about, for the question who may read it: a collision tells what was said, by whom it was said.
 * Undefined for a part of a collision that is no longer there.
 */
export function asSaid(state: State, event: Event): Event | undefined {
  if (event.fact.type !== 'collision.found') return event
  const { said, by } = state.collision.get(event.fact.id) ?? event.fact.to ?? event.fact.from ?? {}
  return said && by ? { ...event, actor: by as Event['actor'], fact: said as unknown as Fact } : undefined
}
