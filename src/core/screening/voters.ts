import type { Id } from '../ids.ts'
import { hasLeft, mayWrite } from '../project/decide.ts'
import type { Role } from '../project/facts.ts'
import type { State } from '../state.ts'

const screens = (role: Role) => role === 'owner' || role === 'lead' || role === 'reviewer'

/** Who is asked to vote at a stage: those it names, else everyone who screens; without those who settle there or have left. */
export function votersAt(state: State, stage: Id<'stg'>): Id<'per'>[] {
  const { voters, arbiters } = state.stage.get(stage) ?? {}
  const named = voters ?? [...state.person].filter(([, { roles }]) => roles.some(screens)).map(([id]) => id)
  return named.filter((person) => !arbiters?.includes(person) && !hasLeft(state, person))
}

/** Whether a person may vote at a stage: one of its voters, or, where it names none, anyone who may write. */
export function votesAt(state: State, stage: Id<'stg'>, who: Id<'per'>): boolean {
  const { voters, arbiters } = state.stage.get(stage) ?? {}
  if (arbiters?.includes(who) || hasLeft(state, who)) return false
  return voters ? voters.includes(who) : mayWrite(state, who)
}
