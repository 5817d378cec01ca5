import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, orderOf, type State } from '../state.ts'

export type Configuration = [Id<'cmoc'>, Value<'configuration'>]
const ending = ['merge', 'split', 'drop', 'refute'] as const

/** The act by which a configuration left the theory; undefined while it is part of it. */
export function retiredBy(state: State, id: Id<'cmoc'>): Id<'rfn'> | undefined {
  let retired: Id<'rfn'> | undefined
  for (const rfn of state.refs.refinement.get(id) ?? []) {
    const act = state.refinement.get(rfn as Id<'rfn'>)
    if (!act) continue
    if (act.children.includes(id)) retired = undefined
    else if (act.parents.includes(id) && (ending as readonly string[]).includes(act.kind)) retired = rfn as Id<'rfn'>
  }
  return retired
}

/** The configurations that make up the theory now, in the order of their programme theories, then their own. */
export function liveConfigurations(state: State): Configuration[] {
  const places = new Map([...state.theory].map(([id, theory]) => [id, orderOf(theory)]))
  const place = ({ theory }: Value<'configuration'>) => (theory && places.get(theory)) ?? Number.MAX_SAFE_INTEGER
  return inOrder(state, 'configuration')
    .filter(([id]) => !retiredBy(state, id))
    .sort(([, a], [, b]) => place(a) - place(b))
}

/** Versions, oldest first. */
export const versionsOf = (state: State): [Id<'ver'>, Value<'version'>][] => inOrder(state, 'version')

/** The number a configuration shows under: in the version asked for, else in the newest that has it. */
export function numberOf(state: State, id: Id<'cmoc'>, version?: Id<'ver'>): string | undefined {
  if (version) return numbersIn(state.version.get(version))?.get(id)
  let found: { order: number; number: string } | undefined
  for (const ver of state.refs.version.get(id) ?? []) {
    const v = state.version.get(ver as Id<'ver'>)
    const number = numbersIn(v)?.get(id)
    if (v && number !== undefined && orderOf(v) >= (found?.order ?? Number.NEGATIVE_INFINITY))
      found = { order: orderOf(v), number }
  }
  return found?.number
}

/** The numbers of a version by configuration: a label is asked for a thousand times where a theory is large. */
function numbersIn(version: Value<'version'> | undefined): ReadonlyMap<Id<'cmoc'>, string> | undefined {
  if (!version) return undefined
  const known = numbered.get(version) ?? new Map(version.members.map((one) => [one.configuration, one.number]))
  numbered.set(version, known)
  return known
}
const numbered = new WeakMap<Value<'version'>, ReadonlyMap<Id<'cmoc'>, string>>()

/** Whether some frozen version holds a configuration: then changing its words needs a reason. */
export const isFrozen = (state: State, id: Id<'cmoc'>): boolean => (state.refs.version.get(id)?.size ?? 0) > 0

/** Refinements in the order they were made. */
export const refinementsOf = (state: State): [Id<'rfn'>, Value<'refinement'>][] => inOrder(state, 'refinement')
