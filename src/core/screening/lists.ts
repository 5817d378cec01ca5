import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'

/** The reasons for which a stage excludes, in the order of its list. */
export const reasonsOf = (state: State, stage: Id<'stg'>) =>
  inOrder(state, 'reason')
    .filter(([, reason]) => reason.stage === stage)
    .map(([id, { text }]) => ({ id, text }))

/** A stage's own criteria, in order; `common` ones, which are of no stage and hold at each, among them if asked. */
export const criteriaOf = (state: State, stage: Id<'stg'>, common: 'common' | 'own') =>
  inOrder(state, 'criterion')
    .filter(([, one]) => one.stage === stage || (common === 'common' && one.stage === undefined))
    .map(([id, { kind, text }]) => ({ id, kind, text }))
