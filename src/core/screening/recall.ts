import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { orderOf, referrers, type State } from '../state.ts'

/** The newest recall of a source at a stage; its votes stand until they are given again. */
export function recallOf(state: State, source: Id<'src'>, stage: Id<'stg'>): [Id<'rcl'>, Value<'recall'>] | undefined {
  if (!state.refs.recall.has(source)) return undefined
  return referrers(state, 'recall', source)
    .filter(([, recall]) => recall.stage === stage)
    .sort(([, a], [, b]) => orderOf(b) - orderOf(a))[0]
}

/** Whether a vote was recalled and not given again since. */
export function isRecalled(state: State, vote: Value<'vote'>): boolean {
  const [recall] = recallOf(state, vote.source, vote.stage) ?? []
  return recall !== undefined && vote.recall !== recall
}

/**
 * The votes that a change of criteria touches: those at the stage that were cast before event `seq` and not since. A
 * criterion of the whole review touches every stage. `events` are those the asker may read.
 */
export function touchedBy(state: State, events: readonly Event[], seq: number): [Id<'vote'>, Value<'vote'>][] {
  const changed = events.find((event) => event.seq === seq)
  if (changed?.fact.type !== 'criterion.set') return []
  const stage = state.criterion.get(changed.fact.id)?.stage ?? changed.fact.from?.stage ?? changed.fact.to?.stage
  const since = new Set<Id>()
  for (const { seq: at, fact } of events) if (at > seq && fact.type === 'screening.voted') since.add(fact.id)
  return [...state.vote].filter(([id, vote]) => (!stage || vote.stage === stage) && !since.has(id))
}
