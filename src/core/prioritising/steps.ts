import { prioritisingSteps } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'

export type Step = Value<'prioritisation'>['step']
export type Method = Value<'prioritisation'>['method']

/** The steps of a method, in their order. */
export const stepsOf = (method: Method): Step[] =>
  prioritisingSteps.filter((step) => method !== 'dots' || (step !== 'discussing' && step !== 'ranking again'))

/** The step that comes after; undefined when it is closed. */
export const stepAfter = (method: Method, step: Step): Step | undefined => {
  const steps = stepsOf(method)
  return steps[steps.indexOf(step) + 1]
}

/** Whether a step is not over yet: the prioritisation is at it, or before it. */
export const notBeyond = (at: Step, step: Step): boolean =>
  prioritisingSteps.indexOf(at) <= prioritisingSteps.indexOf(step)

/** The step in which the ballots of a round are cast. */
export const stepOfRound = (round: number): 'ranking' | 'ranking again' => (round === 1 ? 'ranking' : 'ranking again')
export const roundOfStep = (step: Step): 1 | 2 | undefined =>
  step === 'ranking' ? 1 : step === 'ranking again' ? 2 : undefined

/** Steps in which each works for themselves and sees nothing of the others. */
const silentSteps = ['generating', 'ranking', 'ranking again'] as const
export const isSilent = (step: Step): step is (typeof silentSteps)[number] =>
  (silentSteps as readonly Step[]).includes(step)

/** A seat has one ballot in a ranking, and says once of a step that it is done: the ids say of what. */
export const ballotId = (of: Id<'prz'>, round: number, seat: Id<'sea'>): Id<'bal'> => `bal_${of}.${round}.${seat}`
export const readyId = (of: Id<'prz'>, step: Step, seat: Id<'sea'>): Id<'rdy'> =>
  `rdy_${of}.${step.replace(' ', '-')}.${seat}`

/** Whether someone speaks for a seat: it is theirs, or nobody's account and they facilitate. */
export function speaksFor(state: State, who: Id<'per'> | undefined, seat: Value<'seat'> | undefined): boolean {
  if (!seat || who === undefined) return false
  return (seat.person ?? state.prioritisation.get(seat.prioritisation)?.facilitator) === who
}

/** The idea under which an idea is ranked: itself, or the one that it was joined into. */
export function rankedAs(state: State, id: Id<'ide'>): Id<'ide'> {
  const seen = new Set<Id<'ide'>>([id])
  let at = id
  for (let next = state.idea.get(at)?.joinedInto; next && !seen.has(next); next = state.idea.get(at)?.joinedInto) {
    seen.add(next)
    at = next
  }
  return at
}
