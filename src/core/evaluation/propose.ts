import type { ActivationVerdict } from '../choices.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { partsIn } from './parts.ts'
import { contextKey, type Held, profileOf } from './profile.ts'
import { indicatorsOn } from './triangulate.ts'

/** What something suggests of a configuration in a case. It is not a verdict: a person gives that, with a reason. */
export interface Proposal {
  verdict: ActivationVerdict
  /** The indicator or the context that suggests it. */
  from: Id<'ind'> | Id<'ctx'>
  words: string
}

/**
 * What indicators and the context of a case suggest: a target that is met, or a shift the wanted way, that it was activated;
 * a shift the other way, that it was contradicted; a context that does not hold, that it lies latent.
 */
export function proposalsFor(
  state: State,
  of: Id<'cas'>,
  configuration: Id<'cmoc'>,
  profile: ReadonlyMap<string, Held> = profileOf(state, of),
): Proposal[] {
  const measured = indicatorsOn(state, of, configuration).flatMap(({ id, side, shown }): Proposal[] => {
    if (side !== 'for' && side !== 'against') return []
    const from = id as Id<'ind'>
    const words = `${get(state, 'indicator', from)?.name}: ${shown?.words}`
    return [{ verdict: side === 'for' ? 'activated' : 'contradicted', from, words }]
  })
  const absent = partsIn(state, configuration, 'c').flatMap(([, { component }]): Proposal[] => {
    const held = profile.get(contextKey({ component }))
    if (held?.holds !== 'does not hold') return []
    return [{ verdict: 'latent', from: held.id, words: `Its context does not hold: ${held.words}` }]
  })
  return [...measured, ...absent]
}

/** The one verdict that all of them suggest; undefined where none does, or they differ. */
export const proposed = (proposals: readonly Proposal[]): ActivationVerdict | undefined =>
  new Set(proposals.map(({ verdict }) => verdict)).size === 1 ? proposals[0]?.verdict : undefined
