/** Whether the conditions of a statement hold, as most who answered see it. */
export type Condition = 'holds' | 'holds in part' | 'does not hold' | 'not told' | 'not asked'

type AdviceKind = 'advised' | 'with care' | 'not advised' | 'ask why' | 'wait' | 'keep on' | 'not told'
export interface Advice {
  kind: AdviceKind
  words: string
}

/** What every result of an assessment says of itself. */
export const formative =
  'Formative and unvalidated: made to think and talk with. The items follow from the theory and were not tested as a measure; people or places must not be ranked by them.'

interface Median {
  median: number
}

/** From this point of a scale of five on something is often done, or mostly so. */
const often = 4

/**
 * What answers advise, and never more than the theory says: where the condition does not hold the statement is not advised;
 * where it holds and the behaviour is rare, it is. Where it is done and does not work as the theory has it, that is a question
 * to the theory and not a fault of people.
 */
export function adviceOn(
  condition: Condition,
  { behaviour, reasoning, outcome }: { behaviour?: Median; reasoning?: Median; outcome?: Median },
): Advice {
  if (condition === 'not told') return { kind: 'not told', words: 'Too few answered whether its condition holds.' }
  if (condition === 'does not hold')
    return { kind: 'not advised', words: 'Its condition does not hold here: not advised.' }
  if (!behaviour) return { kind: 'not told', words: 'Too few answered how often it is done.' }
  if (behaviour.median < often) {
    if (condition === 'holds') return { kind: 'advised', words: 'Its condition holds and it is seldom done: advised.' }
    return {
      kind: 'with care',
      words:
        condition === 'not asked'
          ? 'It is seldom done. The theory names no condition: try it with care, and look whether it works here.'
          : 'Its condition holds in part and it is seldom done: try it where it holds.',
    }
  }
  if (reasoning && reasoning.median < often)
    return { kind: 'ask why', words: 'It is done, and not noticed as the theory has it: ask what stands in the way.' }
  if (outcome && outcome.median < often)
    return { kind: 'wait', words: 'It is done and noticed, and what should follow has not come yet: look again later.' }
  return { kind: 'keep on', words: 'It is done, and works as the theory has it: keep on.' }
}
