import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import type { Verdict } from './facts.ts'

export const voteId = (source: Id<'src'>, stage: Id<'stg'>, reviewer: Id<'per'>): Id<'vote'> =>
  `vote_${source}.${stage}.${reviewer}`
export const resolutionId = (source: Id<'src'>, stage: Id<'stg'>): Id<'res'> => `res_${source}.${stage}`

/** What the votes on a source at a stage amount to. */
export type Outcome =
  | { kind: 'open'; votes: number }
  | { kind: 'conflict' }
  | { kind: Verdict; reason?: Id<'rsn'> | undefined; settled: 'votes' | 'resolution' | 'reported' }

/**
 * The rule, to be read aloud: a resolution stands; else all votes that are needed, agreeing and not in doubt. Where
 * reasons differ and may, the first on the stage's list is the outcome's: `placeOf` gives a reason's place there.
 */
export function outcomeOf(
  stage: Pick<Value<'stage'>, 'reviewers' | 'reasonsMustAgree'>,
  votes: readonly Pick<Value<'vote'>, 'verdict' | 'reason'>[],
  resolution?: Value<'resolution'>,
  placeOf: (reason: Id<'rsn'>) => number = () => 0,
): Outcome {
  if (resolution) {
    const settled = resolution.how === 'reported' ? 'reported' : 'resolution'
    return { kind: resolution.verdict, reason: resolution.reason, settled }
  }
  if (votes.length < stage.reviewers) return { kind: 'open', votes: votes.length }
  const first = votes[0]
  if (!first) return { kind: 'open', votes: 0 }
  const agree = votes.every((vote) => vote.verdict === first.verdict)
  const oneReason = votes.every((vote) => vote.reason === first.reason)
  if (!agree || (stage.reasonsMustAgree && !oneReason) || (first.verdict === 'maybe' && votes.length > 1))
    return { kind: 'conflict' }
  if (oneReason) return { kind: first.verdict, reason: first.reason, settled: 'votes' }
  const [reason] = votes
    .flatMap((vote) => vote.reason ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b)))
  return { kind: first.verdict, reason, settled: 'votes' }
}

/** The outcome of a source at a stage, as a state has it. Hand in `seenBy` to get what one viewer may know. */
export function outcome(state: State, source: Id<'src'>, stage: Id<'stg'>): Outcome {
  const rules = state.stage.get(stage)
  if (!rules) return { kind: 'open', votes: 0 }
  // Asked for every source of 100,000: what was never voted on or settled costs two look-ups and no new id.
  const cast = state.refs.vote.get(source)
  const settled = state.refs.resolution.has(source) ? state.resolution.get(resolutionId(source, stage)) : undefined
  if (!cast && !settled) return { kind: 'open', votes: 0 }
  const votes: Value<'vote'>[] = []
  for (const id of cast ?? []) {
    const vote = state.vote.get(id as Id<'vote'>)
    if (vote?.stage === stage) votes.push(vote)
  }
  return outcomeOf(rules, votes, settled, (reason) => state.reason.get(reason)?.order ?? 0)
}

/** Whether nobody has voted on a source and nothing was settled about it, at any stage. */
export const untouched = (state: State, source: Id<'src'>): boolean =>
  !state.refs.vote.has(source) && !state.refs.resolution.has(source)

/** Stages in order. */
export const stagesOf = (state: State): [Id<'stg'>, Value<'stage'>][] => inOrder(state, 'stage')

/**
 * The stages a source has reached, each with its outcome: from where it entered, up to the first that did not let it
 * pass. Whoever asks for very many sources hands in `stagesOf` once.
 */
export function journeyOf(
  state: State,
  source: Id<'src'>,
  stages: readonly [Id<'stg'>, unknown][] = stagesOf(state),
): { stage: Id<'stg'>; outcome: Outcome }[] {
  const from = state.source.get(source)?.entersAt
  if (!from) return []
  const journey: { stage: Id<'stg'>; outcome: Outcome }[] = []
  let entered = false
  for (const [stage] of stages) {
    if (stage === from) entered = true
    if (!entered) continue
    const result = outcome(state, source, stage)
    journey.push({ stage, outcome: result })
    if (result.kind !== 'include') break
  }
  return journey
}

/** Whether a source has come through every stage. Without stages nothing is included. */
export function isIncluded(state: State, source: Id<'src'>, stages = stagesOf(state)): boolean {
  const end = journeyOf(state, source, stages).at(-1)
  return end !== undefined && end.stage === stages.at(-1)?.[0] && end.outcome.kind === 'include'
}

/** The sources that came through every stage, in the order they were described. */
export function includedSources(state: State): Id<'src'>[] {
  const stages = stagesOf(state)
  return [...state.source.keys()].filter((source) => isIncluded(state, source, stages))
}

/** Votes on a source at a stage, oldest first. */
export const votesOn = (state: State, source: Id<'src'>, stage: Id<'stg'>): [Id<'vote'>, Value<'vote'>][] =>
  referrers(state, 'vote', source).filter(([, vote]) => vote.stage === stage)
