import { ownKinds, witnessKinds } from '../choices.ts'
import { consentId } from '../consent/ids.ts'
import { withdrawalOf } from '../consent/withdrawal-of.ts'
import { equal } from '../equal.ts'
import type { Event, NounName, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { eventsOf, type Journal } from '../journal.ts'
import { get, type State, thing } from '../state.ts'
import { dense, resultGiven } from './fork.ts'

/** What an evaluation has to give of a thing; undefined where nothing of it may leave. `state` is what may be handed out. */
export function given(
  state: State,
  title: string,
  id: Id,
): { noun: NounName; value: Record<string, unknown> } | undefined {
  const known = thing(state, id)
  if (!known) return undefined
  const { by: _, meeting: __, ...rest } = known.value as Record<string, unknown>
  switch (known.noun) {
    case 'source': {
      const { kind, reference, evidenceKind, country, setting } = known.value as Value<'source'>
      // "Interview 3" is one here and another there.
      const named = { ...reference, title: `${reference.title} of “${title}”` }
      const own = (ownKinds as readonly string[]).includes(kind)
      return {
        noun: known.noun,
        value: dense({ kind, reference: own ? named : reference, evidenceKind, country, setting }),
      }
    }
    case 'excerpt': {
      const { source, quote, kind } = known.value as Value<'excerpt'>
      if (!quote.trim() || withdrawalOf(state, source)) return undefined
      return { noun: known.noun, value: dense({ source, quote, kind }) }
    }
    case 'evidence': {
      const { excerpt, result, ...evidence } = rest as Value<'evidence'>
      const kept = excerpt && given(state, title, excerpt) ? excerpt : undefined
      const told = result && given(state, title, result) ? result : undefined
      return { noun: known.noun, value: dense({ ...evidence, excerpt: kept, result: told }) }
    }
    case 'result': {
      const value = resultGiven(state, id as Id<'rsl'>, state)
      return value && { noun: known.noun, value }
    }
    case 'consent': {
      const { source, uses, on } = known.value as Value<'consent'>
      return { noun: known.noun, value: dense({ source, uses, on }) }
    }
    default:
      return { noun: known.noun, value: rest }
  }
}

/** The consent that goes along with what somebody said who agreed that it is shared: without it nothing of it is quoted. */
export function consentFor(state: State, source: Id<'src'>): Id<'cns'> | undefined {
  const kind = get(state, 'source', source)?.kind
  const id = consentId(source)
  const shared = state.consent.get(id)?.uses.includes('sharing')
  return kind && (witnessKinds as readonly string[]).includes(kind) && shared ? id : undefined
}

/** Fields of which a review keeps its own: where something stands in a list, and what was narrowed on its way out. */
const own: Readonly<Partial<Record<NounName, readonly string[]>>> = {
  configuration: ['order', 'theory'],
  link: ['order'],
  refinement: ['order', 'evidence', 'rival'],
  evidence: ['memo', 'locator', 'excerpt', 'result'],
}

/** What of a thing that both have is to be changed in the review, and in which fields the review went its own way. */
export interface Compared {
  from: Record<string, unknown>
  to: Record<string, unknown>
  differs: string[]
}

/**
 * A thing of the review against what an evaluation says of it, field by field. What the evaluation had itself before is
 * overtaken and changes; what the review had before is behind, and stays; what neither had of the other differs.
 */
export function compared(
  evaluation: Journal,
  review: Journal,
  id: Id,
  noun: NounName,
  value: Record<string, unknown>,
): Compared {
  const here = (thing(review.state, id)?.value ?? {}) as Record<string, unknown>
  const found: Compared = { from: {}, to: {}, differs: [] }
  for (const field of new Set([...Object.keys(value), ...Object.keys(here)])) {
    if (own[noun]?.includes(field) || field === 'by' || field === 'meeting') continue
    const [theirs, ours] = [value[field], here[field]]
    if (equal(theirs, ours)) continue
    const [there, known] = [toldOf(evaluation, id, field), toldOf(review, id, field)]
    const overtaken = there.values.some((one) => equal(one, ours))
    const behind = known.values.some((one) => equal(one, theirs))
    if (overtaken && (!behind || there.last > known.last)) {
      found.from[field] = ours ?? null
      found.to[field] = theirs ?? null
    } else if (!behind) found.differs.push(field)
  }
  return found
}

/** Every value that a field had, and when it was told of last. */
function toldOf(journal: Journal, id: Id, field: string): { values: unknown[]; last: string } {
  const events = ofThing(journal, id).filter(
    ({ fact }) => fact.from === null || fact.to === null || field in fact.from || field in fact.to,
  )
  const values = events.map(({ fact }) => (fact.to as Record<string, unknown> | null)?.[field] ?? undefined)
  return { values, last: events.at(-1)?.at ?? '' }
}

/** The events that tell of a thing itself. */
export const ofThing = (journal: Journal, id: Id): Event[] => eventsOf(journal, id).filter(({ fact }) => fact.id === id)
