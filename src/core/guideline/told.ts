import { seenBy } from '../project/seen-by.ts'
import type { State } from '../state.ts'
import { groupsFor } from './audiences.ts'
import { groundsOf } from './grounds.ts'
import { groupedGuidelines } from './grouped.ts'
import { guidelineParts, saidIn } from './parts.ts'
import { movedUnder } from './stale.ts'

/** Guidance as data for other programs, all or for one audience: by group, each statement with its parts, its trace and whether it is up to date. */
export function toldGuidance(state: State, audience?: string) {
  const open = seenBy(state)
  const groups = groupedGuidelines(state)
  return (audience === undefined ? groups : groupsFor(groups, audience)).map(({ id, name, guidelines }) => ({
    id,
    name: name ?? 'In no group',
    statements: guidelines.map(([gdl, value]) => ({
      id: gdl,
      statement: value.statement,
      plain: value.plain,
      ...Object.fromEntries(guidelineParts.map((part) => [part, saidIn(value[part])])),
      limits: value.limits,
      audiences: value.audiences ?? [],
      translations: value.translations ?? [],
      restsOn: groundsOf(state, value),
      moved: movedUnder(open, value),
    })),
  }))
}
