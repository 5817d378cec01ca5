import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { linksOf } from './links.ts'

export type Role = Slot['role']

/** Lanes from left to right. Own slots (intervention, actor, strategy) stand between the context and what it meets. */
export const laneOrder: readonly Role[] = ['c', 'other', 'res', 'rea', 'o']

/** What stands in one lane of a configuration: its slots there, and their components in order. */
interface Stack {
  role: Role
  slots: { slot: Slot; links: [Id<'lnk'>, Value<'link'>][] }[]
}

/** A configuration lane by lane, lanes without a component included. What its template has no slot for is left out. */
export function stacksOf(state: State, id: Id<'cmoc'>, { template }: Value<'configuration'>): Stack[] {
  const links = linksOf(state, id)
  const slots = templateOf(state, template).slots.map((slot) => ({
    slot,
    links: links.filter(([, link]) => link.slot === slot.key),
  }))
  return laneOrder
    .map((role) => ({ role, slots: slots.filter(({ slot }) => slot.role === role) }))
    .filter(({ slots }) => slots.length > 0)
}

/** Relations that pass something on; the others only say how two configurations stand to each other. */
export const carries = (kind: Value<'relation'>['kind']): boolean =>
  kind === 'becomes context of' || kind === 'feeds back to' || kind === 'moderates'
