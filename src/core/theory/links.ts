import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { orderOf, type State } from '../state.ts'

// Both are asked of every configuration of a theory, one after another: they read the tables themselves.

/** The links of a configuration in their order. */
export function linksOf(state: State, cmoc: Id<'cmoc'>): [Id<'lnk'>, Value<'link'>][] {
  const links: [Id<'lnk'>, Value<'link'>][] = []
  for (const id of state.refs.link.get(cmoc) ?? []) {
    const link = state.link.get(id as Id<'lnk'>)
    if (link) links.push([id as Id<'lnk'>, link])
  }
  return links.sort(([, a], [, b]) => orderOf(a) - orderOf(b))
}

/** The evidence that hangs on a configuration, oldest first. */
export function evidenceOf(state: State, cmoc: Id<'cmoc'>): [Id<'evd'>, Value<'evidence'>][] {
  const evidence: [Id<'evd'>, Value<'evidence'>][] = []
  for (const id of state.refs.evidence.get(cmoc) ?? []) {
    const piece = state.evidence.get(id as Id<'evd'>)
    if (piece?.configuration === cmoc) evidence.push([id as Id<'evd'>, piece])
  }
  return evidence
}
