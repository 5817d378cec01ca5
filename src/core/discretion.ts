import { hiddenAnswers } from './characteristics/blind.ts'
import { type Event, type Fact, nounOfFact, refsOf, type Value } from './fact.ts'
import type { Id } from './ids.ts'
import { hiddenWithin } from './prioritising/blind.ts'
import { codesBlind, hiddenCoding, inBlindCoding } from './project/blind-coding.ts'
import type { Role } from './project/facts.ts'
import { mayKnow, mayRead } from './project/seen-by.ts'
import { closedTo } from './quality/round.ts'
import { type Refusal, refuse } from './refusal.ts'
import { get, referrers, type State, thing, valueAfter } from './state.ts'
import { undoneActs } from './trail.ts'

/** Who asks, and what was said before about an id or in an act (see `eventsOf`). */
export interface Asking {
  who: Id<'per'>
  told: (key: string) => readonly Event[]
  /** Who acts in somebody's name, and may at most what this role may. */
  most?: Role | undefined
}

// Whether a command is admitted, and what a refusal says, must not tell how others decided where that is blinded. All
// of this asks the state before the command, so that a command that lifts the blinding in passing learns nothing.

/**
 * Comes first, because other refusals quote what holds. What was settled and re-opened at a blinded stage is refused in the
 * same words whether it was or not. What a publication reports is for all to see, so it may be recorded where nothing was settled.
 */
export function hidden(state: State, who: Id<'per'>, { type, id, from, to }: Fact): Refusal | undefined {
  const reported = type === 'conflict.resolved' && from === null && to?.how === 'reported' && !state.resolution.has(id)
  if (reported || mayKnow(state, who, id)) return undefined
  return type === 'conflict.resolved' || type === 'source.reopened'
    ? refuse(
        'not-allowed',
        'Its stage is blinded: what was decided there is not yours to settle yet.',
        'Unblind the stage, or let someone settle there who does not vote.',
        { id },
      )
    : refuse('not-allowed', 'It is blinded, and not yours to see.', 'Wait for the unblinding.', { id })
}

/**
 * Nor is a thing named that is hidden: to whoever asks it is not there, as the ids of votes and answers are made of what
 * they are about and can be guessed. And who codes blind does so in their own name.
 */
export function unnamed(state: State, who: Id<'per'>, fact: Fact): Refusal | undefined {
  let hiddenOne: Id | undefined
  refsOf(nounOfFact(fact.type), fact.to, (id) => {
    if (/^(?:vote|res|rop|stp|ans|exc|cdg|chn|evd|apr|sug|syn|ide|bal|qlj|cmt)_/.test(id) && !mayKnow(state, who, id))
      hiddenOne ??= id
  })
  if (hiddenOne)
    return refuse('unknown-thing', `There is no ${hiddenOne}.`, 'Name something that exists, or add it first.', {
      id: fact.id,
    })
  if (!codesBlind(state, who)) return
  const owned = fact.type === 'excerpt.made' || fact.type === 'evidence.linked'
  if (owned && fact.to && (fact.from === null || 'by' in fact.to || 'source' in fact.to)) {
    const after = valueAfter(thing(state, fact.id)?.value, fact) as Partial<Value<'excerpt'>> | undefined
    if (after?.by !== who && inBlindCoding(state, after?.source))
      return refuse('not-allowed', 'In a second coding one marks in one’s own name.', 'Say who marks it.', {
        id: fact.id,
        field: 'by',
      })
  }
}

/**
 * What others may have coded blind stays as it is, used or not: if only what nobody used could go, trying would tell. Of a
 * code or a link that is younger than all hidden coding it is certain.
 */
function sealedByCoding(state: State, { who, told }: Asking, { type, id, from, to }: Fact): Refusal | undefined {
  if (from === null || !codesBlind(state, who)) return
  const noun = nounOfFact(type)
  const kept = refuse('in-use', 'Others may rest on it, coding blind.', 'Wait until the second coding is opened.', {
    id,
  })
  const moves = to && ((noun === 'link' && 'configuration' in to) || (noun === 'document' && 'source' in to))
  if (to !== null && !moves) return
  if (!['code', 'document', 'source', 'link', 'configuration', 'stage', 'person'].includes(noun)) return
  const born = told(id).findLast((event) => event.fact.id === id && event.fact.from === null)?.seq ?? 0
  for (const one of hiddenCoding(state, who))
    if ((told(one).findLast((event) => event.fact.id === one)?.seq ?? 0) > born)
      return noun === 'code' ? { ...kept, hint: 'Retire it, or wait until the second coding is opened.' } : kept
}

/**
 * What others write or rank in silence may rest on a prioritisation, a seat and an idea, so none of them goes while there is
 * any of it: if only what nobody ranked could go, trying would tell. The same holds of a round of judging quality.
 */
function sealedBySilence(state: State, who: Id<'per'>, { type, id, from, to }: Fact): Refusal | undefined {
  if (from === null || to !== null) return
  const noun = nounOfFact(type)
  if (noun === 'qualityRound' && closedTo(state, who).some((round) => round === id))
    return refuse('in-use', 'Others may judge in it unseen.', 'Wait until it is opened.', { id })
  if (noun !== 'prioritisation' && noun !== 'seat' && noun !== 'idea') return
  const of = noun === 'prioritisation' ? (id as Id<'prz'>) : get(state, noun, id as never)?.prioritisation
  if (of && hiddenWithin(state, who, of))
    return refuse('in-use', 'Others may write or rank in it unseen.', 'Wait until the step is over.', { id })
}

