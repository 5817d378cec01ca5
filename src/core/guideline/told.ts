import { seenBy } from '../project/seen-by.ts'
import type { State } from '../state.ts'
import { groundsOf } from './grounds.ts'
import { groupedGuidelines } from './grouped.ts'
import { guidelineParts, saidIn } from './parts.ts'
import { movedUnder } from './stale.ts'

/** Guidance as data for other programs: by group, each statement with its parts, its trace and whether it is up to date. */
export function toldGuidance(state: State) {
  const open = seenBy(state)
  return groupedGuidelines(state).map(({ id, name, guidelines }) => ({
    id,
    name: name ?? 'In no group',
    statements: guidelines.map(([gdl, value]) => ({
      id: gdl,
      statement: value.statement,
      plain: value.plain,
      ...Object.fromEntries(guidelineParts.map((part) => [part, saidIn(value[part])])),
      limits: value.limits,
      translations: value.translations ?? [],
      restsOn: groundsOf(state, value),
      moved: movedUnder(open, value),
    })),
  }))
}
