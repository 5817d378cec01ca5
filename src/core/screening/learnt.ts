import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { outcome, votesOn } from './outcome.ts'

/**
 * What a ranking may learn from at a stage: 1 for what is to go on, -1 for what is not; doubts and background teach
 * nothing. Hand in what one viewer may know: at a blinded stage the order then follows from their own votes alone, and
 * tells nothing of others'.
 */
export function learnt(state: State, stage: Id<'stg'>): Map<Id<'src'>, 1 | -1> {
  const taught = new Map<Id<'src'>, 1 | -1>()
  for (const source of new Set([...votedAt(state, stage), ...settledAt(state, stage)])) {
    const { kind } = outcome(state, source, stage)
    const verdicts =
      kind === 'open' || kind === 'conflict' ? votesOn(state, source, stage).map(([, vote]) => vote.verdict) : [kind]
    if (verdicts.includes('include')) taught.set(source, 1)
    else if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'exclude')) taught.set(source, -1)
  }
  return taught
}

function* votedAt(state: State, stage: Id<'stg'>): Generator<Id<'src'>> {
  for (const vote of state.vote.values()) if (vote.stage === stage) yield vote.source
}

function* settledAt(state: State, stage: Id<'stg'>): Generator<Id<'src'>> {
  for (const settled of state.resolution.values()) if (settled.stage === stage) yield settled.source
}
