import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import type { Alike } from './likeness.ts'

type Cmp = Id<'cmp'>

/** So alike has the company of two statements to be that they are taken to say the same in other words. */
const least = 0.7
/** And they must share at least so many neighbours, in different slots. */
const slotsShared = 2

/**
 * Statements that stand in the same slot and in the same company: with the same contexts, resources and outcomes around
 * them they may be one idea in other words ("the company it keeps", Firth 1957). An outcome that gets better is not the
 * company of one that gets worse. `ideas` says what is one already; the pairs are of ideas, most alike first.
 */
export function sameCompany(state: State, ideas: ReadonlyMap<Cmp, Cmp>): Alike<Cmp>[] {
  const company = new Map<string, Map<string, number>>()
  const idea = (id: Cmp) => ideas.get(id) ?? id
  for (const [id] of liveConfigurations(state)) {
    const links = linksOf(state, id).map(([, { slot, component, direction }]) => ({
      at: `${slot} ${idea(component)}`,
      says: `${slot} ${idea(component)} ${direction ?? ''}`,
    }))
    for (const one of links) {
      const kept = company.get(one.at) ?? new Map<string, number>()
      company.set(one.at, kept)
      for (const other of links) if (other !== one) kept.set(other.says, (kept.get(other.says) ?? 0) + 1)
    }
  }
  const holders = new Map<string, string[]>()
  for (const [at, kept] of company)
    for (const says of kept.keys()) holders.set(says, [...(holders.get(says) ?? []), at])
  const weight = (says: string, times: number) =>
    (1 + Math.log(times)) * Math.log(1 + company.size / (holders.get(says)?.length ?? 1))
  const lengths = new Map(
    [...company].map(([at, kept]) => [
      at,
      Math.sqrt([...kept].reduce((sum, [says, times]) => sum + weight(says, times) ** 2, 0)),
    ]),
  )
  const found: Alike<Cmp>[] = []
  for (const [at, kept] of company) {
    const [slot, a] = at.split(' ') as [string, Cmp]
    const sums = new Map<string, { sum: number; slots: Set<string>; shared: string[] }>()
    for (const [says, times] of kept)
      for (const other of holders.get(says) ?? []) {
        if (other <= at || !other.startsWith(`${slot} `)) continue
        const one = sums.get(other) ?? { sum: 0, slots: new Set(), shared: [] }
        sums.set(other, one)
        one.sum += weight(says, times) * weight(says, company.get(other)?.get(says) ?? 1)
        one.slots.add(says.slice(0, says.indexOf(' ')))
        one.shared.push(says.split(' ')[1] as string)
      }
    for (const [other, { sum, slots, shared }] of sums) {
      const likeness = sum / ((lengths.get(at) ?? 1) * (lengths.get(other) ?? 1))
      const b = other.slice(other.indexOf(' ') + 1) as Cmp
      if (likeness >= least && slots.size >= slotsShared && a !== b)
        found.push({ a: a < b ? a : b, b: a < b ? b : a, likeness, shared: [...new Set(shared)] })
    }
  }
  return found.sort((x, y) => y.likeness - x.likeness || (x.a + x.b < y.a + y.b ? -1 : 1))
}
