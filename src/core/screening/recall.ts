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
function touchedBy(state: State, events: readonly Event[], seq: number): [Id<'vote'>, Value<'vote'>][] {
  const changed = events.find((event) => event.seq === seq)
  if (changed?.fact.type !== 'criterion.set') return []
  const stage = state.criterion.get(changed.fact.id)?.stage ?? changed.fact.from?.stage ?? changed.fact.to?.stage
  const since = new Set<Id>()
  for (const { seq: at, fact } of events) if (at > seq && fact.type === 'screening.voted') since.add(fact.id)
  return [...state.vote].filter(([id, vote]) => (!stage || vote.stage === stage) && !since.has(id))
}

/** A change of the criteria of a stage that nobody has asked about yet, and what was voted before it. */
export interface Touched {
  /** The event of the change, and what it says now. */
  event: Event
  /** How many votes, and on which sources. */
  votes: number
  sources: Id<'src'>[]
}

/**
 * The newest change of criteria at a stage with the votes it touches, of those the asker may see; undefined where it touches
 * none, or where votes were recalled since. Votes stand until they are given again: whether to ask is for people.
 */
export function touchedAt(state: State, events: readonly Event[], stage: Id<'stg'>): Touched | undefined {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as Event
    const { fact } = event
    if (fact.type === 'votes.recalled' && fact.from === null && fact.to?.stage === stage && state.recall.has(fact.id))
      return undefined
    if (fact.type !== 'criterion.set' || !changesWhatCounts(fact)) continue
    const at = state.criterion.get(fact.id)?.stage ?? fact.from?.stage ?? fact.to?.stage
    if (at && at !== stage) continue
    const votes = touchedBy(state, events, event.seq).filter(([, vote]) => vote.stage === stage)
    if (votes.length === 0) return undefined
    return { event, votes: votes.length, sources: [...new Set(votes.map(([, { source }]) => source))] }
  }
  return undefined
}

/** A criterion that is moved in its list, or given its reason, means what it meant. */
const changesWhatCounts = ({ from, to }: Extract<Event['fact'], { type: 'criterion.set' }>): boolean =>
  from === null || to === null || 'text' in to || 'kind' in to || 'stage' in to
