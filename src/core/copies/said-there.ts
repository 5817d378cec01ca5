import type { Event, Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { collisionId } from './recorded.ts'

/** When something was last said in a copy, in which act, and what it is called where it collides. */
export interface SaidThere {
  collision: Id<'col'>
  at: string
  act: string
}

/** When each thing of a copy was last told of. Ids of things that nothing tells of are not in it. */
export function saidIn(events: readonly Event[]): ReadonlyMap<string, SaidThere> {
  return new Map(
    events.map((event) => [event.fact.id, { collision: collisionId(event), at: event.at, act: event.act }]),
  )
}

/**
 * What a person said in a copy and here in another way, as a collision for them to settle: what they said here stands. Nothing where
 * it is listed already, or both are the same.
 */
export function collidedFacts(state: State, person: Id<'per'>, said: Fact, { collision, at, act }: SaidThere): Fact[] {
  const { id, from, to } = said
  if (state.collision.has(collision) || JSON.stringify(from) === JSON.stringify(to)) return []
  const value = { thing: id, kind: 'changed', said, by: person, at, act }
  return [{ type: 'collision.found', id: collision, from: null, to: value } as unknown as Fact]
}
