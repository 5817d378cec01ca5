import type { Id } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { get, type State } from '../state.ts'
import { retiredBy, versionsOf } from '../theory/lineage.ts'
import type { Judgement } from './levels.ts'

/**
 * Why a judgement may not hold for the theory as it stands: relevance is relative to a theory, so a newer version, or a
 * configuration that it named and that was merged, split, dropped or refuted since, is a reason to look again. Undefined
 * where nothing moved, and where no version is named: then it is not known against what it was made.
 */
export function movedSince(state: State, [, { version, theories = [] }]: Judgement): string | undefined {
  const gone = theories.find((id) => id.startsWith('cmoc_') && retiredBy(state, id as Id<'cmoc'>))
  if (gone) return `${configurationLabel(state, gone as Id<'cmoc'>)} is no longer part of the theory.`
  const newest = versionsOf(state).at(-1)
  if (!version || !newest || newest[0] === version) return undefined
  return `Judged against ${labelOf(state, version)}; the theory is now at ${get(state, 'version', newest[0])?.name}.`
}
