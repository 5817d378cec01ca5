import { chanceOf } from '../../src/core/chance.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Act } from '../knight-2024/tell.ts'

/** Who evaluates: invented, like the systems and all that is said and measured in them. */
export const evaluator: Id<'per'> = 'per_evaluator'
export const evaluationPeople = [{ id: evaluator, name: 'Evaluator (invented)', initials: 'EI' }]

/** The configurations of the review, by their numbers there. */
export const cmoc: Readonly<Record<number, Id<'cmoc'>>> = {
  1: 'cmoc_initial-1',
  2: 'cmoc_final-2',
  3: 'cmoc_initial-6',
  4: 'cmoc_initial-7',
  5: 'cmoc_initial-8',
  6: 'cmoc_final-6',
}
export const numbers = [1, 2, 3, 4, 5, 6] as const
export const configuration = (number: number): Id<'cmoc'> => cmoc[number] as Id<'cmoc'>
export const link = (part: string): Id<'lnk'> => `lnk_${part}`
export const component = (part: string): Id<'cmp'> => `cmp_${part}`

export const harrowmere: Id<'cas'> = 'cas_harrowmere'
export const saltby: Id<'cas'> = 'cas_saltby'

/** The roles in which people were sought. */
export const leaders = 'people who lead organisations'
export const led = 'people who are led'

export const recorded = (changes: Fact[]): Act => ({ who: evaluator, command: { do: 'change', changes } })

/** The same number from 0 up to 1 each time, for what it is drawn for. */
export const drawn = (what: string): number => chanceOf('two invented systems', what)
/** About normal, with mean 0 and standard deviation 1: the sum of twelve draws less six. */
export const noise = (what: string): number =>
  Array.from({ length: 12 }, (_, i) => drawn(`${what} ${i}`)).reduce((sum, one) => sum + one, -6)
