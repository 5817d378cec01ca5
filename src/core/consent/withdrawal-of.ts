import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'

/**
 * The withdrawal of a source’s words, the last where there were several; undefined where they stand. That a file of it went
 * because a pseudonymised copy took its place is none.
 */
export const withdrawalOf = (state: State, source: Id<'src'>): Value<'withdrawal'> | undefined =>
  state.withdrawal.size === 0
    ? undefined
    : referrers(state, 'withdrawal', source).findLast(([, { document }]) => document === undefined)?.[1]

/** The sources whose words were withdrawn. */
export const withdrawnSources = (state: State): Set<Id<'src'>> =>
  new Set(
    [...state.withdrawal.values()].flatMap(({ source, document }) => (document === undefined && source ? source : [])),
  )
