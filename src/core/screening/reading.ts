import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { outcome, votesOn } from './outcome.ts'
import { after, dayOf, sourcesOf } from './standing.ts'

/** What was read at a stage, in the order in which it was first voted on, and whether it was found relevant. */
export interface Read {
  source: Id<'src'>
  relevant: boolean
}

interface Kept {
  seq: number
  /** People leave by the day, and with them what is needed. */
  day: string
  /** Whether each source that was read is relevant, in the order in which they were first voted on. */
  read: Map<Id<'src'>, boolean>
  /** Votes that were taken back: cast again, one stands where it stood before. */
  back: ReadonlySet<Id>
}
const known = new WeakMap<State, Map<Id<'stg'>, Kept>>()

/**
 * The sources read at a stage, oldest first. Where votes are not settled yet, one that lets a source on counts: stopping
 * must not rest on a quarrel being lost. Hand in what one viewer may know, and their own reading is answered. Of a state
 * that grows only the sources are looked at again that the events since tell of.
 */
export function readAt(state: State, events: () => readonly Event[], stage: Id<'stg'>): Read[] {
  const stages = known.get(state) ?? new Map<Id<'stg'>, Kept>()
  known.set(state, stages)
  const before = stages.get(stage)
  const kept = (before && caughtUp(before, state, events, stage)) ?? readAnew(state, events(), stage)
  stages.set(stage, kept)
  return Array.from(kept.read, ([source, relevant]) => ({ source, relevant }))
}

function readAnew(state: State, events: readonly Event[], stage: Id<'stg'>): Kept {
  const read = new Map<Id<'src'>, boolean>()
  const back = new Set<Id>()
  for (const { fact } of events) {
    if (fact.type !== 'screening.voted') continue
    const vote = state.vote.get(fact.id)
    if (!vote) back.add(fact.id)
    else if (vote.stage === stage) put(read, state, vote.source, stage)
  }
  return { seq: state.seq, day: dayOf(state), read, back }
}

/** Follows the events since; undefined where they may change what was told of other sources, or the order. */
function caughtUp(kept: Kept, state: State, events: () => readonly Event[], stage: Id<'stg'>): Kept | undefined {
  if (kept.seq === state.seq) return kept
  if (kept.day !== dayOf(state)) return undefined
  const since = after(events(), kept.seq)
  const turns = ({ type, id, to }: Event['fact']) =>
    type === 'stage.set' || type === 'person.joined' || to === null || kept.back.has(id)
  if (since.some(({ fact }) => turns(fact))) return undefined
  for (const { fact } of since) {
    for (const source of sourcesOf(state, fact))
      if (kept.read.has(source)) kept.read.set(source, isRelevant(state, source, stage))
    const vote = fact.type === 'screening.voted' ? state.vote.get(fact.id) : undefined
    if (vote?.stage === stage) put(kept.read, state, vote.source, stage)
  }
  kept.seq = state.seq
  return kept
}

function put(read: Map<Id<'src'>, boolean>, state: State, source: Id<'src'>, stage: Id<'stg'>): void {
  if (!read.has(source) && state.source.has(source)) read.set(source, isRelevant(state, source, stage))
}

function isRelevant(state: State, source: Id<'src'>, stage: Id<'stg'>): boolean {
  const { kind } = outcome(state, source, stage)
  if (kind === 'include') return true
  if (kind === 'exclude' || kind === 'background') return false
  return votesOn(state, source, stage).some(([, { verdict }]) => verdict === 'include' || verdict === 'maybe')
}
