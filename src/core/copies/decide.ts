import { type Rules, refuse } from '../refusal.ts'

export const copiesRules: Rules = {
  collision({ id, before, after, fact }) {
    if (!before)
      return refuse('not-allowed', 'Collisions are found by merging two copies.', 'Merge the copies.', { id })
    if (!after || Object.keys(fact.to ?? {}).some((field) => field !== 'settled'))
      return refuse('not-allowed', 'What a copy said stays as it was said.', 'Say how it is settled.', { id })
  },
}
