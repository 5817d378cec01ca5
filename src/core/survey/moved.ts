import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { get, type State } from '../state.ts'
import { retiredBy } from '../theory/lineage.ts'

/** An item that asks about a part of the theory which has moved since, and what became of it. */
export interface Moved {
  key: string
  because: string
}

/** The items of a questionnaire under which the theory has moved: reworded, or no longer part of it. */
export function movedItems(state: State, { items }: Pick<Value<'questionnaire'>, 'items'>): Moved[] {
  return items.flatMap(({ key, links = [], said, configuration }) => {
    const of = configuration ?? get(state, 'link', links[0])?.configuration
    if (of && retiredBy(state, of))
      return [{ key, because: `${configurationLabel(state, of)} is no longer part of the theory` }]
    if (said === undefined) return []
    const now = links.map((link) => get(state, 'component', get(state, 'link', link)?.component)?.text)
    const other = now.find((words) => words !== undefined && words.trim() !== said.trim())
    return other === undefined ? [] : [{ key, because: `the theory now says “${other}”` }]
  })
}

/** Questionnaires that people are answering now, or may: with a wave that is open. */
export const openQuestionnaires = (state: State): Id<'qst'>[] => [
  ...new Set([...state.wave.values()].flatMap(({ questionnaire, closed }) => (closed ? [] : [questionnaire]))),
]
