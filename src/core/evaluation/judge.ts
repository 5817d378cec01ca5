import { equal } from '../equal.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { sentence } from '../theory/sentence.ts'
import { activationId } from './ids.ts'

/** What a person says of a configuration in a case; who, and how the configuration read, follow from the project. */
export type Judging = Omit<Value<'activation'>, 'by' | 'sentence'>

/** The fact of a verdict on a configuration in a case, in the place of what was said before. None where it is said already. */
export function judgeFacts(state: State, by: Id<'per'>, judging: Judging): Fact[] {
  const id = activationId(judging.case, judging.configuration)
  const value: Value<'activation'> = { ...judging, by, sentence: sentence(state, judging.configuration) }
  const before = state.activation.get(id)
  if (!before) return [{ type: 'activation.judged', id, from: null, to: value }]
  const fields = (['verdict', 'evidence', 'indicators', 'replies', 'because', 'by', 'sentence'] as const).filter(
    (field) => !equal(before[field], value[field]),
  )
  if (fields.length === 0) return []
  const side = (of: Value<'activation'>) => Object.fromEntries(fields.map((field) => [field, of[field] ?? null]))
  return [{ type: 'activation.judged', id, from: side(before), to: side(value) }]
}
