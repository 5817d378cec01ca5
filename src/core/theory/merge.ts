import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, type Refusal, refuse } from '../refusal.ts'
import { get, referrers, type State } from '../state.ts'
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

/** Links of the parents that become one link of the child, in the words and the slot of one of them. */
interface Matched {
  links: readonly Id<'lnk'>[]
  stands: Id<'lnk'>
}

export interface Merge {
  parents: readonly Id<'cmoc'>[]
  child: NewConfiguration
  /** Components said to be one. The same component in the same slot is one without being named here. */
  matched?: readonly Matched[] | undefined
  /** Links that do not go along. They stay with their parent, and so does evidence that speaks of them alone. */
  left?: readonly Id<'lnk'>[] | undefined
  grounds: Grounds
  why: string
}

type Own = ReadonlyMap<Id<'lnk'>, Value<'link'>>

/**
 * Merges configurations into a new one. Every component goes along once, matched ones in the words that stand; each piece
 * of evidence moves with its links, so none is lost and none is counted twice, and so do items of questionnaires; relations to others are drawn from the new
 * one. Ids of the new links follow from the child's.
 */
export function mergeFacts(
  state: State,
  { parents, child, matched = [], left = [], grounds, why }: Merge,
): Decision<Fact[]> {
  const gone = parents.find((id) => !state.configuration.has(id))
  if (gone) return { ok: false, refusal: missing(gone) }
  const again = twice(parents)
  if (again) return { ok: false, refusal: unfit('A configuration is not merged with itself.', 'Name it once.', again) }
  const own: Own = new Map(parents.flatMap((id) => linksOf(state, id)))
  const wrong = unmatched(own, matched, left)
  if (wrong) return { ok: false, refusal: wrong }
  const { links, moved } = dealt(own, matched, new Set(left), child.id)
  const facts: Fact[] = [formed(child, why), ...[...links].map(([id, link]) => placed(id, link, why))]
  for (const parent of parents)
    for (const [id, evidence] of evidenceOf(state, parent)) {
      const to = [...new Set(evidence.links.flatMap((link) => moved.get(link) ?? []))]
      // What speaks only of what was left behind stays there, listed.
      if (to.length === 0 && evidence.links.length > 0) continue
      facts.push(pointed(id, evidence, { configuration: child.id, links: to }, why))
    }
  facts.push(...moveRelations(state, parents, child.id, moved, why))
  const homes = (link: Id<'lnk'>) => {
    const to = moved.get(link)
    return to ? [{ link: to, configuration: child.id }] : []
  }
  facts.push(...itemsMovedAlong(state, parents, homes, why, child.id))
  facts.push(refinement('merge', parents, [child.id], grounds, why))
  return { ok: true, facts }
}

function unmatched(own: Own, matched: readonly Matched[], left: readonly Id<'lnk'>[]): Refusal | undefined {
  const named = [...matched.flatMap(({ links }) => links), ...left]
  const stray = named.find((link) => !own.has(link))
  if (stray) return unfit(`${stray} is of none of those merged.`, 'Match the links of the configurations named.', stray)
  const again = twice(named)
  if (again) return unfit(`${again} is matched twice, or matched and left out.`, 'Name each link once.', again)
  const odd = matched.find(({ links, stands }) => !links.includes(stands))
  if (odd)
    return unfit('The words that stand are of none of those matched.', 'Pick one of the links matched.', odd.stands)
}

const unfit = (message: string, hint: string, id: Id): Refusal => refuse('does-not-fit', message, hint, { id })

/** How sure of a part the parents were: what one of them has evidence for is evidenced in the child. */
const sureness: readonly Value<'link'>['status'][] = ['hypothesised', 'inferred', 'evidenced']

/** The links of the child, and which of them each link of a parent became. */
function dealt(own: Own, matched: readonly Matched[], left: ReadonlySet<Id<'lnk'>>, child: Id<'cmoc'>) {
  const stands = new Map(matched.flatMap((one) => one.links.map((link) => [link, one.stands] as const)))
  const places = new Map<string, Id<'lnk'>>()
  const links = new Map<Id<'lnk'>, Value<'link'>>()
  const moved = new Map<Id<'lnk'>, Id<'lnk'>>()
  for (const [id, link] of own) {
    if (left.has(id)) continue
    const { status: _, ...words } = own.get(stands.get(id) ?? id) ?? link
    const key = `${words.slot}\n${words.component}`
    const fresh: Id<'lnk'> = places.get(key) ?? `lnk_${child}.${places.size + 1}`
    places.set(key, fresh)
    const known = links.get(fresh)
    const status = known && sureness.indexOf(known.status) > sureness.indexOf(link.status) ? known.status : link.status
    links.set(fresh, known ? { ...known, status } : { ...words, configuration: child, order: links.size, status })
    moved.set(id, fresh)
  }
  return { links, moved }
}

/** Relations to others are drawn from and to the child; one between two of those merged, or a second like it, stays. */
function moveRelations(
  state: State,
  parents: readonly Id<'cmoc'>[],
  child: Id<'cmoc'>,
  moved: ReadonlyMap<Id<'lnk'>, Id<'lnk'>>,
  why: string,
): Fact[] {
  const own = new Set(parents)
  const drawn = new Set<string>()
  const seen = new Set<Id<'rel'>>()
  return parents.flatMap((parent) =>
    referrers(state, 'relation', parent).flatMap(([id, relation]): Fact[] => {
      if (seen.has(id)) return []
      seen.add(id)
      const end = (side: Id<'cmoc'>) => (own.has(side) ? child : side)
      // A link of another configuration is not moved; one of a parent goes where its component went.
      const part = (link: Id<'lnk'> | undefined) =>
        link && (own.has(get(state, 'link', link)?.configuration as Id<'cmoc'>) ? moved.get(link) : link)
      const to = {
        of: end(relation.of),
        to: end(relation.to),
        fromLink: part(relation.fromLink),
        toLink: part(relation.toLink),
      }
      const key = `${to.of} ${relation.kind} ${to.to}`
      if (to.of === to.to || drawn.has(key)) return []
      drawn.add(key)
      return [redrawn(id, relation, to, why)]
    }),
  )
}
