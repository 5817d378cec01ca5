import { levelsDiffer } from '../appraisal/levels.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { hasLeft } from '../project/decide.ts'
import { inOrder, referrers, type State } from '../state.ts'
import type { Verdict } from './facts.ts'

export const voteId = (source: Id<'src'>, stage: Id<'stg'>, reviewer: Id<'per'>): Id<'vote'> =>
  `vote_${source}.${stage}.${reviewer}`
export const resolutionId = (source: Id<'src'>, stage: Id<'stg'>): Id<'res'> => `res_${source}.${stage}`
export const reopeningId = (source: Id<'src'>, stage: Id<'stg'>): Id<'rop'> => `rop_${source}.${stage}`

/** What the votes on a source at a stage amount to. */
export type Outcome =
  | { kind: 'open'; votes: number; reopened?: true }
  | { kind: 'conflict' }
  | { kind: Verdict; reason?: Id<'rsn'> | undefined; settled: 'votes' | 'resolution' | 'reported' | 'reopening' }

/** What stands over the votes: how they were settled, and that it was looked at again. */
export interface Over {
  resolution?: Value<'resolution'> | undefined
  reopening?: Value<'reopening'> | undefined
}

/**
 * The rule, to be read aloud: what came of a second look stands; else a resolution; else all votes that are needed,
 * agreeing and not in doubt, a doubt counting as the stage says. Where reasons differ and may, the first on the stage's
 * list is the outcome's: `placeOf` gives a reason's place there.
 */
export function outcomeOf(
  stage: Pick<Value<'stage'>, 'reviewers' | 'reasonsMustAgree' | 'maybeCounts'>,
  cast: readonly Pick<Value<'vote'>, 'verdict' | 'reason'>[],
  { resolution, reopening }: Over = {},
  placeOf: (reason: Id<'rsn'>) => number = () => 0,
): Outcome {
  if (reopening?.verdict) return { kind: reopening.verdict, reason: reopening.reason, settled: 'reopening' }
  if (reopening) return { kind: 'open', votes: cast.length, reopened: true }
  if (resolution) {
    const settled = resolution.how === 'reported' ? 'reported' : 'resolution'
    return { kind: resolution.verdict, reason: resolution.reason, settled }
  }
  if (cast.length < stage.reviewers) return { kind: 'open', votes: cast.length }
  const votes = stage.maybeCounts === 'include' ? cast.map(inDoubtIn) : cast
  const first = votes[0]
  if (!first) return { kind: 'open', votes: 0 }
  if (votes.some(({ verdict }) => verdict === 'maybe')) {
    const counts = stage.maybeCounts ?? (votes.length > 1 ? 'conflict' : 'open')
    return counts === 'conflict' ? { kind: 'conflict' } : { kind: 'maybe', settled: 'votes' }
  }
  const agree = votes.every((vote) => vote.verdict === first.verdict)
  const oneReason = votes.every((vote) => vote.reason === first.reason)
  if (!agree || (stage.reasonsMustAgree && !oneReason)) return { kind: 'conflict' }
  if (oneReason) return { kind: first.verdict, reason: first.reason, settled: 'votes' }
  const [reason] = votes
    .flatMap((vote) => vote.reason ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b)))
  return { kind: first.verdict, reason, settled: 'votes' }
}

const inDoubtIn = <V extends Pick<Value<'vote'>, 'verdict' | 'reason'>>(vote: V): V =>
  vote.verdict === 'maybe' ? { ...vote, verdict: 'include' } : vote

/**
 * How many votes a source needs at a stage: as the stage says, one more where it was drawn for a second reviewer, and
 * all of a calibration round's where it is in one.
 */
