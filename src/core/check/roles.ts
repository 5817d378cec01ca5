import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { linksOf } from '../theory/links.ts'

/** The components of a configuration that stand in slots of a role, with the links that put them there. */
export function textsOfRole(state: State, cmoc: Id<'cmoc'>, role: Slot['role']): { link: Id<'lnk'>; text: string }[] {
  const template = get(state, 'configuration', cmoc)?.template
  if (!template) return []
  const keys = templateOf(state, template).slots.flatMap((slot) => (slot.role === role ? [slot.key] : []))
  return linksOf(state, cmoc)
    .filter(([, { slot }]) => keys.includes(slot))
    .map(([link, { component }]) => ({ link, text: get(state, 'component', component)?.text ?? '' }))
}
