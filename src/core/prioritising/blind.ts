import { type Event, type Fact, nounOfFact, nouns, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { closedTo, judgementHidden } from '../quality/round.ts'
import { apply, get, referrers, type State } from '../state.ts'
import { ballotId, isSilent, notBeyond, speaksFor, stepOfRound } from './steps.ts'

/** Nouns of which one sees only one's own until the step of a prioritisation, or the round of judging quality, is over. */
export const inSilence = ['idea', 'ballot', 'qualityJudgement'] as const
export type Silent = (typeof inSilence)[number]
type AnySilent = { [N in Silent]: Value<N> }[Silent]

export const isSilentNoun = (noun: string): noun is Silent => (inSilence as readonly string[]).includes(noun)

/** Whether anything that is done in silence may be hidden from anybody now, written or not. */
const anySilence = (state: State): boolean =>
  [...state.prioritisation.values()].some(({ step }) => step !== 'closed') ||
  [...state.qualityRound.values()].some(({ opened }) => !opened)

/** Whether a step goes on in which each works unseen by the others. */
export const groupsAreSilent = (state: State): boolean =>
  [...state.prioritisation.values()].some(({ step }) => isSilent(step))

/**
 * What of prioritisations one person may not see: ideas that others write in silence, and their ballots, until the step
 * is over. Where the facilitator speaks for somebody without an account, they see what they entered. Without a viewer it
 * is what everybody may know.
 */
export function silenceHides(state: State, viewer: Id<'per'> | undefined): (noun: Silent, value: AnySilent) => boolean {
  return (noun, any) => {
    if (noun === 'qualityJudgement') return judgementHidden(state, viewer, any as Value<'qualityJudgement'>)
    const value = any as Value<'idea'> | Value<'ballot'>
    if (value.seat === undefined || speaksFor(state, viewer, get(state, 'seat', value.seat))) return false
    const of = state.prioritisation.get(value.prioritisation)
    if (!of) return true
    return notBeyond(of.step, noun === 'idea' ? 'generating' : stepOfRound((value as Value<'ballot'>).round))
  }
}

/** A state without what others write, rank and judge in silence; the same object where all of it is over. */
export function withoutSilence(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  if (!anySilence(blind)) return state
  const hides = silenceHides(blind, viewer)
  const seen = { ...state, refs: { ...state.refs } }
  for (const name of inSilence) {
    seen[name] = new Map()
    seen.refs[name] = new Map()
  }
  for (const name of inSilence)
    for (const [id, value] of state[name] as Iterable<[Id, AnySilent]>)
      if (!hides(name, value)) apply(seen, { type: nouns[name].fact, id, from: null, to: value } as Fact)
  return seen
}

/** Whether one may know of an idea, a ballot or a judgement of quality. But for ideas the id decides: it is the same whether one was cast. */
export function mayKnowSilent(state: State, viewer: Id<'per'>, id: Id): boolean {
  if (id.startsWith('ide_')) {
    const idea = state.idea.get(id as Id<'ide'>)
    return !idea || !silenceHides(state, viewer)('idea', idea)
  }
  if (id.startsWith('qlj_')) {
    const of = closedTo(state, viewer).find((round) => id.startsWith(`qlj_${round}.`))
    return of === undefined || id.endsWith(`.${viewer}`)
  }
  for (const [of, { step }] of state.prioritisation)
    for (const round of [1, 2])
      if (notBeyond(step, stepOfRound(round)) && id.startsWith(`bal_${of}.${round}.`))
        return referrers(state, 'seat', of).some(
          ([seat, value]) => id === ballotId(of, round, seat) && speaksFor(state, viewer, value),
        )
  return true
}

/** Whether one person may read an event of what is done in silence, by what it says now, or said when it came or went. */
export function mayReadSilent(state: State, viewer: Id<'per'>): ((event: Event) => boolean) | undefined {
  if (!anySilence(state)) return undefined
  const hides = silenceHides(state, viewer)
  return ({ actor, fact }) => {
    const noun = nounOfFact(fact.type)
    if (!isSilentNoun(noun)) return true
    const whole = fact.from === null ? fact.to : fact.to === null ? fact.from : undefined
    const value = (state[noun] as ReadonlyMap<string, AnySilent>).get(fact.id) ?? (whole as AnySilent | undefined)
    // A part of what is no longer there does not say whose it was.
    return value ? !hides(noun, value) : actor === viewer
  }
}

/** Whether a prioritisation holds anything that is hidden from someone. */
export function hiddenWithin(state: State, viewer: Id<'per'>, of: Id<'prz'>): boolean {
  const hides = silenceHides(state, viewer)
  return (['idea', 'ballot'] as const).some((name) =>
    referrers(state, name, of).some(([, value]) => hides(name, value)),
  )
}
