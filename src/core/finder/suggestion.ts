import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Target } from './facts.ts'

/** One person says one thing of a passage for a target, so its id is made of them: saying it twice is harmless. */
export const suggestionId = (target: Target, document: Id<'doc'>, start: number, by: Id<'per'>): Id<'sug'> =>
  `sug_${target}.${document}.${start}.${by}`

/** The id that a suggestion has to have. */
export const idOfSuggestion = ({ target, document, start, by }: Value<'suggestion'>): Id<'sug'> =>
  suggestionId(target, document, start, by)
