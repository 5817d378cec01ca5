import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { type Alike, mostAlike } from './likeness.ts'

type Cmp = Id<'cmp'>

/** So alike has the company of two statements to be that they are taken to say the same in other words. */
const least = 0.7
/** And they must share at least so many neighbours, in different slots. */
const slotsShared = 2

/**
 * Statements that stand in the same slot and in the same company: with the same contexts, resources and outcomes around
 * them they may be one idea in other words ("the company it keeps", Firth 1957). An outcome that gets better is not the
 * company of one that gets worse. `theory` holds the links of each configuration, `ideas` says what is one already; the pairs are of ideas, most alike first.
 */
export function sameCompany(theory: readonly (readonly Value<'link'>[])[], ideas: ReadonlyMap<Cmp, Cmp>): Alike<Cmp>[] {
  const places: Place[] = []
  const placeAt = numbering()
  /** What is said beside a place: another slot, its idea, and where an outcome goes. */
  const saidAt = numbering()
  const beside: { slot: string; idea: Cmp; held: number[] }[] = []
  for (const placed of theory) {
    const links = placed.map(({ slot, component, direction }) => {
      const idea = ideas.get(component) ?? component
      const at = placeAt(`${slot} ${idea}`)
      places[at] ??= { slot, idea, company: new Map() }
      const says = saidAt(`${slot} ${idea} ${direction ?? ''}`)
      beside[says] ??= { slot, idea, held: [] }
      return { at, says }
    })
    for (const one of links)
      for (const other of links) {
        if (other === one) continue
        const { company } = places[one.at] as Place
        const times = company.get(other.says)
        if (times === undefined) beside[other.says]?.held.push(one.at)
        company.set(other.says, (times ?? 0) + 1)
      }
  }
  const rarity = beside.map(({ held }) => Math.log(1 + places.length / Math.max(1, held.length)))
  for (const { company } of places)
    for (const [says, times] of company) company.set(says, (1 + Math.log(times)) * (rarity[says] as number))
  const lengths = places.map(({ company }) => {
    let sum = 0
    for (const weight of company.values()) sum += weight * weight
    return Math.sqrt(sum)
  })
  const sums = new Float64Array(places.length)
  const found: Alike<Cmp>[] = []
  places.forEach((one, at) => {
    const touched: number[] = []
    for (const [says, weight] of one.company)
      for (const other of beside[says]?.held ?? []) {
        if (other <= at || places[other]?.slot !== one.slot) continue
        if (sums[other] === 0) touched.push(other)
        sums[other] = (sums[other] as number) + weight * (places[other]?.company.get(says) ?? 0)
      }
    for (const there of touched) {
      const likeness = (sums[there] as number) / ((lengths[at] as number) * (lengths[there] as number))
      sums[there] = 0
      const other = places[there] as Place
      if (likeness < least || one.idea === other.idea) continue
      const slots = new Set<string>()
      for (const says of one.company.keys()) if (other.company.has(says)) slots.add(beside[says]?.slot ?? '')
      if (slots.size < slotsShared) continue
      const [a, b] = one.idea < other.idea ? [one.idea, other.idea] : [other.idea, one.idea]
      found.push({ a, b, likeness, shared: () => sharedBy(one, other, beside) })
    }
  })
  return found.sort(mostAlike)
}

/** The ideas that stand beside both. */
function sharedBy(one: Place, other: Place, beside: readonly { idea: Cmp }[]): Cmp[] {
  const both = [...one.company.keys()].filter((says) => other.company.has(says))
  return [...new Set(both.flatMap((says) => beside[says]?.idea ?? []))]
}

/** A slot with an idea in it, and how much each thing weighs that is said beside it. */
interface Place {
  slot: string
  idea: Cmp
  company: Map<number, number>
}

/** A number for each name, in the order in which they are asked for. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    const n = numbers.get(name) ?? numbers.size
    numbers.set(name, n)
    return n
  }
}
