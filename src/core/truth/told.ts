import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { degreeIn, type Necessity, necessityOf } from './fit.ts'
import { type Model, type Solution, type Solutions, solutionsOf } from './solutions.ts'
import { type Table, tableOf } from './table.ts'
import { sumWords, termWords } from './words.ts'

/** A truth table with what it comes to. */
export interface Told {
  value: Value<'truthTable'>
  table: Table
  solutions: Solutions
}

/** What a truth table of the project comes to, as things stand. */
export function truthOf(state: State, id: Id<'ttb'>): Told | undefined {
  const value = state.truthTable.get(id)
  if (!value) return undefined
  const table = tableOf(state, id, value)
  const expected = value.conditions.map((one) => one.expected)
  return { value, table, solutions: solutionsOf(table, expected) }
}

/** The solutions that there are, each with its name and what it assumes; once, where all are the same. */
export function namedSolutions(all: Solutions): [string, string, Solution][] {
  const named = eachSolution(all)
  const paths = ({ models }: Solution) => JSON.stringify(models.map((model) => model.paths.map(({ term }) => term)))
  if (named.some(([, , one]) => paths(one) !== paths(all.complex) || one.models.length === 0)) return named
  const names = listed(named.map(([name]) => name.toLowerCase()))
  return [[sentenceCase(names), 'The same whatever is assumed of combinations without cases.', all.complex]]
}

const eachSolution = ({ complex, parsimonious, intermediate }: Solutions): [string, string, Solution][] => [
  ['Complex', 'Combinations without cases are taken not to lead to the outcome.', complex],
  ...(intermediate
    ? ([
        [
          'Intermediate',
          'Only what is in line with the expectations is assumed of combinations without cases.',
          intermediate,
        ],
      ] satisfies [string, string, Solution][])
    : []),
  ['Parsimonious', 'Whatever makes it shortest is assumed of combinations without cases.', parsimonious],
]

/** From this consistency on a condition is told as necessary, as is usual (Schneider and Wagemann 2012). */
export const necessaryFrom = 0.9

/** The conditions, present or absent, without which the outcome is hardly found; those that are there in nearly every case last. */
export function necessaryIn({ keys, members }: Table): ({ words: string } & Necessity)[] {
  return keys
    .flatMap((_, i) => [1 << i, 0].map((value) => ({ mask: 1 << i, value })))
    .map((term) => ({
      words: termWords(term, keys),
      ...necessityOf(members, ({ degrees }) => degreeIn(term, degrees)),
    }))
    .filter(({ inclusion = 0 }) => inclusion >= necessaryFrom - 1e-9)
    .sort((a, b) => (b.relevance ?? 0) - (a.relevance ?? 0))
}

/** What to mind of conditions that are necessary, or that none is. */
export const necessaryWords = (necessary: readonly object[]): string =>
  necessary.length === 0
    ? `No condition, present or absent, reaches a consistency of necessity of ${necessaryFrom}.`
    : 'Where relevance is low, a condition is there in nearly every case, and that it is necessary tells little.'

/** A model as a sum of products. */
export const modelWords = ({ paths }: Model, keys: readonly string[]): string =>
  sumWords(
    paths.map(({ term }) => term),
    keys,
  )

/** A row as its conditions: `DEV·~URB`. */
export const rowWords = (bits: number, keys: readonly string[]): string =>
  termWords({ mask: 2 ** keys.length - 1, value: bits }, keys)

/** What a table is made of, and what one should mind when reading it, in sentences. */
export function cautions({ value, table, solutions }: Told): string[] {
  const { members, open, torn, rows, keys, remainders } = table
  const said = [
    `${sentenceCase(counted(members.length, 'case'))} in ${counted(keys.length, 'condition')}; ${counted(remainders, 'combination')} of ${2 ** keys.length} without enough cases.`,
  ]
  if (open.length > 0)
    said.push(`${sentenceCase(counted(open.length, 'case is', 'cases are'))} left out until all is judged.`)
  if (torn.length > 0)
    said.push(`${sentenceCase(counted(torn.length, 'case is', 'cases are'))} half in a condition, and so in no row.`)
  const contradictory = rows.filter((row) => row.contradictory).length
  if (contradictory > 0)
    said.push(
      `${sentenceCase(counted(contradictory, 'row holds', 'rows hold'))} cases with the outcome and without: look there for a condition that is missing.`,
    )
  // Marx and Dusa (2011): with so many conditions for so few cases even random data give clean tables.
  if (members.length > 0 && keys.length > 2 && members.length < 4 * (keys.length - 1))
    said.push(
      `${sentenceCase(counted(members.length, 'case'))} are few for ${counted(keys.length, 'condition')}: a pattern may be chance.`,
    )
  const all = namedSolutions(solutions)
  if (all.some(([, , { models }]) => models.length > 1))
    said.push('Where several models are given, the data do not tell them apart.')
  if (all.some(([, , { unsure }]) => unsure)) said.push('The search was ended early: a shorter solution may exist.')
  if (value.kind === 'fuzzy' && !all.some(([, , { models }]) => models.length > 0) && rows.length > 0)
    said.push('No row is consistent enough to lead to the outcome.')
  return said
}
