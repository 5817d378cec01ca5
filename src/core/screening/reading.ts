import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { outcome, votesOn } from './outcome.ts'

/** What was read at a stage, in the order in which it was first voted on, and whether it was found relevant. */
export interface Read {
  source: Id<'src'>
  relevant: boolean
}

/**
 * The sources read at a stage, oldest first. Where votes are not settled yet, one that lets a source on counts: stopping
 * must not rest on a quarrel being lost. Hand in what one viewer may know, and their own reading is answered.
 */
export function readAt(state: State, events: readonly Event[], stage: Id<'stg'>): Read[] {
  const read = new Map<Id<'src'>, boolean>()
  for (const { fact } of events) {
    if (fact.type !== 'screening.voted') continue
    const vote = state.vote.get(fact.id)
    if (vote?.stage !== stage || read.has(vote.source) || !state.source.has(vote.source)) continue
    read.set(vote.source, isRelevant(state, vote.source, stage))
  }
  return Array.from(read, ([source, relevant]) => ({ source, relevant }))
}

function isRelevant(state: State, source: Id<'src'>, stage: Id<'stg'>): boolean {
  const { kind } = outcome(state, source, stage)
  if (kind === 'include') return true
  if (kind === 'exclude' || kind === 'background') return false
  return votesOn(state, source, stage).some(([, { verdict }]) => verdict === 'include' || verdict === 'maybe')
}
