import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'
import { itemsMovedAlong } from '../survey/moved-along.ts'
import {
  formed,
  type Grounds,
  missing,
  type NewConfiguration,
  placed,
  pointed,
  redrawn,
  refinement,
  twice,
} from './acts.ts'
import { evidenceOf, linksOf } from './links.ts'

export interface Split {
  parent: Id<'cmoc'>
  /** What comes of it, each with the links dealt to it; a link may go to several, or to none. */
  children: readonly (NewConfiguration & { links: readonly Id<'lnk'>[] })[]
  /** Where pieces of evidence go, for those that do not go by themselves. With several, the others get one of their own. */
  evidence?: readonly { evidence: Id<'evd'>; to: readonly Id<'cmoc'>[] }[] | undefined
  grounds: Grounds
  why: string
}

/**
 * Splits a configuration into new ones. Evidence that is not dealt out by hand follows the first child that holds one of
 * its links, and so do items of questionnaires; what speaks of nothing that was dealt stays with the parent, listed. Relations follow the child that holds
 * the part they start or end at; others stay.
 */
export function splitFacts(
  state: State,
  { parent, children, evidence: byHand = [], grounds, why }: Split,
): Decision<Fact[]> {
  if (!state.configuration.has(parent)) return { ok: false, refusal: missing(parent) }
  const own = new Map(linksOf(state, parent))
  const ids = children.map(({ id }) => id)
  const no = (message: string, hint: string, id: Id) =>
    ({ ok: false, refusal: refuse('does-not-fit', message, hint, { id }) }) as const
  const stray = children.flatMap(({ links }) => links).find((link) => !own.has(link))
  if (stray) return no(`${stray} is not a link of ${parent}.`, 'Deal out the links of the one being split.', stray)
  const again = children.map(({ links }) => twice(links)).find(Boolean)
  if (again) return no(`${again} is dealt twice to one child.`, 'Name it once for each.', again)
  const pieces = evidenceOf(state, parent)
  const given = new Map(byHand.map(({ evidence, to }) => [evidence, [...new Set(to)]]))
  const foreign = byHand.find(({ evidence }) => !pieces.some(([id]) => id === evidence))
  if (foreign) return no(`${foreign.evidence} is not evidence of ${parent}.`, 'Deal out its own.', foreign.evidence)
  const astray = byHand.flatMap(({ to }) => to).find((to) => !ids.includes(to))
  if (astray) return no(`${astray} is none of those it is split into.`, 'Name one of them.', astray)

  const facts: Fact[] = []
  /** What each link became in each child that holds it, in the order of the children. */
  const homes = new Map<Id<'lnk'>, Map<Id<'cmoc'>, Id<'lnk'>>>()
  for (const { links, ...child } of children) {
    facts.push(formed(child, why))
    links.forEach((id, i) => {
      const fresh: Id<'lnk'> = `lnk_${child.id}.${i + 1}`
      facts.push(placed(fresh, { ...(own.get(id) as Value<'link'>), configuration: child.id, order: i + 1 }, why))
      homes.set(id, (homes.get(id) ?? new Map()).set(child.id, fresh))
    })
  }
  let copies = 0
  for (const [id, piece] of pieces) {
    const holders = piece.links.flatMap((link) => [...(homes.get(link)?.keys() ?? [])])
    const [first, ...more] = given.get(id) ?? holders.slice(0, 1)
    const at = (configuration: Id<'cmoc'>) => ({
      configuration,
      links: piece.links.flatMap((link) => homes.get(link)?.get(configuration) ?? []),
    })
    if (first) facts.push(pointed(id, piece, at(first), why))
    for (const child of more)
      facts.push({
        type: 'evidence.linked',
        id: `evd_${grounds.id}.${++copies}`,
        from: null,
        to: { ...piece, ...at(child) },
        why,
      })
  }
  const along = (link: Id<'lnk'> | undefined) => [...(link ? (homes.get(link) ?? []) : [])][0]
  for (const [id, relation] of referrers(state, 'relation', parent)) {
    const [from, to] = [along(relation.fromLink), along(relation.toLink)]
    if (!from && !to) continue
    const ends = {
      of: from?.[0] ?? relation.of,
      to: to?.[0] ?? relation.to,
      fromLink: from?.[1] ?? relation.fromLink,
      toLink: to?.[1] ?? relation.toLink,
    }
    facts.push(redrawn(id, relation, ends, why))
  }
  const at = (link: Id<'lnk'>) =>
    [...(homes.get(link) ?? [])].map(([configuration, fresh]) => ({ configuration, link: fresh }))
  facts.push(...itemsMovedAlong(state, [parent], at, why))
  facts.push(refinement('split', [parent], ids, grounds, why))
  return { ok: true, facts }
}
