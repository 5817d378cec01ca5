import { type Act, added, change } from './tell.ts'

/** The three gates of the appraisal, with their criteria and reasons. Screening before them is known by its counts alone. */
export const gates: Act[] = [
  change([
    added('stage', 'stg_relevance', {
      name: 'Relevance',
      kind: 'relevance',
      order: 1,
      reviewers: 2,
      blinded: false,
      reasonNeeded: true,
      note: 'Could the study affect a theory of leadership in an integrated care system? Whether reviewers were blinded to one another is not reported.',
    }),
    added('stage', 'stg_richness', {
      name: 'Richness',
      kind: 'richness',
      order: 2,
      reviewers: 2,
      blinded: false,
      reasonNeeded: true,
      note: 'Is it conceptually rich and thick enough to add something? That the same two reviewers judged this is taken from the paragraph on selection, which names them for relevance.',
    }),
    added('stage', 'stg_rigour', {
      name: 'Rigour',
      kind: 'rigour',
      order: 3,
      reviewers: 2,
      blinded: false,
      reasonNeeded: true,
      note: 'Can it be trusted, and can it test the initial theory? Sound data in a weaker study may stay. By whom this was judged is not said; two reviewers are assumed.',
    }),
    added('reason', 'rsn_not-relevant', { stage: 'stg_relevance', text: 'Not relevant to the theories', order: 1 }),
    added('reason', 'rsn_not-rich', { stage: 'stg_richness', text: 'Not rich enough', order: 1 }),
    added('reason', 'rsn_not-rigorous', { stage: 'stg_rigour', text: 'Not trustworthy enough', order: 1 }),
    added('criterion', 'crt_since', {
      kind: 'include',
      text: 'Published after 2017',
      because: 'England’s integrated care systems began in 2017',
      order: 1,
    }),
    added('criterion', 'crt_affects', {
      stage: 'stg_relevance',
      kind: 'include',
      text: 'Could affect a theory of leadership in integrated care systems',
      order: 2,
    }),
    added('criterion', 'crt_rich', {
      stage: 'stg_richness',
      kind: 'include',
      text: 'Conceptually rich or thick enough to add to a theory',
      order: 3,
    }),
    added('criterion', 'crt_trustworthy', {
      stage: 'stg_rigour',
      kind: 'include',
      text: 'Trustworthy, and of use for testing the theory; sound data of weaker studies count',
      order: 4,
    }),
  ]),
]
