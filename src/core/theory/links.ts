import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { orderOf, referrers, type State } from '../state.ts'

/** The links of a configuration in their order. */
export const linksOf = (state: State, cmoc: Id<'cmoc'>): [Id<'lnk'>, Value<'link'>][] =>
  referrers(state, 'link', cmoc).sort(([, a], [, b]) => orderOf(a) - orderOf(b))

/** The evidence that hangs on a configuration, oldest first. */
export const evidenceOf = (state: State, cmoc: Id<'cmoc'>): [Id<'evd'>, Value<'evidence'>][] =>
  referrers(state, 'evidence', cmoc).filter(([, evidence]) => evidence.configuration === cmoc)
