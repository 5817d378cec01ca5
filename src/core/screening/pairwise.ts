import type { Id } from '../ids.ts'
import { type Agreement, agreementOf, alphaOf } from './agreement.ts'
import { type Independent, pairOf } from './independent.ts'
import type { Estimate } from './share.ts'

/** How far people agree, pair by pair and all together. */
interface Pairwise {
  pairs: ({ a: Id<'per'>; b: Id<'per'> } & Agreement)[]
  alpha: Estimate | undefined
  people: number
}

/** Each pair of people that said something of the same sources, and all together; categories nobody used are left out. */
export function pairwise<T extends string>(
  votes: Independent<T>,
  categories: readonly string[],
  among?: ReadonlySet<Id<'src'>>,
): Pairwise {
  const of = [...votes].filter(([source]) => !among || among.has(source)).map(([, said]) => said)
  const people = [...new Set(of.flatMap((said) => [...said.keys()]))].sort()
  const used = categories.filter((one) => of.some((said) => [...said.values()].some((other) => other === one)))
  const pairs = people.flatMap((a, i) =>
    people.slice(i + 1).flatMap((b) => {
      const found = agreementOf(pairOf(votes, a, b, among), used)
      return found ? [{ a, b, ...found }] : []
    }),
  )
  return { pairs, alpha: alphaOf(of.map((said) => [...said.values()])), people: people.length }
}
