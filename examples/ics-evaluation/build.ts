import type { Command } from '../../src/core/command.ts'
import { forkFacts } from '../../src/core/evaluation/fork.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import type { State } from '../../src/core/state.ts'
import { versionsOf } from '../../src/core/theory/lineage.ts'
import type { Act } from '../knight-2024/tell.ts'
import { concluding, planning } from './account.ts'
import { choosing } from './cases.ts'
import { assessing, developing, guiding } from './guidance.ts'
import { measuring } from './indicators.ts'
import { listening } from './interviews.ts'
import { guide } from './kit.ts'
import { comparing } from './places.ts'
import { practising } from './practice.ts'
import { surveying } from './survey.ts'
import { evaluator } from './tell.ts'
import { judging } from './verdicts.ts'

export { evaluationPeople } from './tell.ts'

/** When the evaluation was written down. */
export const evaluationStart = Date.UTC(2025, 8, 1, 9)

/** What was done after the fork, in its order; the guide shows the theory as it stands in the fork. */
const acts = (state: State): readonly Act[] => [
  planning,
  ...choosing,
  guide(state),
  ...listening,
  ...surveying,
  ...measuring,
  ...judging,
  ...comparing,
  ...practising,
  ...guiding,
]

type Execute = (who: Id<'per'>, command: Command) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>

/**
 * Builds an evaluation of two systems that do not exist, from the newest version of the founding review, by commands alone, in a
 * journal that is still empty: `state` tells how that journal stands. All that is said and measured in it is made up, the same each time.
 * Throws on the first refusal.
 */
export async function buildEvaluation(review: Journal, state: () => State, execute: Execute): Promise<void> {
  const version = versionsOf(review.state).at(-1)?.[0]
  if (!version) throw new Error('The review has no frozen version of its theory.')
  const title = 'Leadership in two invented systems: a made-up realist evaluation'
  const fork = forkFacts(review, { version, title, who: evaluator })
  if (!fork.ok) throw new Error(fork.refusal.message)
  const send = async ({ who, command }: Act) => {
    const result = await execute(who, command)
    if (!result.ok) throw new Error(`The example was refused: ${JSON.stringify(result.refusal)}`)
  }
  await send({ who: evaluator, command: { do: 'bring', changes: fork.facts } })
  for (const act of acts(state())) await send(act)
  for (const act of [...assessing(state()), developing, concluding]) await send(act)
}
