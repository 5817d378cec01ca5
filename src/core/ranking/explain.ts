import { type Features, weights } from './features.ts'
import type { Model } from './model.ts'
import type { Ordered } from './modes.ts'
import { along, directionTo } from './rows.ts'
import { onlyJoins, termSaid } from './vocabulary.ts'

/** Why a record stands where it does: the terms that speak for it most, and the included record that it is most like. */
export interface Why {
  terms: string[]
  /** The number of the record. */
  like?: number
}

/** Below this two records have little more than the language in common. */
const alike = 0.12

/**
 * Why a record stands where it does in an order, in words that a reader can check on the page: stems are left out, and
 * words that only join others.
 */
export function whyOf({ model, direction }: Ordered, features: Features, row: number, names: TermNames, most = 3): Why {
  const { starts, cells, vocabulary } = features
  const telling: { term: number; by: number }[] = []
  const end = starts[row + 1] as number
  for (let at = starts[row] as number; at < end; at++) {
    const cell = cells[at] as number
    const by = (weights[cell & 63] as number) * (direction[cell >>> 6] as number)
    if (by > 0) telling.push({ term: names[cell >>> 6] as number, by })
  }
  telling.sort((a, b) => b.by - a.by || a.term - b.term)
  const terms: string[] = []
  for (const { term } of telling) {
    if (terms.length === most) break
    if (onlyJoins(vocabulary, term)) continue
    const said = termSaid(vocabulary, term)
    // "shared decision" says "shared" and "decision" too.
    if (said.endsWith('…') || terms.some((one) => one.includes(said))) continue
    terms.push(said)
  }
  const like = likest(model, features, row)
  return { terms, ...(like !== undefined && { like }) }
}

function likest({ votes }: Model, features: Features, row: number): number | undefined {
  const alikeTo = along(features, directionTo(features, features, row))
  let [best, most]: [number | undefined, number] = [undefined, alike]
  for (let other = 0; other < votes.length; other++) {
    const by = alikeTo[other] as number
    if ((votes[other] as number) > 0 && by > most) [best, most] = [other, by]
  }
  return best
}

/** The vocabulary's number of each term, as cells have it. */
export type TermNames = Int32Array

export function termNames({ termOf, rarity }: Features): TermNames {
  const names = new Int32Array(rarity.length)
  for (let number = 0; number < termOf.length; number++) {
    const term = termOf[number] as number
    if (term >= 0) names[term] = number
  }
  return names
}
