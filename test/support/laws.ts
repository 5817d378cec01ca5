import { type NounName, nounNames } from '../../src/core/fact.ts'
import type { Journal } from '../../src/core/journal.ts'
import { mayLead } from '../../src/core/project/decide.ts'
import type { State } from '../../src/core/state.ts'
import { grow, type Roll } from './arbitrary.ts'
import { ana, carryOut } from './journal.ts'
import { review } from './review.ts'

/** How many runs each law gets; LAWS=2000 looks harder. */
export const often = { numRuns: Number(process.env.LAWS ?? 40) }

/** What people asked of a small review, one after another. */
export function grown(asked: readonly Roll[]): Journal {
  const journal = review()
  grow(journal, asked)
  return journal
}
/** The state as JSON has it: tables as sorted rows, so that two states can be told apart and shown. */
export const rows = (state: State, names: readonly NounName[] = nounNames) =>
  names.flatMap((name) => [...state[name]].map(([id, value]) => JSON.stringify([name, id, sorted(value)]))).sort()
const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
/** Who is named by whom, in an order of its own. */
export const named = (state: State) =>
  nounNames.flatMap((name) => [...state.refs[name]].map(([id, by]) => `${name} ${id} ${[...by].sort().join()}`)).sort()

/** Undoes an act by whoever may: the one who did it, else someone who leads. */
export function takeBack(journal: Journal, act: string) {
  const actor = journal.events.find((event) => event.act === act)?.actor ?? ana
  const leads = [...journal.state.person.keys()].filter((who) => mayLead(journal.state, who))
  const refusals = [actor, ...leads].map((who) => () => carryOut(journal, who, { do: 'undo', act }))
  let refusal = refusals[0]?.()
  for (const again of refusals.slice(1)) if (refusal) refusal = again()
  return refusal
}
/** The acts of a journal, oldest first. */
export const actsOf = (journal: Journal) => [...new Set(journal.events.map((event) => event.act))]
