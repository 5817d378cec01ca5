import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { Result } from '../../api.ts'
import type { ConfigurationAnswer } from './Configuration.tsx'
import type { Editing } from './editing.ts'

/**
 * Gives a configuration another template. A component goes to the slot of the same key, else to the first of the same
 * role. What finds no slot is kept aside with its evidence, so that switching back brings everything to its place.
 */
export function switchTemplate(
  { id, value, slots, aside, templates }: ConfigurationAnswer,
  editing: Editing,
  to: Id<'tpl'>,
): Promise<Result> {
  const target = templates.find((one) => one.id === to)
  const role = new Map(templates.flatMap((one) => one.slots.map((slot) => [slot.key, slot.role] as const)))
  const facts: Fact[] = [{ type: 'configuration.formed', id, from: { template: value.template }, to: { template: to } }]
  for (const { id: link, value: placed } of [...slots.flatMap((slot) => slot.links), ...aside]) {
    const slot =
      target?.slots.find((one) => one.key === placed.slot) ??
      target?.slots.find((one) => one.role === role.get(placed.slot))
    if (slot && slot.key !== placed.slot)
      facts.push({ type: 'link.placed', id: link, from: { slot: placed.slot }, to: { slot: slot.key } })
  }
  const name = (tpl: Id<'tpl'>) => templates.find((one) => one.id === tpl)?.name ?? tpl
  return editing.edit(
    { words: 'template', before: name(value.template), after: name(to), facts },
    'Took another template.',
  )
}
