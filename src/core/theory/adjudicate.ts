import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { type Grounds, missing, refinement } from './acts.ts'

/** One of two rivals: whether it stands, and where both do, under which conditions. */
export interface Side {
  configuration: Id<'cmoc'>
  stands: boolean
  conditions?: string | undefined
  /** The refinement that will tell of it. */
  id: Id<'rfn'>
}

/**
 * Settles which of two rival explanations of an outcome stands ("theory adjudication", Rycroft-Malone et al. 2012): the
 * other is refuted by the same reason and evidence; or both stand, each under conditions that are written down.
 */
export function adjudicationFacts(
  state: State,
  [one, other]: readonly [Side, Side],
  grounds: Omit<Grounds, 'id' | 'rival'>,
  why: string,
): Decision<Fact[]> {
  const no = (message: string, hint: string, id: Id) =>
    ({ ok: false, refusal: refuse('does-not-fit', message, hint, { id }) }) as const
  const gone = [one, other].find(({ configuration }) => !state.configuration.has(configuration))
  if (gone) return { ok: false, refusal: missing(gone.configuration) }
  if (one.configuration === other.configuration)
    return no('A configuration is no rival of itself.', 'Name two.', one.configuration)
  if (!one.stands && !other.stands)
    return no('Neither would stand.', 'Say which of the two does, or refute each by itself.', one.configuration)
  const bare = one.stands && other.stands && [one, other].find(({ conditions }) => !conditions?.trim())
  if (bare) {
    const message = 'Both stand only if it is said where each does.'
    return {
      ok: false,
      refusal: refuse('reason-needed', message, 'Write the conditions of each.', { id: bare.configuration }),
    }
  }
  const told = (side: Side, against: Side) => {
    const note = side.conditions?.trim()
    const own = { ...grounds, id: side.id, rival: against.configuration, ...(note && { note }) }
    const { configuration } = side
    return side.stands
      ? refinement('support', [configuration], [configuration], own, why)
      : refinement('refute', [configuration], [], own, why)
  }
  // Who stands is told first: a rival that has left already is no rival any more.
  const [first, second] = one.stands ? [one, other] : [other, one]
  return { ok: true, facts: [told(first, second), told(second, first)] }
}
