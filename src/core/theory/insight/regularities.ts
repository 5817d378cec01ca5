import type { Id } from '../../ids.ts'
import { templateOf } from '../../project/templates.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import { allSetAside, countingEvidence } from '../synthesis.ts'
import type { Ideas } from './similar.ts'

/** A context and an outcome that come together again and again: the semi-regular pattern that a mechanism has to explain. */
interface Regularity {
  context: Id<'cmp'>
  outcome: Id<'cmp'>
  configurations: Id<'cmoc'>[]
  sources: Id<'src'>[]
  /** The mechanisms offered for it, as ideas; more than one may be rivals. */
  mechanisms: Id<'cmp'>[]
}

/**
 * Demi-regularities (Lawson 1997; Jagosh et al. 2012): pairs of a context and an outcome that at least two configurations
 * hold and at least two sources support, those with most sources first.
 */
export function regularities(state: State, ideas: Ideas): Regularity[] {
  const found = new Map<string, Found>()
  const aside = allSetAside(state)
  const idea = (id: Id<'cmp'>) => ideas.get(id) ?? id
  for (const [id, { template }] of liveConfigurations(state)) {
    const roles = new Map(templateOf(state, template).slots.map(({ key, role }) => [key, role]))
    const links = linksOf(state, id).map(([, { slot, component }]) => ({
      role: roles.get(slot),
      component: idea(component),
    }))
    const of = (wanted: string) => [...new Set(links.filter(({ role }) => role === wanted).map((one) => one.component))]
    const sources = new Set(
      countingEvidence(state, id, aside).flatMap(([, { stance, source }]) => (stance === 'supports' ? [source] : [])),
    )
    for (const context of of('c'))
      for (const outcome of of('o')) {
        const key = `${context} ${outcome}`
        const one = found.get(key) ?? {
          context,
          outcome,
          configurations: [],
          sources: new Set(),
          mechanisms: new Set(),
        }
        one.configurations.push(id)
        for (const source of sources) one.sources.add(source)
        for (const mechanism of of('rea')) one.mechanisms.add(mechanism)
        found.set(key, one)
      }
  }
  return [...found.values()]
    .map(({ sources, mechanisms, ...one }) => ({ ...one, sources: [...sources], mechanisms: [...mechanisms] }))
    .filter(({ configurations, sources }) => configurations.length > 1 && sources.length > 1)
    .sort(
      (a, b) =>
        b.sources.length - a.sources.length ||
        b.configurations.length - a.configurations.length ||
        (a.context + a.outcome < b.context + b.outcome ? -1 : 1),
    )
}

interface Found extends Pick<Regularity, 'context' | 'outcome' | 'configurations'> {
  sources: Set<Id<'src'>>
  mechanisms: Set<Id<'cmp'>>
}
