import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { seenAt } from '../project/seen-by.ts'
import { type Refusal, type Rules, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { journeyOf, resolutionId, voteId } from './outcome.ts'

/** The fact a vote amounts to, or none when the same vote was already cast (a double key press). */
export function voteFacts(state: State, who: Id<'per'>, vote: Omit<Value<'vote'>, 'reviewer'>): FactOf<'vote'>[] {
  const id = voteId(vote.source, vote.stage, who)
  const before = state.vote.get(id)
  const to = {
    verdict: vote.verdict,
    reason: vote.reason ?? null,
    note: vote.note ?? null,
    theories: vote.theories ?? null,
  }
  if (!before) return [{ type: 'screening.voted', id, from: null, to: { ...vote, reviewer: who } }]
  const from = {
    verdict: before.verdict,
    reason: before.reason ?? null,
    note: before.note ?? null,
    theories: before.theories ?? null,
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ type: 'screening.voted', id, from, to }]
}

export const screeningRules: Rules = {
  stage({ state, who, id, before, after }) {
    if (before?.blinded && !after?.blinded && state.person.size > 0 && !mayLead(state, who))
      return refuse('not-allowed', 'Only an owner or lead lifts the blinding.', 'Ask one of them.', { id })
  },
  vote({ state, who, id, before, after }) {
    const vote = after ?? before
    if (!vote) return
    if (vote.reviewer !== who)
      return refuse(
        'not-allowed',
        'A vote is cast, changed and taken back by the person whose vote it is.',
        'Vote in your own name.',
        { id },
      )
    if (id !== voteId(vote.source, vote.stage, vote.reviewer))
      return refuse(
        'malformed',
        'The id of a vote is made of its source, stage and reviewer.',
        'Use the vote command.',
        { id },
      )
    if (!after) return
    // Whether it got here tells how others voted where that is blinded, so it is asked of what the voter may know.
    const reached = journeyOf(seenAt(state, who, vote.source), vote.source).some((step) => step.stage === vote.stage)
    if (!reached)
      return refuse(
        'not-here',
        'The source is not at this stage.',
        'It left at an earlier stage, or never entered. Re-open it there first.',
        { id },
      )
    return reasonGiven(state, after, id)
  },
  resolution({ state, who, id, after }) {
    if (!after) return
    if (id !== resolutionId(after.source, after.stage))
      return refuse(
        'malformed',
        'The id of a resolution is made of its source and stage.',
        `Use ${resolutionId(after.source, after.stage)}.`,
        { id },
      )
    if (after.how === 'third reviewer' && !mayLead(state, who))
      return refuse(
        'not-allowed',
        'A third reviewer settles as owner or lead.',
        'Ask one of them, or settle by discussion.',
        { id },
      )
    return reasonGiven(state, after, id)
  },
  reason({ id, after }) {
    if (after && after.text.trim() === '')
      return refuse('reason-needed', 'A reason needs words.', 'Say why a source would leave here.', { id })
  },
}

function reasonGiven(
  state: State,
  decision: Pick<Value<'vote'>, 'stage' | 'verdict' | 'reason'>,
  id: Id,
): Refusal | undefined {
  const stage = state.stage.get(decision.stage)
  if (decision.verdict === 'exclude' && stage?.reasonNeeded && !decision.reason)
    return refuse(
      'reason-needed',
      'Excluding here needs a reason.',
      'Pick one from the list, or add one to the protocol.',
      { id },
    )
}
