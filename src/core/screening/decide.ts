import { equal } from '../equal.ts'
import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { barred, hasLeft, may, mayLead } from '../project/decide.ts'
import { isBlindedFor, seenAt } from '../project/seen-by.ts'
import { type Refusal, type Rules, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import type { Verdict } from './facts.ts'
import { mayBeDecided, reopeningId, resolutionId, voteId, votesOn } from './outcome.ts'
import { recallOf } from './recall.ts'
import { votesAt } from './voters.ts'

/** The fact a vote amounts to, or none when the same vote was already cast (a double key press). */
export function voteFacts(
  state: State,
  who: Id<'per'>,
  vote: Omit<Value<'vote'>, 'reviewer' | 'recall' | 'origin'>,
): FactOf<'vote'>[] {
  const id = voteId(vote.source, vote.stage, who)
  const before = state.vote.get(id)
  const [recall] = recallOf(state, vote.source, vote.stage) ?? []
  if (!before)
    return [{ type: 'screening.voted', id, from: null, to: { ...vote, reviewer: who, ...(recall && { recall }) } }]
  const from = said(before)
  const to = said({ ...vote, recall })
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ type: 'screening.voted', id, from, to }]
}

/** What a vote says, with null for what it leaves open. */
const said = (vote: Omit<Value<'vote'>, 'source' | 'stage' | 'reviewer'>) => ({
  verdict: vote.verdict,
  reason: vote.reason ?? null,
  note: vote.note ?? null,
  theories: vote.theories ?? null,
  recall: vote.recall ?? null,
})

export const screeningRules: Rules = {
  stage({ state, who, id, before, after }) {
    // A stage that goes has nothing resting on it, and so nothing to see.
    if (before?.blinded && after && !after.blinded && !may(state, who, 'mayUnblind')) return barred('mayUnblind', id)
    const named = (['voters', 'arbiters'] as const).some((field) => !equal(before?.[field], after?.[field]))
    if (named && after && state.person.size > 0 && !mayLead(state, who))
      return refuse('not-allowed', 'Only an owner or lead says who votes or settles.', 'Ask one of them.', { id })
  },
  vote({ state, who, id, before, after }) {
    const vote = after ?? before
    if (!vote) return
    // Given elsewhere, and recorded here by the person themself or by someone who leads.
    const brought = before === undefined && after?.origin !== undefined
    if (vote.reviewer !== who && !(brought && mayLead(state, who)))
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
    if (!brought && !votesAt(state, after.stage, who))
      return refuse(
        'not-allowed',
        'You do not vote at this stage.',
        'Ask an owner or lead to add you to its reviewers.',
        { id },
      )
    if (state.stage.get(after.stage)?.without?.some((verdict) => verdict === after.verdict))
      return refuse('does-not-fit', `This stage does not offer “${after.verdict}”.`, 'Choose another verdict.', { id })
    // Whether it got here tells how others voted where that is blinded, so it is asked of what the voter may know.
    const reached = mayBeDecided(seenAt(state, who, vote.source), vote.source, vote.stage)
    if (!reached)
      return refuse(
        'not-here',
        'The source is not at this stage.',
        'It left at an earlier stage, or never entered. Re-open it there first.',
        { id },
      )
    return brought ? undefined : reasonGiven(state, after, id)
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
    if (after.how !== 'reported' && blindTo(state, who, after.stage)) return unseen(id)
    const scale = state.stage.get(after.stage)?.levels
    const off = after.levels?.find(({ level }) => !scale?.some(({ key }) => key === level))
    if (off)
      return refuse('does-not-fit', 'That level is not on the scale of this gate.', 'Pick one of its levels.', { id })
    return settledBy(state, who, after, id) ?? reasonGiven(state, after, id)
  },
  reopening({ state, who, id, before, after }) {
    if (!after) return
    if (id !== reopeningId(after.source, after.stage))
      return refuse(
        'malformed',
        'The id of a re-opening is made of its source and stage.',
        `Use ${reopeningId(after.source, after.stage)}.`,
        { id },
      )
    if (blindTo(state, who, after.stage)) return unseen(id)
    if (!before && after.by !== who)
      return refuse('not-allowed', 'A source is re-opened in one’s own name.', 'Re-open it yourself.', { id })
    return reasonGiven(state, after, id)
  },
  calibration({ state, who, id, before, after }) {
    const { note: _, name: __, ...was } = before ?? {}
    const { note: ___, name: ____, ...will } = after ?? {}
    if ((before?.opened || after?.opened) && !equal(was, will) && !may(state, who, 'mayUnblind'))
      return refuse('not-allowed', 'Only an owner or lead lays the votes of a round open.', 'Ask one of them.', { id })
  },
  reason({ id, after }) {
    if (after && after.text.trim() === '')
      return refuse('reason-needed', 'A reason needs words.', 'Say why a source would leave here.', { id })
  },
}

/** Who may settle how: a third person is one who leads or settles here and did not vote; a discussion is of all who did. */
function settledBy(
  state: State,
  who: Id<'per'>,
  { source, stage, how, agreed }: Value<'resolution'>,
  id: Id,
): Refusal | undefined {
  const voted = votesOn(state, source, stage).map(([, { reviewer }]) => reviewer)
  const arbiter = state.stage.get(stage)?.arbiters?.includes(who) || mayLead(state, who)
  if (how === 'third reviewer' && !arbiter)
    return refuse(
      'not-allowed',
      'Only an owner, a lead or someone named at the stage settles as third reviewer.',
      'Ask one of them, or settle by discussion.',
      { id },
    )
  if (how === 'third reviewer' && voted.includes(who))
    return refuse('not-allowed', 'You voted on it, so you cannot be the third reviewer.', 'Settle by discussion.', {
      id,
    })
  const left = how === 'discussion' && agreed ? voted.find((person) => !agreed.includes(person)) : undefined
  if (left && !hasLeft(state, left))
    return refuse('does-not-fit', 'Somebody who voted did not agree.', 'Agree with them, or ask a third reviewer.', {
      id,
      by: left,
    })
}

const blindTo = (state: State, who: Id<'per'>, stage: Id<'stg'>): boolean => {
  const rules = state.stage.get(stage)
  return rules !== undefined && isBlindedFor(rules, who)
}
const unseen = (id: Id): Refusal =>
  refuse(
    'not-allowed',
    'Its stage is blinded: what was decided there is not yours to settle yet.',
    'Unblind the stage, or let someone settle there who does not vote.',
    { id },
  )

function reasonGiven(
  state: State,
  decision: Pick<Value<'resolution'>, 'stage' | 'reason'> & { verdict?: Verdict | undefined },
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
