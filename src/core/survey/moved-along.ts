import type { FactOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import type { Item } from './facts.ts'

/** Where a link of a configuration that became another went. */
export interface Home {
  link: Id<'lnk'>
  configuration: Id<'cmoc'>
}

/**
 * Items go along with what they ask about, as evidence does, in questionnaires that were answered too: what people read
 * stays as it was. An item of several links goes where the first of them went, with those that went there; one whose links
 * all stayed behind stays too. `whole` is where an item goes that names a configuration of `parents` and no link.
 */
export function itemsMovedAlong(
  state: State,
  parents: readonly Id<'cmoc'>[],
  homes: (link: Id<'lnk'>) => readonly Home[],
  why: string,
  whole?: Id<'cmoc'>,
): FactOf<'questionnaire'>[] {
  return [...state.questionnaire].flatMap(([id, { items }]): FactOf<'questionnaire'>[] => {
    const moved = items.map((item) => along(item, parents, homes, whole))
    return moved.some((item, i) => item !== items[i])
      ? [{ type: 'questionnaire.made', id, from: { items }, to: { items: moved }, why }]
      : []
  })
}

function along(
  item: Item,
  parents: readonly Id<'cmoc'>[],
  homes: (link: Id<'lnk'>) => readonly Home[],
  whole: Id<'cmoc'> | undefined,
): Item {
  const { links = [], configuration } = item
  const own = configuration !== undefined && parents.includes(configuration)
  if (links.length === 0) return own && whole ? { ...item, configuration: whole } : item
  const [first] = links.flatMap(homes)
  if (!first) return item
  // A component that several configurations share has links of others, which stay.
  const there = links.flatMap((link) => {
    const found = homes(link)
    return found.length === 0
      ? [link]
      : found.flatMap((home) => (home.configuration === first.configuration ? [home.link] : []))
  })
  return { ...item, links: [...new Set(there)], ...(own && { configuration: first.configuration }) }
}
