import type { Fact, FactOf, IdFor, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'
import { liveConfigurations } from './lineage.ts'

type NewConfiguration = Value<'configuration'> & { id: Id<'cmoc'> }
type Grounds = Omit<Value<'refinement'>, 'kind' | 'parents' | 'children'> & { id: Id<'rfn'> }

/** The refinement fact itself. */
export function refinementFact(value: Value<'refinement'>, id: Id<'rfn'>, why: string): FactOf<'refinement'> {
  return { type: 'theory.refined', id, from: null, to: value, why, evidence: value.evidence }
}

/**
 * Merges configurations into a new one. Components of the parents are reused, once each per slot; every piece of
 * evidence moves with its links, so none is lost and none is counted twice. Ids of the new links follow from the child's.
 */
export function mergeFacts(
  state: State,
  parents: readonly Id<'cmoc'>[],
  child: NewConfiguration,
  grounds: Grounds,
  why: string,
): Decision<Fact[]> {
  const missing = parents.find((id) => !state.configuration.has(id))
  if (missing)
    return {
      ok: false,
      refusal: refuse('unknown-thing', `There is no ${missing}.`, 'Name configurations that exist.', { id: missing }),
    }
  const dealt = new Map<string, Id<'lnk'>>()
  const moved = new Map<Id<'lnk'>, Id<'lnk'>>()
  const facts: Fact[] = [formed(child, why)]
  for (const parent of parents) {
    for (const [id, link] of referrers(state, 'link', parent)) {
      const key = `${link.slot}\n${link.component}`
      const known = dealt.get(key)
      const fresh: Id<'lnk'> = known ?? `lnk_${child.id}.${dealt.size + 1}`
      moved.set(id, fresh)
      if (known) continue
      dealt.set(key, fresh)
      facts.push(placed(fresh, { ...link, configuration: child.id, order: dealt.size }, why))
    }
  }
  facts.push(...parents.flatMap((parent) => moveEvidence(state, parent, child.id, moved, why)))
  facts.push(refinement('merge', parents, [child.id], grounds, why))
  return { ok: true, facts }
}

/**
 * Splits a configuration into new ones. `deal` says which of its links go where; a link may go to several. Evidence
 * follows the first child that holds one of its links; evidence of no link follows the first child.
 */
export function splitFacts(
  state: State,
  parent: Id<'cmoc'>,
  children: readonly (NewConfiguration & { links: Id<'lnk'>[] })[],
  grounds: Grounds,
  why: string,
): Decision<Fact[]> {
  const own = new Map(referrers(state, 'link', parent))
  const stray = children.flatMap((child) => child.links).find((link) => !own.has(link))
  if (stray)
    return {
      ok: false,
      refusal: refuse(
        'does-not-fit',
        `${stray} is not a link of ${parent}.`,
        'Deal out the links of the one being split.',
        { id: stray },
      ),
    }
  const facts: Fact[] = []
  const homes = new Map<Id<'lnk'>, { child: Id<'cmoc'>; link: Id<'lnk'> }>()
  for (const { links, ...child } of children) {
    facts.push(formed(child, why))
    links.forEach((id, i) => {
      const link = own.get(id)
      if (!link) return
      const fresh: Id<'lnk'> = `lnk_${child.id}.${i + 1}`
      facts.push(placed(fresh, { ...link, configuration: child.id, order: i + 1 }, why))
      if (!homes.has(id)) homes.set(id, { child: child.id, link: fresh })
    })
  }
  const first = children[0]?.id
  for (const [id, evidence] of referrers(state, 'evidence', parent)) {
    if (evidence.configuration !== parent || !first) continue
    const home = evidence.links.map((link) => homes.get(link)).find(Boolean)?.child ?? first
    const links = evidence.links.flatMap((link) => homes.get(link) ?? []).filter((to) => to.child === home)
    facts.push(
      pointed(
        id,
        evidence,
        home,
        links.map((to) => to.link),
        why,
      ),
    )
  }
  facts.push(
    refinement(
      'split',
      [parent],
      children.map((child) => child.id),
      grounds,
      why,
    ),
  )
  return { ok: true, facts }
}

/** The version fact: the members named, or every live configuration numbered in order. */
export function freezeFact(
  state: State,
  id: Id<'ver'>,
  version: Omit<Value<'version'>, 'members'> & { members?: Value<'version'>['members'] | undefined },
): FactOf<'version'> {
  const { members: given, ...rest } = version
  const members =
    given ?? liveConfigurations(state).map(([configuration], i) => ({ configuration, number: String(i + 1) }))
  return { type: 'version.frozen', id, from: null, to: { ...rest, members } }
}

const formed = ({ id, ...value }: NewConfiguration, why: string): FactOf<'configuration'> => ({
  type: 'configuration.formed',
  id,
  from: null,
  to: value,
  why,
})

const placed = (id: IdFor<'link'>, to: Value<'link'>, why: string): FactOf<'link'> => ({
  type: 'link.placed',
  id,
  from: null,
  to,
  why,
})

function pointed(
  id: Id<'evd'>,
  evidence: Value<'evidence'>,
  configuration: Id<'cmoc'>,
  links: Id<'lnk'>[],
  why: string,
): FactOf<'evidence'> {
  const from = { configuration: evidence.configuration, links: evidence.links }
  return { type: 'evidence.linked', id, from, to: { configuration, links }, why }
}

function moveEvidence(
  state: State,
  parent: Id<'cmoc'>,
  child: Id<'cmoc'>,
  moved: ReadonlyMap<Id<'lnk'>, Id<'lnk'>>,
  why: string,
): FactOf<'evidence'>[] {
  return referrers(state, 'evidence', parent)
    .filter(([, evidence]) => evidence.configuration === parent)
    .map(([id, evidence]) => {
      const links = [...new Set(evidence.links.flatMap((link) => moved.get(link) ?? []))]
      return pointed(id, evidence, child, links, why)
    })
}

const refinement = (
  kind: Value<'refinement'>['kind'],
  parents: readonly Id<'cmoc'>[],
  children: Id<'cmoc'>[],
  { id, ...grounds }: Grounds,
  why: string,
): FactOf<'refinement'> => refinementFact({ ...grounds, kind, parents: [...parents], children }, id, why)
