import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'

/** The collisions that somebody has to settle, oldest first. What both copies said alike needs nobody. */
export const waiting = (state: State): [Id<'col'>, Value<'collision'>][] =>
  [...state.collision]
    .filter(([, { kind, settled }]) => kind !== 'same' && !settled)
    .sort(([a], [b]) => (a < b ? -1 : 1))
