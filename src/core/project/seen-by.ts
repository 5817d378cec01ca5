import { hiddenAnswers, mayKnowAnswer, mayReadAnswer, withoutHiddenAnswers } from '../characteristics/blind.ts'
import { type Blinding, hidesComment, mayReadComment, withoutComments } from '../comment/blind.ts'
import { asSaid } from '../copies/recorded.ts'
import { type Event, type Fact, nounOfId, nouns, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import {
  groupsAreSilent,
  isSilentNoun,
  mayKnowSilent,
  mayReadSilent,
  type Silent,
  silenceHides,
  withoutSilence,
} from '../prioritising/blind.ts'
import { closedTo } from '../quality/round.ts'
import { apply, referrers, type State } from '../state.ts'
import { mayReadResponses, withSealedAnswers } from '../survey/sealed.ts'
import { layer, type Table } from '../table.ts'
import {
  type Coded,
  codedValue,
  codesBlind,
  codingHides,
  codingRead,
  isCoded,
  withoutHiddenCoding,
} from './blind-coding.ts'

/** Nouns that tell of decisions at a stage, and so are blinded with it. */
export const decisions = ['vote', 'resolution', 'appraisal', 'reopening', 'stopping'] as const
export type Decision = (typeof decisions)[number]
type AnyDecision = { [N in Decision]: Value<N> }[Decision]

/** Stages that one person sees blinded: until someone unblinds them, or for good who only settles there. */
const blindedFor = (state: State, viewer: Id<'per'> | undefined): Set<Id<'stg'>> =>
  new Set([...state.stage].filter(([, stage]) => isBlindedFor(stage, viewer)).map(([id]) => id))

/** Whether a person sees no decisions of others at a stage: it is blinded, and they do not settle there. */
export const isBlindedFor = ({ blinded, arbiters }: Value<'stage'>, viewer: Id<'per'> | undefined): boolean =>
  blinded && !(viewer && arbiters?.includes(viewer))

/**
 * Whether one person may have the whole journal and its files. Not while others are in a project of which a stage is
 * blinded to them, a second coding closed, a group writes or ranks in silence, or others judge quality unseen, whether anybody has voted or not: that too would tell.
 */
export const mayHaveAll = (state: State, viewer: Id<'per'>): boolean =>
  (blindedFor(state, viewer).size === 0 &&
    !codesBlind(state, viewer) &&
    !groupsAreSilent(state) &&
    closedTo(state, viewer).length === 0) ||
  ![...state.person.keys()].some((id) => id !== viewer)

/** Whether the votes on a source at a stage were laid open, because a calibration round was to be talked about. */
const laidOpen = (state: State, source: Id<'src'>, stage: Id<'stg'>): boolean =>
  state.refs.calibration.has(source) &&
  referrers(state, 'calibration', source).some(([, round]) => round.stage === stage && round.opened === true)

/** What one person may know of decisions at blinded stages: their own votes and judgements, and what is open to all. */
function hides(state: State, viewer: Id<'per'> | undefined, blinded = blindedFor(state, viewer)) {
  return (noun: Decision, value: AnyDecision): boolean => {
    if (!blinded.has(value.stage)) return false
    switch (noun) {
      case 'vote': {
        const { reviewer, source, stage } = value as Value<'vote'>
        return reviewer !== viewer && !laidOpen(state, source, stage)
      }
      case 'appraisal':
        return (value as Value<'appraisal'>).by !== viewer
      case 'stopping':
        return (value as Value<'stopping'>).by !== viewer
      case 'resolution':
        return (value as Value<'resolution'>).how !== 'reported'
      case 'reopening':
        return true
    }
  }
}

/**
 * The state as one viewer may know it. Every read goes through here. In a blinded stage other people's votes, what
 * settled them, and their judgements are not there: not as rows, not in outcomes, not in counts. Nor are other people's
 * answers by a blinded form, until their reconciliation is opened, what others mark and code in a second coding, what
 * they write and rank in silence in a group, how others judge quality until that is opened, and what single people answer
 * to a questionnaire.
 * `blind` is the state whose blinding holds, when an earlier moment is looked at: today's. Without a viewer it is what
 * everybody may know.
 */
export function seenBy(state: State, viewer?: Id<'per'>, blind: State = state): State {
  const answered = withoutHiddenAnswers(withoutHiddenDecisions(state, viewer, blind), viewer, blind)
  const coding = withoutHiddenCoding(answered, viewer, blind, state)
  const open = withoutCollisions(withoutSilence(coding, viewer, blind), viewer, blind)
  const silent = withSealedAnswers(open, viewer, blind)
  // Where nothing is blinded, no comment is.
  if (open === state || state.comment.size === 0) return silent
  return withoutComments(silent, hidesComment(blind, viewer, blindingOf(blind, viewer)))
}

/** How comments ask for the rest of the blinding. */
const blindingOf = (state: State, viewer: Id<'per'> | undefined): Blinding => ({
  stage: (id) => {
    const stage = state.stage.get(id)
    return stage !== undefined && isBlindedFor(stage, viewer)
  },
  known: (id) => mayKnow(state, viewer ?? 'per_nobody', id),
  secret: (noun) => isDecision(noun) || noun === 'answer' || isSilentNoun(noun) || isCoded(noun),
})

function withoutHiddenDecisions(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  const blinded = blindedFor(blind, viewer)
  if (blinded.size === 0) return state
  const hidden = hides(blind, viewer, blinded)
  const seen = { ...state, refs: { ...state.refs } } as Record<string, unknown> & { refs: Record<string, unknown> }
  for (const name of decisions) Object.assign(seen, { [name]: new Map() }).refs[name] = new Map()
  for (const name of decisions)
    for (const [id, value] of state[name])
      if (!hidden(name, value))
        apply(seen as unknown as State, { type: nouns[name].fact, id, from: null, to: value } as Fact)
  return seen as unknown as State
}

/** Whether one person may know of a decision, an answer or a thing of coding, by what it says. */
export function mayKnowValue(
  state: State,
  viewer: Id<'per'>,
  noun: Decision | 'answer' | 'comment' | Coded | Silent,
  value: object,
): boolean {
  if (noun === 'answer') return !hiddenAnswers(state, viewer)?.(value as Value<'answer'>)
  if (noun === 'comment') return !hidesComment(state, viewer, blindingOf(state, viewer))(value as Value<'comment'>)
  if (isSilentNoun(noun)) return !silenceHides(state, viewer)(noun, value as Value<Silent>)
  if (isCoded(noun) && codingHides(state, viewer)?.(noun, value as never)) return false
  return !isDecision(noun) || !hides(state, viewer)(noun, value as AnyDecision)
}
const isDecision = (noun: string): noun is Decision => (decisions as readonly string[]).includes(noun)

/**
 * Whether one person may know what a thing says now. A refusal that quotes it would tell as much as a view. Of votes, of what
 * was settled and of what was re-opened the id decides: it is the same whether somebody has decided or not.
 */
export function mayKnow(state: State, viewer: Id<'per'>, id: Id): boolean {
  if (id.startsWith('ans_')) return mayKnowAnswer(state, viewer, id as Id<'ans'>)
  if (id.startsWith('col_') && state.collision.has(id as Id<'col'>))
    return mayRead(state, viewer)(foundIn(state, id as Id<'col'>))
  if (id.startsWith('rsp_')) return mayReadResponses(state, viewer)
  const comment = state.comment.get(id as Id<'cmt'>)
  if (comment) return mayKnowValue(state, viewer, 'comment', comment)
  const noun = nounOfId(id)
  if (noun && isSilentNoun(noun)) return mayKnowSilent(state, viewer, id)
  if (noun && isCoded(noun) && codesBlind(state, viewer)) {
    const coded = codedValue(state, noun, id)
    if (coded && codingHides(state, viewer)?.(noun, coded)) return false
    // The id of a suggestion says whose it is and of which place, so it is the same whether it is there or not.
    if (noun === 'suggestion' && !coded && !id.endsWith(`.${viewer}`)) return false
  }
  const blinded = blindedFor(state, viewer)
  if (blinded.size === 0) return true
  const hidden = hides(state, viewer, blinded)
  const vote = state.vote.get(id as Id<'vote'>)
  if (id.startsWith('vote_'))
    return id.endsWith(`.${viewer}`) || !namesOneOf(blinded, id) || (vote !== undefined && !hidden('vote', vote))
  if (/^(?:res|rop)_/.test(id)) {
    const settled = state.resolution.get(id as Id<'res'>)
    return !namesOneOf(blinded, id) || (settled !== undefined && !hidden('resolution', settled))
  }
  for (const name of decisions) {
    const value = (state[name] as unknown as Table<Id, AnyDecision>).get(id)
    if (value) return !hidden(name, value)
  }
  return true
}

/**
 * `seenBy` as far as one source goes, for rules that ask where it stands: a few look-ups instead of all votes. Of whatever
 * else is asked of it, it tells what the whole state does.
 */
export function seenAt(state: State, viewer: Id<'per'>, source: Id<'src'>): State {
  const blinded = blindedFor(state, viewer)
  if (blinded.size === 0) return state
  const hidden = hides(state, viewer, blinded)
  const seen = { ...state, refs: { ...state.refs } } as Record<string, unknown> & { refs: Record<string, unknown> }
  for (const name of ['vote', 'resolution', 'appraisal', 'reopening'] as const) {
    const gone = referrers(state, name, source).filter(([, value]) => hidden(name, value))
    if (gone.length === 0) continue
    const table = layer(state[name] as unknown as Table<Id, object>)
    const left = new Set(state.refs[name].get(source))
    for (const [id] of gone) {
      table.delete(id)
      left.delete(id)
    }
    const refs = layer(state.refs[name] as unknown as Table<Id, ReadonlySet<Id>>)
    if (left.size > 0) refs.set(source, left)
    else refs.delete(source)
    Object.assign(seen, { [name]: table }).refs[name] = refs
  }
  return seen as unknown as State
}

/** Whether a viewer may read an event: the same rule, for the trail, the log and live updates. */
export function mayRead(state: State, viewer: Id<'per'>): (event: Event) => boolean {
  const answers = mayReadAnswer(state, viewer)
  const decided = mayReadDecision(state, viewer)
  const coding = codingRead(state, viewer)
  const silent = mayReadSilent(state, viewer)
  const responses = state.questionnaire.size === 0 || mayReadResponses(state, viewer)
  const comments = mayReadComment(state, viewer, hidesComment(state, viewer, blindingOf(state, viewer)))
  return (told) => {
    const event = asSaid(state, told)
    if (!event) return false
    return (
      (responses || event.fact.type !== 'questionnaire.answered') &&
      answers(event) &&
      decided(event) &&
      (!coding || coding(event)) &&
      (!silent || silent(event)) &&
      comments(event)
    )
  }
}

/** Whether one person may know all that a journal tells, each event of it: what is made of the whole would tell of the rest. */
export const mayKnowAll = ({ state, events }: { state: State; events: readonly Event[] }, viewer: Id<'per'>): boolean =>
  mayHaveAll(state, viewer) && events.every(mayRead(state, viewer))

/** A state without the collisions over what a viewer may not know: what a copy said is as blinded as the thing it says it of. */
function withoutCollisions(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  if (state.collision.size === 0) return state
  const readable = mayRead(blind, viewer ?? 'per_nobody')
  const known = [...state.collision].filter(([id]) => readable(foundIn(state, id)))
  return known.length === state.collision.size ? state : ({ ...state, collision: new Map(known) } as State)
}

/** A collision as an event that tells of it. */
const foundIn = (state: State, id: Id<'col'>): Event =>
  ({ fact: { type: 'collision.found', id, from: null, to: state.collision.get(id) ?? null } }) as Event

function mayReadDecision(state: State, viewer: Id<'per'>): (event: Event) => boolean {
  const blinded = blindedFor(state, viewer)
  if (blinded.size === 0) return () => true
  return ({ actor, fact }) => {
    if (fact.type === 'conflict.resolved') {
      const how = state.resolution.get(fact.id)?.how ?? fact.to?.how ?? fact.from?.how
      return how === 'reported' || !namesOneOf(blinded, fact.id)
    }
    if (fact.type === 'source.reopened') return !namesOneOf(blinded, fact.id)
    if (fact.type === 'screening.voted') {
      // Whose vote it is counts, not who recorded it: joins bring votes along, and imports votes given elsewhere.
      if (!namesOneOf(blinded, fact.id) || fact.id.endsWith(`.${viewer}`)) return true
      const { source, stage } = state.vote.get(fact.id) ?? {}
      return source !== undefined && stage !== undefined && laidOpen(state, source, stage)
    }
    if (fact.type === 'appraisal.made' || fact.type === 'screening.stopped') {
      const known = fact.type === 'appraisal.made' ? state.appraisal.get(fact.id) : state.stopping.get(fact.id)
      const { by, stage } = known ?? { ...fact.from, ...fact.to }
      // Whose it is counts here too: joins move judgements of others along, and nobody else changes them.
      const own = by ? by === viewer : actor === viewer && !(fact.to && 'source' in fact.to)
      return own || (stage !== undefined && stage !== null && !blinded.has(stage))
    }
    return true
  }
}

/** Whether the id of a vote or a resolution, which is made of the ids of what it is about, names one of some stages. */
function namesOneOf(stages: ReadonlySet<Id<'stg'>>, id: string): boolean {
  for (const stage of stages) if (id.includes(`.${stage}.`) || id.endsWith(`.${stage}`)) return true
  return false
}
