import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, emptyState, referrers, type State } from '../state.ts'
import type { CodedSpan } from './agreement.ts'

type Round = Value<'secondCoding'>

/** When a second coding was opened first, and by whom; undefined while it is closed. */
export const openedAt = (told: readonly Event[], id: Id<'scd'>): Event | undefined =>
  told.find(({ fact }) => fact.id === id && fact.to !== null && 'opened' in fact.to && fact.to.opened === true)

/**
 * Passages and codes as they were before an event, and no more of the project: what was coded independently, whatever
 * became of it when people saw each other's coding.
 */
export function codedBefore(events: readonly Event[], seq: number): State {
  const state = emptyState()
  for (const event of events) {
    if (event.seq >= seq) break
    const { type } = event.fact
    if (type === 'excerpt.made' || type === 'excerpt.coded' || type === 'code.defined') apply(state, event.fact)
  }
  return state
}

/** What one person marked in the sources of a second coding: passages with a place in a document, and the codes they gave. */
export function spansOf(state: State, { sources }: Round, by: Id<'per'>): CodedSpan[] {
  const wanted = new Set(sources)
  const codes = new Map<Id<'exc'>, Id<'cod'>[]>()
  for (const [, { excerpt, code }] of referrers(state, 'coding', by))
    codes.set(excerpt, [...(codes.get(excerpt) ?? []), code])
  return [...codes].flatMap(([id, given]) => {
    const excerpt = state.excerpt.get(id)
    const position = excerpt?.selectors?.find((selector) => selector.type === 'position')
    return excerpt?.document && position && wanted.has(excerpt.source)
      ? [{ document: excerpt.document, start: position.start, end: position.end, codes: given }]
      : []
  })
}
