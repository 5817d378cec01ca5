import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import type { Verdict } from './facts.ts'

/** What each person said of a source at a stage before they could know what others said. */
export type Independent = ReadonlyMap<Id<'src'>, ReadonlyMap<Id<'per'>, Verdict>>

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
  const votes = new Map<Id<'src'>, Map<Id<'per'>, Verdict>>()
  const open = new Set<Id<'src'>>()
  let blind = false
  let ever = false
  for (const { fact } of events) {
    if (fact.type === 'stage.set' && fact.id === stage && fact.to && 'blinded' in fact.to) {
      blind = fact.to.blinded === true
      ever ||= blind
    } else if (fact.type === 'calibration.held' && fact.to?.opened === true) {
      const round = state.calibration.get(fact.id)
      if (round?.stage === stage) for (const source of round.sources) open.add(source)
    } else if (fact.type === 'screening.voted') {
      const vote = state.vote.get(fact.id)
      if (vote?.stage !== stage || (ever && !blind) || open.has(vote.source)) continue
      const verdict = fact.to?.verdict
      const of = votes.get(vote.source) ?? new Map<Id<'per'>, Verdict>()
      if (verdict) of.set(vote.reviewer, verdict)
      else if (fact.to === null) of.delete(vote.reviewer)
      votes.set(vote.source, of)
    }
  }
  return { votes, blinded: ever }
}

/** What two people said of the sources on which both voted. */
export function pairOf(
  votes: Independent,
  a: Id<'per'>,
  b: Id<'per'>,
  among?: ReadonlySet<Id<'src'>>,
): [Verdict, Verdict][] {
  const both: [Verdict, Verdict][] = []
  for (const [source, of] of votes) {
    const [one, other] = [of.get(a), of.get(b)]
    if (one && other && (!among || among.has(source))) both.push([one, other])
  }
  return both
}
