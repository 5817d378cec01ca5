import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'

/** Who gave which codes to an excerpt, oldest first. */
export const codingsOf = (state: State, excerpt: Id<'exc'>): [Id<'cdg'>, Value<'coding'>][] =>
  referrers(state, 'coding', excerpt)

/** The codes of an excerpt, each once, whoever gave it, in the order they came. */
export const codesOf = (state: State, excerpt: Id<'exc'>): Id<'cod'>[] => [
  ...new Set(codingsOf(state, excerpt).map(([, { code }]) => code)),
]

/** The dyads and triads that a passage is part of. */
export const chainsOf = (state: State, excerpt: Id<'exc'>): [Id<'chn'>, Value<'chain'>][] =>
  referrers(state, 'chain', excerpt)
