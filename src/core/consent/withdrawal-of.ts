import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'

/** The withdrawal of a source’s words, the last where there were several; undefined where they stand. */
export const withdrawalOf = (state: State, source: Id<'src'>): Value<'withdrawal'> | undefined =>
  state.withdrawal.size === 0 ? undefined : referrers(state, 'withdrawal', source).at(-1)?.[1]
