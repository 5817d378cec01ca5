import { z } from 'zod'
import { usualQuoteWords } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import { referrers, type State } from '../state.ts'
import { placeOf } from './place.ts'
import { view } from './view.ts'

/** What the team publishes of its review: how much of each passage, and what is kept private. */
export const publishing = view(z.object({}), ({ state }) => {
  const [id, project] = [...state.project][0] ?? []
  return {
    project: id,
    quoteWords: project?.quoteWords,
    usual: usualQuoteWords,
    privateInReport: project?.privateInReport === true,
    withheld: [...state.withheld].map(([id, value]) => ({
      id,
      value,
      label: labelOf(state, value.thing),
      place: placeOf(state, value.thing),
    })),
  }
})

/** The mark that keeps a thing private, if there is one. */
export function withheldFrom(state: State, id: Id): { id: Id<'wth'>; value: Value<'withheld'> } | undefined {
  const [first] = referrers(state, 'withheld', id)
  return first && { id: first[0], value: first[1] }
}
