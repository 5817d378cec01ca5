import type { Event } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { allSetAside } from '../synthesis.ts'

/** What one source brought, in the order in which sources were read. */
export interface Brought {
  source: Id<'src'>
  /** Components and configurations that nothing spoke to before it. */
  components: number
  configurations: number
  /** Configurations that were refined on its evidence. */
  refined: number
  /** Pieces of evidence it gave in all. */
  evidence: number
}

/**
 * Saturation, told by what is new: for each source in the order in which its first evidence was recorded, how many
 * components and configurations it was the first to speak to, and how many were refined on it. Evidence that was taken back
 * or set aside does not count. Hand in the events a viewer may read.
 */
export function saturation(state: State, events: readonly Event[]): Brought[] {
  const order = new Map<Id<'src'>, Brought>()
  const components = new Set<Id>()
  const configurations = new Set<Id>()
  const aside = allSetAside(state)
  for (const { fact } of events) {
    if (fact.type !== 'evidence.linked' || fact.from !== null) continue
    const piece = state.evidence.get(fact.id)
    if (!piece || piece.stance === 'absent' || aside.has(fact.id)) continue
    const brought = order.get(piece.source) ?? {
      source: piece.source,
      components: 0,
      configurations: 0,
      refined: 0,
      evidence: 0,
    }
    order.set(piece.source, brought)
    brought.evidence++
    if (!configurations.has(piece.configuration)) brought.configurations++
    configurations.add(piece.configuration)
    for (const link of piece.links) {
      const component = state.link.get(link)?.component
      if (component && !components.has(component)) brought.components++
      if (component) components.add(component)
    }
  }
  for (const { evidence = [], kind } of state.refinement.values())
    if (kind === 'refine' || kind === 'merge' || kind === 'split')
      for (const source of new Set(evidence.flatMap((id) => state.evidence.get(id)?.source ?? []))) {
        const brought = order.get(source)
        if (brought) brought.refined++
      }
  return [...order.values()]
}

/** How many of the newest sources brought nothing new; all of them where none did. */
export function quietSince(all: readonly Brought[]): number {
  const last = all.findLastIndex(({ components, configurations, refined }) => components + configurations + refined > 0)
  return all.length - 1 - last
}
