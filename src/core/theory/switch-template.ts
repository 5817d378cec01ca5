import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'

/** A template as far as it says where components go. */
export interface Places {
  id: Id<'tpl'>
  slots: readonly Pick<Slot, 'key' | 'role'>[]
}

/**
 * What it takes to give a configuration another template, with nothing lost. A component goes to the slot in which it was
 * written, else to the first of the same role, and remembers where it was written; what finds no slot stays, listed beside
 * the slots, with its evidence. So any way through templates that ends where it began ends with the same.
 */
export function switchFacts(
  { id, template }: { id: Id<'cmoc'>; template: Id<'tpl'> },
  links: readonly (readonly [Id<'lnk'>, Value<'link'>])[],
  templates: readonly Places[],
  to: Id<'tpl'>,
): Fact[] {
  const slots = (tpl: Id<'tpl'>) => templates.find((one) => one.id === tpl)?.slots ?? []
  // Of a key that two templates use in two ways, the present one knows how it is meant here.
  const known = [...slots(template), ...templates.flatMap((one) => one.slots)]
  const target = slots(to)
  const facts: Fact[] = [{ type: 'configuration.formed', id, from: { template }, to: { template: to } }]
  for (const [link, { slot, home }] of links) {
    const written = home ?? slot
    const role = known.find(({ key }) => key === written)?.role
    const place = target.find(({ key }) => key === written) ?? target.find((one) => one.role === role)
    const next = place?.key ?? (target.some(({ key }) => key === slot) ? written : slot)
    const kept = next === written ? null : written
    if (next !== slot || kept !== (home ?? null))
      facts.push({
        type: 'link.placed',
        id: link,
        from: { slot, home: home ?? null },
        to: { slot: next, home: kept },
      })
  }
  return facts
}
