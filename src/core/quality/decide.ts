import { equal } from '../equal.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { type Promises, type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { judgementId } from './round.ts'

const no = (id: Id, message: string, hint: string) => refuse('not-allowed', message, hint, { id })

/** Who sets a round up, opens it or takes it away: who leads, or who assesses in it alone. */
export const maySetUp = (state: State, who: Id<'per'>, round: Value<'qualityRound'>): boolean =>
  mayLead(state, who) || round.assessors.every(({ person }) => person === who)

export const qualityRules: Rules = {
  qualityRound({ state, who, id, before, after }) {
    const round = before ?? after
    if (round && !maySetUp(state, who, round))
      return no(id, 'A round with others is for who leads to set up and to open.', 'Ask an owner or lead.')
    if (!before)
      return after?.opened
        ? no(id, 'It begins closed.', 'Set it up closed, and open it when all have judged.')
        : undefined
    if (before.opened && after && !after.opened)
      return no(id, 'What was seen cannot be unseen.', 'Set up another round.')
    // Whoever leads and assesses would see what the others say by taking it away.
    if (!after && !before.opened && before.assessors.length > 1 && isIn(before, who))
      return no(id, 'You assess in it.', 'Open it instead, so that all see it opened.')
  },
  qualityJudgement({ state, who, id, before, after }) {
    const judgement = after ?? before
    if (judgement && (judgement.by !== who || (before && before.by !== who)))
      return no(id, 'Quality is judged in one’s own name.', 'Sign in as the person who judges.')
    if (get(state, 'qualityRound', judgement?.round)?.opened)
      return no(id, 'The round is open, and stays as it was judged.', 'Set up another round to judge again.')
  },
}

const isIn = ({ assessors }: Value<'qualityRound'>, who: Id<'per'>): boolean =>
  assessors.some(({ person }) => person === who)

export const qualityPromises: Promises = {
  qualityRound({ id, before, after }) {
    if (!after) return
    // If only who has not judged yet could go, trying would tell.
    if (before && !equal(before.assessors, after.assessors))
      return refuse('does-not-fit', 'Who assesses is fixed when a round begins.', 'Set up another round.', { id })
    if (new Set(after.assessors.map(({ person }) => person)).size < after.assessors.length)
      return refuse('does-not-fit', 'A person assesses once in a round.', 'Name each once.', { id })
  },
  qualityJudgement({ state, id, after }) {
    if (!after) return
    const { round, criterion, by } = after
    if (id !== judgementId(round, criterion, by))
      return refuse(
        'does-not-fit',
        'A person judges a criterion once in a round.',
        `Name the judgement ${judgementId(round, criterion, by)}.`,
        { id },
      )
    const of = get(state, 'qualityRound', round)
    if (of && !isIn(of, by))
      return refuse('not-allowed', 'Only who was named for the round judges in it.', 'Set up another round.', { id })
  },
}
