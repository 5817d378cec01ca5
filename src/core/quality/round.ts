import type { QualityCriterion } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'

export const judgementId = (round: Id<'qrd'>, criterion: QualityCriterion, by: Id<'per'>): Id<'qlj'> =>
  `qlj_${round}.${criterion}.${by}`

/**
 * The rounds in which others judge what one person may not see yet: not opened, and they assess in it with others. Who
 * does not assess there sees all; without a person it is what everybody may know.
 */
export const closedTo = (state: State, viewer: Id<'per'> | undefined): Id<'qrd'>[] =>
  [...state.qualityRound].flatMap(([id, round]) => (isClosed(round, viewer) ? [id] : []))

const isClosed = ({ opened, assessors }: Value<'qualityRound'>, viewer: Id<'per'> | undefined): boolean =>
  !opened && (viewer === undefined || (assessors.length > 1 && assessors.some(({ person }) => person === viewer)))

/** Whether one person may not see what another judged. */
export function judgementHidden(
  state: State,
  viewer: Id<'per'> | undefined,
  { round, by }: Value<'qualityJudgement'>,
): boolean {
  if (by === viewer) return false
  const of = get(state, 'qualityRound', round)
  return !of || isClosed(of, viewer)
}
