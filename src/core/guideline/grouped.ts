import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'

export type Guideline = [Id<'gdl'>, Value<'guideline'>]

/** Guidelines under one group of a framework; without a group those that stand in none of it. */
export interface GuidelineGroup {
  id?: Id<'grp'>
  name?: string
  guidelines: Guideline[]
}

/** The framework that guidelines are grouped by: the one asked for, the project's, or the first that has groups. */
export function frameworkFor(state: State, asked?: Id<'frm'>): Id<'frm'> | undefined {
  if (asked && state.framework.has(asked)) return asked
  return [...state.project.values()][0]?.framework ?? inOrder(state, 'group')[0]?.[1].framework
}

/** Guidelines by the groups of a framework, both in their order; those outside it come last. Groups without any are left out. */
export function groupedGuidelines(state: State, framework = frameworkFor(state)): GuidelineGroup[] {
  const all = inOrder(state, 'guideline')
  const groups = inOrder(state, 'group').filter(([, group]) => group.framework === framework)
  const ids = new Set(groups.map(([id]) => id))
  const within = groups.map(([id, { name }]) => ({
    id,
    name,
    guidelines: all.filter(([, value]) => value.groups?.includes(id)),
  }))
  const outside = all.filter(([, value]) => !value.groups?.some((group) => ids.has(group)))
  return [...within, { guidelines: outside }].filter(({ guidelines }) => guidelines.length > 0)
}
