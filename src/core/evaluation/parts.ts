import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { linksOf } from '../theory/links.ts'

/** The links of a configuration that stand in slots of one role: its contexts, its outcomes. */
export function partsIn(state: State, configuration: Id<'cmoc'>, role: Slot['role']): [Id<'lnk'>, Value<'link'>][] {
  const value = get(state, 'configuration', configuration)
  if (!value) return []
  const keys = new Set(
    templateOf(state, value.template).slots.flatMap((slot) => (slot.role === role ? [slot.key] : [])),
  )
  return linksOf(state, configuration).filter(([, { slot }]) => keys.has(slot))
}
