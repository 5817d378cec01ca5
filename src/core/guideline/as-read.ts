import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { coverage, noCounts } from '../theory/coverage.ts'
import { linksOf } from '../theory/links.ts'

/** A configuration as a guideline read it. */
export type AsRead = NonNullable<Value<'guideline'>['read']>[number]

/** A configuration as it stands: the words in its slots, in order, and how many sources take which stance. */
export const asRead = (state: State, configuration: Id<'cmoc'>): AsRead => ({
  configuration,
  words: linksOf(state, configuration).map(([, { slot, component }]) => ({
    slot,
    text: get(state, 'component', component)?.text ?? '',
  })),
  sources: coverage(state, configuration)?.counts ?? noCounts,
})
