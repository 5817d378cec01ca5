import type { ActivationVerdict } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { casesOfSources } from './heard.ts'
import { partsIn } from './parts.ts'
import { contextKey, type Held, profileOf } from './profile.ts'
import { indicatorsOn, repliesIn } from './triangulate.ts'

/** What something suggests of a configuration in a case. It is not a verdict: a person gives that, with a reason. */
export interface Proposal {
  verdict: ActivationVerdict
  /** What suggests it: an indicator, a context, or replies. */
  from: [Id<'ind'> | Id<'ctx'>] | Id<'rpl'>[]
  words: string
}

/**
 * What indicators, replies and the context of a case suggest: a target that is met, or a shift the wanted way, that it was
 * activated; a shift the other way, that it was contradicted; a context that does not hold, that it lies latent; and where two
 * people or more have a view, what those say who saw it or went through it.
 */
export function proposalsFor(
  state: State,
  of: Id<'cas'>,
  configuration: Id<'cmoc'>,
  profile: ReadonlyMap<string, Held> = profileOf(state, of),
  heard = casesOfSources(state),
): Proposal[] {
  const measured = indicatorsOn(state, of, configuration).flatMap(({ id, side, shown }): Proposal[] => {
    if (side !== 'for' && side !== 'against') return []
    const from = id as Id<'ind'>
    const words = `${get(state, 'indicator', from)?.name}: ${shown?.words}`
    return [{ verdict: side === 'for' ? 'activated' : 'contradicted', from: [from], words }]
  })
  const absent = partsIn(state, configuration, 'c').flatMap(([, { component }]): Proposal[] => {
    const held = profile.get(contextKey({ component }))
    if (held?.holds !== 'does not hold') return []
    return [{ verdict: 'latent', from: [held.id], words: `Its context does not hold: ${held.words}` }]
  })
  return [...measured, ...answered(repliesIn(state, of, configuration, heard)), ...absent]
}

/** So few replies with a view suggest nothing. */
const fewest = 2
/** What was not met with oneself shows nothing of what happened. */
const unseen: readonly Value<'reply'>['standing'][] = ['anticipated', 'implied', 'hearsay']

function answered(replies: readonly [Id<'rpl'>, Value<'reply'>][]): Proposal[] {
  const views = replies.filter(([, { says, standing }]) => says !== 'no view' && !unseen.includes(standing))
  if (views.length < fewest) return []
  const say = (...what: Value<'reply'>['says'][]) => views.filter(([, { says }]) => what.includes(says)).length
  const [confirm, falsify, other] = [say('confirms'), say('falsifies'), say('refines', 'adds')]
  const verdict = falsify === views.length ? 'contradicted' : confirm === views.length ? 'activated' : 'partly'
  const words = [
    ...(confirm > 0 ? [counted(confirm, 'confirms it', 'confirm it')] : []),
    ...(falsify > 0 ? [counted(falsify, 'falsifies it', 'falsify it')] : []),
    ...(other > 0 ? [counted(other, 'refines it or adds to it', 'refine it or add to it')] : []),
  ]
  const of = `Of ${counted(views.length, 'reply', 'replies')} from what was seen or gone through, ${listed(words)}`
  return [{ verdict, from: views.map(([id]) => id), words: of }]
}

/** The one verdict that all of them suggest; undefined where none does, or they differ. */
export const proposed = (proposals: readonly Proposal[]): ActivationVerdict | undefined =>
  new Set(proposals.map(({ verdict }) => verdict)).size === 1 ? proposals[0]?.verdict : undefined
