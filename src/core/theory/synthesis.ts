import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { get, referrers, type State } from '../state.ts'
import { evidenceOf } from './links.ts'

export type Synthesis = [Id<'syn'>, Value<'synthesis'>]

/** The adjudication by which a piece of evidence was set aside; undefined while it counts. */
export const setAsideBy = (state: State, id: Id<'evd'>): Id<'syn'> | undefined =>
  referrers(state, 'synthesis', id).find(([, { aside }]) => aside?.includes(id))?.[0]

/** Every piece that was set aside. */
export function allSetAside(state: State): Set<Id<'evd'>> {
  const aside = new Set<Id<'evd'>>()
  for (const one of state.synthesis.values()) for (const id of one.aside ?? []) aside.add(id)
  return aside
}

/** The evidence on a configuration that counts: without what an adjudication set aside. */
export function countingEvidence(
  state: State,
  cmoc: Id<'cmoc'>,
  aside: ReadonlySet<Id<'evd'>> = allSetAside(state),
): [Id<'evd'>, Value<'evidence'>][] {
  const evidence = evidenceOf(state, cmoc)
  return aside.size === 0 ? evidence : evidence.filter(([id]) => !aside.has(id))
}

/** The moves made on a configuration, or on evidence that hangs on it now, oldest first. */
export function synthesesOn(state: State, cmoc: Id<'cmoc'>): Synthesis[] {
  if (state.synthesis.size === 0) return []
  const named = new Set<Id>(state.refs.synthesis.get(cmoc))
  for (const [id] of evidenceOf(state, cmoc)) for (const by of state.refs.synthesis.get(id) ?? []) named.add(by)
  return [...state.synthesis].filter(([id]) => named.has(id))
}

/** The configurations that a move speaks of: those it names, or those on which its evidence hangs now. */
export const spokenOf = (state: State, { pieces }: Pick<Value<'synthesis'>, 'pieces'>): Id<'cmoc'>[] => [
  ...new Set(
    pieces.flatMap((id) =>
      id.startsWith('evd_') ? (get(state, 'evidence', id as Id<'evd'>)?.configuration ?? []) : (id as Id<'cmoc'>),
    ),
  ),
]

/** The sources whose evidence was moved, once each, by label. */
export const sourcesOf = (state: State, { pieces }: Value<'synthesis'>): { id: Id<'src'>; label: string }[] => {
  const ids = pieces.flatMap((id) => get(state, 'evidence', id as Id<'evd'>)?.source ?? [])
  return [...new Set(ids)].map((id) => ({ id, label: sourceLabel(state, id) }))
}
