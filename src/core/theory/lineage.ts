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
  const theoryOrder = (value: Value<'configuration'>) => {
    const theory = value.theory && state.theory.get(value.theory)
    return theory ? orderOf(theory) : Number.MAX_SAFE_INTEGER
  }
  return inOrder(state, 'configuration')
    .filter(([id]) => !retiredBy(state, id))
    .sort(([, a], [, b]) => theoryOrder(a) - theoryOrder(b))
}

/** Versions, oldest first. */
export const versionsOf = (state: State): [Id<'ver'>, Value<'version'>][] => inOrder(state, 'version')

/** The number a configuration shows under: in the version asked for, else in the newest that has it. */
export function numberOf(state: State, id: Id<'cmoc'>, version?: Id<'ver'>): string | undefined {
  const within = version
    ? [state.version.get(version)]
    : versionsOf(state)
        .map(([, v]) => v)
        .reverse()
  for (const v of within) {
    const member = v?.members.find((m) => m.configuration === id)
    if (member) return member.number
  }
  return undefined
}

/** Whether some frozen version holds a configuration: then changing its words needs a reason. */
export const isFrozen = (state: State, id: Id<'cmoc'>): boolean => (state.refs.version.get(id)?.size ?? 0) > 0

/** Refinements in the order they were made. */
export const refinementsOf = (state: State): [Id<'rfn'>, Value<'refinement'>][] => inOrder(state, 'refinement')
