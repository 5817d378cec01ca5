import type { Id } from '../ids.ts'
import type { State } from '../state.ts'

/** A configuration with all it descends from and all that descends from it. Ends where lineage goes round in a circle. */
export function familyOf(state: State, id: Id<'cmoc'>): Set<Id<'cmoc'>> {
  const walk = (from: 'parents' | 'children', to: 'parents' | 'children') => {
    const found = new Set([id])
    for (const one of found)
      for (const rfn of state.refs.refinement.get(one) ?? []) {
        const refinement = state.refinement.get(rfn as Id<'rfn'>)
        if (refinement?.[from].includes(one)) for (const next of refinement[to]) found.add(next)
      }
    return found
  }
  return new Set([...walk('children', 'parents'), ...walk('parents', 'children')])
}
