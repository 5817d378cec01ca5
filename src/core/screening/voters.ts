import type { Id } from '../ids.ts'
import { hasLeft, mayWrite } from '../project/decide.ts'
import type { Role } from '../project/facts.ts'
import { referrers, type State } from '../state.ts'
import { needed } from './outcome.ts'

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

/**
 * Whether as many others have voted on a source as it needs, so that nobody else need be asked. This alone is told of
 * votes that are blinded: that they are enough, not whose they are or what they say. `state` is the whole one.
 */
export function enoughWithout(state: State, viewer: Id<'per'>, source: Id<'src'>, stage: Id<'stg'>): boolean {
  const rules = state.stage.get(stage)
  if (!rules || !state.refs.vote.has(source)) return false
  const others = referrers(state, 'vote', source).filter(([, vote]) => vote.stage === stage && vote.reviewer !== viewer)
  return others.length >= needed(state, source, stage, rules)
}
