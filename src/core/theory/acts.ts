import type { FactOf, IdFor, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { liveConfigurations } from './lineage.ts'

/** A configuration that an act brings in. The asker names its id. */
export type NewConfiguration = Value<'configuration'> & { id: Id<'cmoc'> }
/** What an act rests on, beside its reason: the refinement's own id, inference, evidence, meeting. */
export type Grounds = Omit<Value<'refinement'>, 'kind' | 'parents' | 'children'> & { id: Id<'rfn'> }

/** The refinement fact itself. */
export function refinementFact(value: Value<'refinement'>, id: Id<'rfn'>, why: string): FactOf<'refinement'> {
  return { type: 'theory.refined', id, from: null, to: value, why, evidence: value.evidence }
}

/** The refinement fact of an act, of what it started from and ended in. */
export const refinement = (
  kind: Value<'refinement'>['kind'],
  parents: readonly Id<'cmoc'>[],
  children: readonly Id<'cmoc'>[],
  { id, ...grounds }: Grounds,
  why: string,
): FactOf<'refinement'> => refinementFact({ ...grounds, kind, parents: [...parents], children: [...children] }, id, why)

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

/** The fact by which an act forms a new configuration. */
export const formed = ({ id, ...value }: NewConfiguration, why: string): FactOf<'configuration'> => ({
  type: 'configuration.formed',
  id,
  from: null,
  to: value,
  why,
})

export const placed = (id: IdFor<'link'>, to: Value<'link'>, why: string): FactOf<'link'> => ({
  type: 'link.placed',
  id,
  from: null,
  to,
  why,
})

/** Evidence that goes to another configuration, onto the links there. */
export const pointed = (
  id: Id<'evd'>,
  { configuration, links }: Value<'evidence'>,
  to: { configuration: Id<'cmoc'>; links: Id<'lnk'>[] },
  why: string,
): FactOf<'evidence'> => ({ type: 'evidence.linked', id, from: { configuration, links }, to, why })

/** A relation that goes along with what it was drawn between. */
export const redrawn = (
  id: Id<'rel'>,
  { of, to, fromLink = null, toLink = null }: Ends,
  ends: Ends,
  why: string,
): FactOf<'relation'> => ({
  type: 'relation.drawn',
  id,
  from: { of, to, fromLink, toLink },
  to: { of: ends.of, to: ends.to, fromLink: ends.fromLink ?? null, toLink: ends.toLink ?? null },
  why,
})
export interface Ends {
  of: Id<'cmoc'>
  to: Id<'cmoc'>
  fromLink?: Id<'lnk'> | null | undefined
  toLink?: Id<'lnk'> | null | undefined
}

export const missing = (id: Id): Refusal =>
  refuse('unknown-thing', `There is no ${id}.`, 'Name configurations that exist.', { id })

/** The first that a list names twice. */
export const twice = <T>(list: readonly T[]): T | undefined => list.find((one, i) => list.indexOf(one) !== i)
