import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { retiredBy } from './lineage.ts'
import { evidenceOf } from './links.ts'

/** A configuration that was written against another: the opposite case, or another explanation of the same outcome. */
export interface Beside {
  id: Id<'cmoc'>
  kind: 'mirrors' | 'rivals'
  /** The other was written against this one. */
  back: boolean
}

/** The mirrors and rivals of a configuration that are part of the theory, in the order in which they were drawn. */
export const besidesOf = (state: State, cmoc: Id<'cmoc'>): Beside[] =>
  referrers(state, 'relation', cmoc).flatMap(([, { of, to, kind }]): Beside[] => {
    const id = of === cmoc ? to : of
    return (kind === 'mirrors' || kind === 'rivals') && id !== cmoc && !retiredBy(state, id)
      ? [{ id, kind, back: of !== cmoc }]
      : []
  })

/** Whether it was written as the opposite of another and nothing in the sources speaks to it yet. */
export const isUntested = (state: State, cmoc: Id<'cmoc'>): boolean =>
  besidesOf(state, cmoc).some(({ kind, back }) => kind === 'mirrors' && !back) && evidenceOf(state, cmoc).length === 0
