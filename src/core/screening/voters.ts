import type { Id } from '../ids.ts'
import { hasLeft, may, rolesOf } from '../project/decide.ts'
import { rolesMay } from '../project/roles.ts'
import type { State } from '../state.ts'

/** Who is asked to vote at a stage: those it names, else everyone who screens; without those who settle there or have left. */
export function votersAt(state: State, stage: Id<'stg'>): Id<'per'>[] {
  const { voters, arbiters } = state.stage.get(stage) ?? {}
  return (voters ?? [...state.person.keys()]).filter(
    (person) => rolesMay(rolesOf(state, person), 'mayVote') && !arbiters?.includes(person) && !hasLeft(state, person),
  )
}

/** Whether a person may vote at a stage: one of its voters, or, where it names none, anyone whose role votes. */
export function votesAt(state: State, stage: Id<'stg'>, who: Id<'per'>): boolean {
  const { voters, arbiters } = state.stage.get(stage) ?? {}
  if (arbiters?.includes(who) || hasLeft(state, who) || !may(state, who, 'mayVote')) return false
  return voters ? voters.includes(who) : true
}
