import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'

/** The formal theories brought to a configuration: its own, and those of the programme theory it stands under. */
export function substantiveOn(state: State, cmoc: Id<'cmoc'>) {
  const theory = get(state, 'configuration', cmoc)?.theory
  const own = referrers(state, 'substantive', cmoc)
  const above = theory ? referrers(state, 'substantive', theory) : []
  const named = new Set(own.map(([id]) => id))
  return [
    ...own.map(([id, { name, use }]) => ({ id, name, use, by: 'configuration' as const })),
    ...above.filter(([id]) => !named.has(id)).map(([id, { name, use }]) => ({ id, name, use, by: 'theory' as const })),
  ]
}

/** A formal theory that is said to explain, and is brought to no programme theory and no configuration. */
export const explainsNothing = ({ use, theories = [], configurations = [] }: Value<'substantive'>): boolean =>
  use === 'explain' && theories.length + configurations.length === 0
