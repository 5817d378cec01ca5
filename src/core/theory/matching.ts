import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import type { Ideas, LikenessKind } from './insight/similar.ts'
import { linksOf } from './links.ts'

/** Links of several configurations in one slot that may become one, and whose words are proposed to stand. */
export interface Proposed {
  slot: string
  links: Id<'lnk'>[]
  stands: Id<'lnk'>
  /** Why they are put together: they hold one component, nearly the same words, or other words in the same company. */
  by: 'same' | LikenessKind
}

/**
 * How the components of configurations that are to be merged fit each other: in each slot, those that are one idea stand
 * together, but never two of one configuration. Proposed to stand are the words that most evidence speaks to, the earlier
 * where it is as much. A proposal: who merges decides. Links come once each, in the order of the configurations named.
 */
export function matching(
  state: State,
  parents: readonly Id<'cmoc'>[],
  ideas: Readonly<Record<LikenessKind, Ideas>>,
): Proposed[] {
  const groups: { slot: string; links: Map<Id<'lnk'>, Value<'link'>> }[] = []
  const idea = (kind: LikenessKind, { component }: Value<'link'>) => ideas[kind].get(component) ?? component
  for (const [id, link] of parents.flatMap((parent) => linksOf(state, parent))) {
    const fits = ({ slot, links }: (typeof groups)[number]) => {
      const all = [...links.values()]
      return (
        slot === link.slot &&
        all.every((one) => idea('company', one) === idea('company', link)) &&
        all.every((one) => one.configuration !== link.configuration || one.component === link.component)
      )
    }
    const group = groups.find(fits)
    if (group) group.links.set(id, link)
    else groups.push({ slot: link.slot, links: new Map([[id, link]]) })
  }
  const spoken = (link: Id<'lnk'>) => referrers(state, 'evidence', link).length
  return groups.map(({ slot, links }) => {
    const values = [...links.values()]
    const one = (of: (link: Value<'link'>) => string) => new Set(values.map(of)).size === 1
    return {
      slot,
      links: [...links.keys()],
      stands: [...links.keys()].reduce((best, link) => (spoken(link) > spoken(best) ? link : best)),
      by: one(({ component }) => component) ? 'same' : one((link) => idea('words', link)) ? 'words' : 'company',
    }
  })
}