export function needed(state: State, source: Id<'src'>, stage: Id<'stg'>, { reviewers }: Value<'stage'>): number {
  let votes = reviewers
  if (state.refs.sample.has(source))
    for (const [, sample] of referrers(state, 'sample', source))
      if (sample.stage === stage && sample.use === 'second reviewer') votes = Math.max(votes, reviewers + 1)
  if (state.refs.calibration.has(source))
    for (const [, round] of referrers(state, 'calibration', source))
      if (round.stage === stage) votes = Math.max(votes, stillVoting(state, round.people, source, stage).length)
  return votes
}

/** Those of a round who have voted or can still do so. */
const stillVoting = (state: State, people: readonly Id<'per'>[], source: Id<'src'>, stage: Id<'stg'>): Id<'per'>[] =>
  people.filter((person) => !hasLeft(state, person) || state.vote.has(voteId(source, stage, person)))

/** The outcome of a source at a stage, as a state has it. Hand in `seenBy` to get what one viewer may know. */
export function outcome(state: State, source: Id<'src'>, stage: Id<'stg'>): Outcome {
  const rules = state.stage.get(stage)
  if (!rules) return { kind: 'open', votes: 0 }
  // Asked for every source of 100,000: what was never voted on or settled costs three look-ups and no new id.
  const cast = state.refs.vote.get(source)
  const over = overVotes(state, source, stage)
  if (!cast && !over) return { kind: 'open', votes: 0 }
  const votes: Value<'vote'>[] = []
  if (cast)
    for (const id of cast) {
      const vote = state.vote.get(id as Id<'vote'>)
      if (vote?.stage === stage) votes.push(vote)
    }
  // Passed and not voted on here yet: told without asking what stands over the votes.
  if (votes.length === 0 && !over) return { kind: 'open', votes: 0 }
  const reviewers = needed(state, source, stage, rules)
  const stated = reviewers === rules.reviewers ? rules : { ...rules, reviewers }
  const came = outcomeOf(stated, votes, over, (reason) => state.reason.get(reason)?.order ?? 0)
  const apart =
    rules.levelsMustAgree && 'settled' in came && came.settled === 'votes' && levelsDiffer(state, source, stage)
  return apart ? { kind: 'conflict' } : came
}

/** What stands over the votes on a source at a stage, if anything does. */
function overVotes(state: State, source: Id<'src'>, stage: Id<'stg'>): Over | undefined {
  const resolution = state.refs.resolution.has(source) ? state.resolution.get(resolutionId(source, stage)) : undefined
  const reopening = state.refs.reopening.has(source) ? state.reopening.get(reopeningId(source, stage)) : undefined
  return resolution || reopening ? { resolution, reopening } : undefined
}

/** Whether nobody has voted on a source and nothing was settled about it, at any stage. */
export const untouched = (state: State, source: Id<'src'>): boolean =>
  !state.refs.vote.has(source) && !state.refs.resolution.has(source) && !state.refs.reopening.has(source)

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

/**
 * Whether a source may be decided on at a stage: it has come there, or it is still at one before it, and every stage from
 * the next one on is decided beside the one before.
 */
export function mayBeDecided(state: State, source: Id<'src'>, stage: Id<'stg'>): boolean {
  const stages = stagesOf(state)
  const journey = journeyOf(state, source, stages)
  if (journey.some((step) => step.stage === stage)) return true
  const last = journey.at(-1)
  const place = (wanted: Id<'stg'> | undefined) => stages.findIndex(([id]) => id === wanted)
  const at = place(last?.stage)
  return last !== undefined && !hasLeftAt(last.outcome) && at >= besideFrom(stages, stage) && at < place(stage)
}

/** The place of the earliest stage at which a source may be decided on for a stage: its own, unless it is decided beside others. */
export function besideFrom(stages: readonly [Id<'stg'>, Value<'stage'>][], stage: Id<'stg'>): number {
  let at = stages.findIndex(([id]) => id === stage)
  while (at > 0 && stages[at]?.[1].beside) at--
  return at
}

/** Whether an outcome ends the way of a source. */
export const hasLeftAt = ({ kind }: Pick<Outcome, 'kind'>): boolean => kind === 'exclude' || kind === 'background'

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