/**
 * Nor does who codes blind join the sources of that coding: whether work that they may not see rests on one would be told
 * by whether it can be joined.
 */
export function joinsBlind(state: State, who: Id<'per'>, sources: readonly Id<'src'>[]): Refusal | undefined {
  const one = codesBlind(state, who) ? sources.find((source) => inBlindCoding(state, source)) : undefined
  return (
    one && refuse('in-use', 'It is coded blind, by you too.', 'Wait until the second coding is opened.', { id: one })
  )
}

/** Whether an act is of what has been hidden since, and others went on coding unseen: undoing it might tell how. */
export function entangled(state: State, { who, told }: Asking, events: readonly Event[]): boolean {
  if (!codesBlind(state, who) || events.every(({ fact }) => mayKnow(state, who, fact.id))) return false
  const last = events.at(-1)?.seq ?? 0
  for (const id of hiddenCoding(state, who)) if ((told(id).at(-1)?.seq ?? 0) > last) return true
  return false
}

/**
 * A reason that others may have given at a blinded stage stays as it is, given or not: if only those that nobody gave
 * could go, trying would tell.
 */
export function sealed(state: State, asking: Asking, fact: Fact): Refusal | undefined {
  const { who, told } = asking
  const kept = sealedByCoding(state, asking, fact) ?? sealedBySilence(state, who, fact)
  if (kept) return kept
  if (fact.type === 'field.set' && fact.from !== null && fact.to === null) return sealedField(state, who, told, fact.id)
  if (fact.type !== 'reason.listed' || fact.from === null || (fact.to && !('stage' in fact.to))) return
  const stage = state.reason.get(fact.id)?.stage
  if (!stage || !state.stage.get(stage)?.blinded) return
  const listed = told(fact.id).findLast((event) => event.fact.id === fact.id && event.fact.from === null)?.seq ?? 0
  const decided = [
    ...referrers(state, 'vote', stage),
    ...referrers(state, 'resolution', stage),
    ...referrers(state, 'reopening', stage),
  ]
  if (decided.some(([id]) => !mayKnow(state, who, id) && decidedAt(told(id), id) > listed))
    return refuse('in-use', 'Decisions of a blinded stage may rest on it.', 'Wait for the unblinding.', { id: fact.id })
}

/** A field of a blinded form stays, answered or not, once others have answered the form: trying would tell which. */
function sealedField(state: State, who: Id<'per'>, told: Asking['told'], id: Id<'fld'>): Refusal | undefined {
  const hides = hiddenAnswers(state, who)
  const form = state.field.get(id)?.form
  if (!hides || !form) return
  const listed = told(id).findLast((event) => event.fact.id === id && event.fact.from === null)?.seq ?? 0
  for (const [answer, value] of state.answer)
    if (hides(value) && state.field.get(value.field)?.form === form && decidedAt(told(answer), answer) > listed)
      return refuse('in-use', 'Answers of a blinded form may rest on it.', 'Retire it: then it is no longer asked.', {
        id,
      })
}

/** The number of the last event that made a decision what it is: an undoing gives back what was decided before. */
function decidedAt(events: readonly Event[], id: Id): number {
  const undone = undoneActs(events)
  const stands = (event: Event) => event.fact.id === id && event.undoes === undefined && !undone.has(event.act)
  return events.findLast(stands)?.seq ?? 0
}

/** A refusal says which thing stands in the way, but not by the name of a decision that is not to be seen. */
export function discreet(state: State, who: Id<'per'>, refusal: Refusal | undefined): Refusal | undefined {
  const named =
    refusal?.code === 'in-use'
      ? /\b(?:vote|res|apr|rop|stp|ans|exc|cdg|chn|evd|sug|agc|syn|ide|bal|cmt)_[\w.-]*\w/.exec(refusal.hint)?.[0]
      : undefined
  if (!refusal || !named || mayKnow(state, who, named as Id)) return refusal
  return { ...refusal, message: restingOn(named), hint: 'Wait for the unblinding.' }
}

const restingOn = (named: string): string =>
  named.startsWith('ans_')
    ? 'Answers of a blinded form rest on it.'
    : /^(?:ide|bal)_/.test(named)
      ? 'What others write or rank in silence rests on it.'
      : /^(?:exc|cdg|chn|evd|sug|agc|syn)_/.test(named)
        ? 'What others code blind rests on it.'
        : 'Decisions of a blinded stage rest on it.'

/** What the asker is told of what came of a command: a join may have brought along what is not theirs to see. */
export const answeredIds = (state: State, who: Id<'per'>, facts: readonly Fact[]): Id[] =>
  [...new Set(facts.map((fact) => fact.id))].filter((id) => mayKnow(state, who, id))

/** What somebody may be told of the events of an id or an act. */
export const readable = (state: State, who: Id<'per'>, events: readonly Event[]): Event[] =>
  events.filter(mayRead(state, who))
