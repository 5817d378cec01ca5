import { type Features, weights } from './features.ts'
import { dot } from './model.ts'
import type { Ordered } from './modes.ts'
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
 * Says of records why they stand where they do in an order, in words that a reader can check on the page: stems are left
 * out, and words that only join others.
 */
export function explaining({ model, direction }: Ordered, features: Features, names: TermNames, most = 3) {
  const { starts, cells, vocabulary, rarity } = features
  const included: number[] = []
  for (let row = 0; row < model.votes.length; row++) if ((model.votes[row] as number) > 0) included.push(row)
  const towards = new Float64Array(rarity.length)

  const likest = (row: number): number | undefined => {
    const scale = features.scale[row] as number
    const [from, end] = [starts[row] as number, starts[row + 1] as number]
    for (let at = from; at < end; at++) {
      const cell = cells[at] as number
      towards[cell >>> 6] = scale * (weights[cell & 63] as number) * (rarity[cell >>> 6] as number)
    }
    let [best, nearest]: [number | undefined, number] = [undefined, alike]
    for (const other of included) {
      const by = (features.scale[other] as number) * dot(features, other, towards)
      if (by > nearest) [best, nearest] = [other, by]
    }
    for (let at = from; at < end; at++) towards[(cells[at] as number) >>> 6] = 0
    return best
  }

  return (row: number): Why => {
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
    const like = likest(row)
    return { terms, ...(like !== undefined && { like }) }
  }
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
