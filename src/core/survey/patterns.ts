import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import type { Item } from './facts.ts'
import { type Summary, summaryOf } from './summary.ts'

/** A context of a configuration, as people answered whether it holds, and what they answered of the rest by it. */
export interface Pattern {
  context: Item
  /** By the sides of the context; of the other items of the configuration alone. */
  summary: Summary
}

/** The configurations that a questionnaire asks about, in the order of its items. */
export const configurationsAsked = (state: State, questionnaire: Id<'qst'>): Id<'cmoc'>[] => [
  ...new Set(get(state, 'questionnaire', questionnaire)?.items.flatMap((item) => ofItem(state, item))),
]

/**
 * How contexts that people said hold, or do not, go with resources, reasoning and outcomes of one configuration: the
 * demi-regularity as far as a survey can show it. Scales alone: of others no side is the upper one.
 */
export function patternsOf(
  state: State,
  questionnaire: Id<'qst'>,
  wave: Id<'wav'>,
  configuration: Id<'cmoc'>,
): Pattern[] {
  const items = (get(state, 'questionnaire', questionnaire)?.items ?? []).filter(
    (item) => item.answer.kind === 'scale' && ofItem(state, item).includes(configuration),
  )
  const rest = new Set(items.flatMap(({ key, part }) => (part === 'context' ? [] : [key])))
  if (rest.size === 0) return []
  return items.flatMap((context) => {
    if (context.part !== 'context') return []
    const summary = summaryOf(state, { questionnaire, wave, by: `item:${context.key}`, only: rest })
    return [{ context, summary }]
  })
}

/** An item of a component that several configurations share is about each of them. */
const ofItem = (state: State, { links = [], configuration }: Item): Id<'cmoc'>[] => {
  const found = links.flatMap((link) => get(state, 'link', link)?.configuration ?? [])
  return found.length > 0 ? found : configuration ? [configuration] : []
}
