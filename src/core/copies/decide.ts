import { type Rules, refuse } from '../refusal.ts'
import { votesAt } from '../screening/voters.ts'

export const copiesRules: Rules = {
  handOut({ state, who, id, before, after }) {
    if (before)
      return refuse('not-allowed', 'What was handed out stays as it was recorded.', 'Hand out another copy.', { id })
    if (after && after.by !== who)
      return refuse(
        'not-allowed',
        'A copy is handed out in one’s own name.',
        'Sign in as the person who hands it out.',
        { id },
      )
    if (after && !votesAt(state, after.stage, after.person))
      return refuse('does-not-fit', 'They do not vote at this stage.', 'Let them vote here first.', { id })
  },
  collision({ id, before, after, fact }) {
    if (!before)
      return refuse('not-allowed', 'Collisions are found by merging two copies.', 'Merge the copies.', { id })
    if (!after || Object.keys(fact.to ?? {}).some((field) => field !== 'settled'))
      return refuse('not-allowed', 'What a copy said stays as it was said.', 'Say how it is settled.', { id })
  },
}
