import { type Rules, refuse } from '../refusal.ts'
import { get } from '../state.ts'
import { retiredBy } from '../theory/lineage.ts'
import { sentence } from '../theory/sentence.ts'

export const evaluationRules: Rules = {
  activation({ state, who, id, after, fact }) {
    if (!after || !fact.to) return
    if (fact.to.verdict && retiredBy(state, after.configuration))
      return refuse('retired', 'It is no longer part of the theory.', 'Judge what it became, or reopen it.', { id })
    if (fact.to.by && fact.to.by !== who)
      return refuse('not-allowed', 'A verdict is given in one’s own name.', 'Sign in as the person who judged.', { id })
    if (fact.to.sentence && fact.to.sentence !== sentence(state, after.configuration))
      return refuse('changed-since', 'The configuration has changed since you looked.', 'Read it again, and judge.', {
        id,
        field: 'sentence',
      })
    const other = after.evidence?.find((one) => get(state, 'evidence', one)?.configuration !== after.configuration)
    const answer = after.replies?.find((one) => get(state, 'reply', one)?.configuration !== after.configuration)
    if (answer && fact.to.replies)
      return refuse('does-not-fit', `${answer} answers another configuration.`, 'Pick replies to this one.', {
        id,
        field: 'replies',
      })
    if (other && fact.to.evidence)
      return refuse('does-not-fit', `${other} is evidence on another configuration.`, 'Pick evidence on this one.', {
        id,
        field: 'evidence',
      })
  },
  origin({ state, id, before, after }) {
    if (after && !before && [...state.origin.keys()].some((one) => one !== id))
      return refuse('does-not-fit', 'Where the theory comes from is recorded already.', 'Begin another evaluation.', {
        id,
      })
  },
}
