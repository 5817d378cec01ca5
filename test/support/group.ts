import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import { ballotId, readyId, type Step } from '../../src/core/prioritising/steps.ts'
import { ana } from './journal.ts'
import { ben, change, made, review } from './review.ts'

export const prz = 'prz_1' as Id<'prz'>
export const dora = 'per_dora' as Id<'per'>
/** Ana's, Ben's, Dora's who is a stakeholder, and that of a carer without an account, for whom Ana enters. */
export const seats = { ana: 'sea_ana', ben: 'sea_ben', dora: 'sea_dora', carer: 'sea_carer' } as const

/** The small review, and a group that is to put ideas in order; Ana facilitates. */
export function group(rules: Partial<Value<'prioritisation'>> = {}): Journal {
  const journal = review()
  const seat = (id: string, order: number, more: object) =>
    made('seat.taken', id, { prioritisation: prz, role: 'manager', order, ...more })
  change(journal, [
    made('person.joined', dora, { roles: ['stakeholder'] }),
    made('prioritisation.set', prz, {
      title: 'Which theories first?',
      method: 'ranks',
      each: 3,
      step: 'preparing',
      facilitator: ana,
      order: 1,
      ...rules,
    }),
    seat(seats.ana, 1, { person: ana }),
    seat(seats.ben, 2, { person: ben }),
    seat(seats.dora, 3, { person: dora, role: 'patient' }),
    seat(seats.carer, 4, { role: 'carer' }),
    ...['Trust', 'Money', 'Time', 'Distance'].map((text, i) =>
      made('idea.put', `ide_${i + 1}`, { prioritisation: prz, text, order: i + 1 }),
    ),
  ])
  return journal
}

/** Takes the group on to a step. */
export function goTo(journal: Journal, step: Step): void {
  const from = journal.state.prioritisation.get(prz)?.step as Step
  change(journal, [{ type: 'prioritisation.set', id: prz, from: { step: from }, to: { step } }])
}

/** A ballot of ranks: the ideas from first to last. */
export const ranked = (seat: Id<'sea'>, ideas: readonly string[], round = 1) =>
  made('ballot.cast', ballotId(prz, round, seat), {
    prioritisation: prz,
    round,
    seat,
    choices: ideas.map((idea, i) => ({ idea, gives: i + 1 })),
  })
export const written = (id: string, seat: Id<'sea'>, text: string) =>
  made('idea.put', id, { prioritisation: prz, seat, text, order: 10 })
export const finished = (step: 'generating' | 'ranking' | 'ranking again', seat: Id<'sea'>) =>
  made('step.finished', readyId(prz, step, seat), { prioritisation: prz, step, seat })
