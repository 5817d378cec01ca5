import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'

/** The collisions that somebody has to settle, oldest first. What both copies said alike needs nobody. */
export const waiting = (state: State): [Id<'col'>, Value<'collision'>][] =>
  [...state.collision]
    .filter(([, { kind, settled }]) => kind !== 'same' && !settled)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** What waits, case by case: what one person said of one field, or in one act, is settled together. */
export function waitingCases(state: State): [Id<'col'>, Value<'collision'>][][] {
  const cases = new Map<string, [Id<'col'>, Value<'collision'>][]>()
  for (const [id, found] of waiting(state)) {
    const key = found.field ? `${found.thing} ${found.field} ${found.by}` : found.act
    cases.set(key, [...(cases.get(key) ?? []), [id, found]])
  }
  return [...cases.values()]
}
