import type { Command } from '../../src/core/command.ts'
import { equal } from '../../src/core/equal.ts'
import { type Fact, type IdFor, type NounName, nouns, type Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'

export const knight: Id<'per'> = 'per_knight'
export const neivaGanga: Id<'per'> = 'per_neiva-ganga'
export const tucker: Id<'per'> = 'per_tucker'

/** The review itself: what every reported number, outcome and verdict is cited to. */
export const article: Id<'src'> = 'src_knight-2024'

/** One thing that one person did. */
export interface Act {
  who: Id<'per'>
  command: Command
}

/** That a thing came to be. */
export const added = <N extends NounName>(noun: N, id: IdFor<N>, to: Value<N>): Fact =>
  ({ type: nouns[noun].fact, id, from: null, to }) as Fact

/** That fields of a thing changed: those in which the two differ, with null for one that is not there. */
export function edited<N extends NounName>(
  noun: N,
  id: IdFor<N>,
  before: Partial<Value<N>>,
  after: Partial<Value<N>>,
): Fact {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => key as keyof Value<N>)
    .filter((key) => !equal(before[key], after[key]))
  const side = (value: Partial<Value<N>>) => Object.fromEntries(changed.map((key) => [key, value[key] ?? null]))
  return { type: nouns[noun].fact, id, from: side(before), to: side(after) } as Fact
}

/** Facts recorded together, by the person who wrote the review up unless another is named. */
export const change = (changes: Fact[], who: Id<'per'> = knight): Act => ({ who, command: { do: 'change', changes } })
