import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { retiredBy } from './lineage.ts'

/** A piece of evidence that hangs on a configuration which left the theory, and the act by which it left. */
export interface LeftBehind {
  id: Id<'evd'>
  piece: Value<'evidence'>
  configuration: Id<'cmoc'>
  act: Id<'rfn'>
}

/**
 * Evidence that no configuration of the theory holds any more: of what was dropped or refuted, and what was not dealt out
 * in a split or was left out of a merge. It stays listed, so that nothing is lost by an act. In the order it was linked.
 */
export function leftBehind(state: State): LeftBehind[] {
  const acts = new Map<Id<'cmoc'>, Id<'rfn'> | undefined>()
  const found: LeftBehind[] = []
  for (const [id, piece] of state.evidence) {
    const { configuration } = piece
    if (!acts.has(configuration)) acts.set(configuration, retiredBy(state, configuration))
    const act = acts.get(configuration)
    if (act) found.push({ id, piece, configuration, act })
  }
  return found
}
