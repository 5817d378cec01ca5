import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import type { Verdict } from './facts.ts'

/** What each person said of a source at a stage before they could know what others said. */
export type Independent<T extends string = Verdict> = ReadonlyMap<Id<'src'>, ReadonlyMap<Id<'per'>, T>>

/** What a fact says of a source in somebody's name; without `said` it was taken back. */
interface Said<T extends string> {
  source: Id<'src'>
  by: Id<'per'>
  said: T | undefined
}

/**
 * The votes at a stage as they stood while it was blinded: what was changed after the blinding was lifted, or after the
 * votes of a source's calibration round were laid open, is no independent judgement. At a stage that was never blinded
 * all votes are taken, and `blinded` says so. Hand in the events and the state that one viewer may know.
 */
export function independentVotes(
  state: State,
  events: readonly Event[],
  stage: Id<'stg'>,
): { votes: Independent; blinded: boolean } {
  return independent(state, events, stage, ({ fact }): Said<Verdict> | undefined => {
    if (fact.type !== 'screening.voted') return undefined
    const vote = state.vote.get(fact.id)
    if (vote?.stage !== stage || (fact.to !== null && !fact.to.verdict)) return undefined
    return { source: vote.source, by: vote.reviewer, said: fact.to?.verdict ?? undefined }
  })
}

/** The same for the levels at which people put sources at a gate, in one of its aspects. */
export function independentLevels(
  state: State,
  events: readonly Event[],
  stage: Id<'stg'>,
  aspect: string | undefined,
): Independent<string> {
  return independent(state, events, stage, ({ fact }): Said<string> | undefined => {
    if (fact.type !== 'appraisal.made') return undefined
    const judged = state.appraisal.get(fact.id)
    if (judged?.stage !== stage || judged.aspect !== aspect || judged.excerpt !== undefined) return undefined
    if (fact.to !== null && !('level' in fact.to)) return undefined
    return { source: judged.source, by: judged.by, said: fact.to?.level ?? undefined }
  }).votes
}

function independent<T extends string>(
  state: State,
  events: readonly Event[],
  stage: Id<'stg'>,
  read: (event: Event) => Said<T> | undefined,
): { votes: Independent<T>; blinded: boolean } {
  const votes = new Map<Id<'src'>, Map<Id<'per'>, T>>()
  const open = new Set<Id<'src'>>()
  let blind = false
  let ever = false
  for (const event of events) {
    const { fact } = event
    if (fact.type === 'stage.set' && fact.id === stage && fact.to && 'blinded' in fact.to) {
      blind = fact.to.blinded === true
      ever ||= blind
      continue
    }
    if (fact.type === 'calibration.held' && fact.to?.opened === true) {
      const round = state.calibration.get(fact.id)
      if (round?.stage === stage) for (const source of round.sources) open.add(source)
      continue
    }
    const said = read(event)
    if (!said || (ever && !blind) || open.has(said.source)) continue
    const of = votes.get(said.source) ?? new Map<Id<'per'>, T>()
    if (said.said) of.set(said.by, said.said)
    else of.delete(said.by)
    votes.set(said.source, of)
  }
  return { votes, blinded: ever }
}

/** What two people said of the sources on which both voted. */
export function pairOf<T extends string>(
  votes: Independent<T>,
  a: Id<'per'>,
  b: Id<'per'>,
  among?: ReadonlySet<Id<'src'>>,
): [T, T][] {
  const both: [T, T][] = []
  for (const [source, of] of votes) {
    const [one, other] = [of.get(a), of.get(b)]
    if (one && other && (!among || among.has(source))) both.push([one, other])
  }
  return both
}
