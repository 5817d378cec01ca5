import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { ConfigurationAnswer, PartAnswer } from './answer.ts'

type Slot = ConfigurationAnswer['slots'][number]
type Parts = readonly Pick<PartAnswer, 'id' | 'value'>[]

/** A component that comes into a slot, behind what stands there. */
export const added = (
  id: Id<'lnk'>,
  configuration: Id<'cmoc'>,
  { key, links }: { key: string; links: Parts },
  component: Id<'cmp'>,
): Fact => ({
  type: 'link.placed',
  id,
  from: null,
  to: { configuration, slot: key, component, order: lastOf(links) + 1, status: 'hypothesised' },
})

const lastOf = (links: Parts): number => Math.max(0, ...links.map(({ value }) => value.order))

/** A component put into a slot, behind what stands there. Where it was written before other templates is forgotten. */
export function toSlot(part: Parts[number], { key, links }: { key: string; links: Parts }): Fact {
  const { slot, home, order } = part.value
  return {
    type: 'link.placed',
    id: part.id,
    from: { slot, order, ...(home !== undefined && { home }) },
    to: {
      slot: key,
      order: links.some(({ id }) => id === part.id) ? order : lastOf(links) + 1,
      ...(home !== undefined && { home: null }),
    },
  }
}

/** Two components of a slot that change places. */
export const swapped = (one: Parts[number], other: Parts[number]): Fact[] => [
  { type: 'link.placed', id: one.id, from: { order: one.value.order }, to: { order: other.value.order } },
  { type: 'link.placed', id: other.id, from: { order: other.value.order }, to: { order: one.value.order } },
]

/** One step up or down: past its neighbour in the slot, and past the last of them into the next slot. */
export function stepped(part: PartAnswer, slots: readonly Slot[], step: -1 | 1): Fact[] | undefined {
  const at = slots.findIndex(({ key }) => key === part.value.slot)
  const here = slots[at]
  if (!here) return undefined
  const neighbour = here.links[here.links.findIndex(({ id }) => id === part.id) + step]
  if (neighbour) return swapped(part, neighbour)
  const next = slots[at + step]
  if (!next) return undefined
  const [first] = next.links
  const into = toSlot(part, next)
  // Coming from above it stands before the first.
  return [
    step === 1 && first && into.to ? ({ ...into, to: { ...into.to, order: first.value.order - 1 } } as Fact) : into,
  ]
}
