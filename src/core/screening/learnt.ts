import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { outcome, votesOn } from './outcome.ts'
import { after, dayOf, sourcesOf } from './standing.ts'

/** 1 for what is to go on, -1 for what is not, in the order in which it was last decided. */
export type Labels = ReadonlyMap<Id<'src'>, 1 | -1>

/** What a ranking may learn from, kept up to date as a state grows. */
export interface Learnt {
  state: State
  stage: Id<'stg'>
  seq: number
  day: string
  labels: Labels
}

/**
 * What a ranking may learn from at a stage: 1 for what is to go on, -1 for what is not; doubts and background teach
 * nothing. Hand in what one viewer may know: at a blinded stage the order then follows from their own votes alone, and
 * tells nothing of others'.
 */
export function learnt(state: State, stage: Id<'stg'>): Labels {
  const labels = new Map<Id<'src'>, 1 | -1>()
  for (const source of new Set([...votedAt(state, stage), ...settledAt(state, stage)]))
    put(labels, state, stage, source)
  return labels
}

/** The same for a state that grows: only what the events since tell of is asked again. */
export function learntOn(
  before: Learnt | undefined,
  state: State,
  events: () => readonly Event[],
  stage: Id<'stg'>,
): Learnt {
  const { seq } = state
  const day = dayOf(state)
  const since = before ? after(events(), before.seq) : []
  const anew = since.some(({ fact: { type } }) => type === 'stage.set' || type === 'person.joined')
  if (!before || before.state !== state || before.stage !== stage || before.day !== day || anew)
    return { state, stage, seq, day, labels: learnt(state, stage) }
  for (const { fact } of since)
    for (const source of sourcesOf(state, fact)) put(before.labels as Map<Id<'src'>, 1 | -1>, state, stage, source)
  before.seq = seq
  return before
}

function put(labels: Map<Id<'src'>, 1 | -1>, state: State, stage: Id<'stg'>, source: Id<'src'>): void {
  labels.delete(source)
  const { kind } = outcome(state, source, stage)
  const verdicts =
    kind === 'open' || kind === 'conflict' ? votesOn(state, source, stage).map(([, vote]) => vote.verdict) : [kind]
  if (verdicts.includes('include')) labels.set(source, 1)
  else if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'exclude')) labels.set(source, -1)
}

function* votedAt(state: State, stage: Id<'stg'>): Generator<Id<'src'>> {
  for (const vote of state.vote.values()) if (vote.stage === stage) yield vote.source
}

function* settledAt(state: State, stage: Id<'stg'>): Generator<Id<'src'>> {
  for (const settled of state.resolution.values()) if (settled.stage === stage) yield settled.source
}
