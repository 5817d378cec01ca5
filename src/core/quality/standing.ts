import { qualityLevels } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'
import { type Criterion, evaluationCriteria, type Level, synthesisCriteria } from './criteria.ts'
import { judgementId } from './round.ts'

/** The quality standards of the kind of study: those of RAMESES for syntheses, those of RAMESES II for evaluations. */
export const criteriaOf = (state: State): readonly Criterion[] =>
  [...state.project.values()][0]?.kind === 'realist evaluation' ? evaluationCriteria : synthesisCriteria

/** What one assessor says of one criterion; nothing where they have not, or it may not be seen. */
export interface Said {
  person: Id<'per'>
  as: Value<'qualityRound'>['assessors'][number]['as']
  id: Id<'qlj'>
  judgement: Value<'qualityJudgement'> | undefined
}

export interface Judged {
  criterion: Criterion
  said: Said[]
  /** How many levels lie between the highest and the lowest; undefined while fewer than two have judged. */
  apart: number | undefined
}

/**
 * Every criterion with what each assessor of a round says of it, and how far they are apart. Levels are never added up: the
 * standards give no score.
 */
export function judgedIn(state: State, id: Id<'qrd'>): Judged[] {
  const round = get(state, 'qualityRound', id)
  if (!round) return []
  return criteriaOf(state).map((criterion) => {
    const said = round.assessors.map(({ person, as }) => {
      const judgement = judgementId(id, criterion.key, person)
      return { person, as, id: judgement, judgement: get(state, 'qualityJudgement', judgement) }
    })
    const ranks = said.flatMap(({ judgement }) => (judgement?.level ? [rankOf(judgement.level)] : []))
    return { criterion, said, apart: ranks.length < 2 ? undefined : Math.max(...ranks) - Math.min(...ranks) }
  })
}

const rankOf = (level: Level): number => qualityLevels.indexOf(level)

/** The round that the report tells of: the last one that was opened. */
export const roundToReport = (state: State): [Id<'qrd'>, Value<'qualityRound'>] | undefined =>
  inOrder(state, 'qualityRound').findLast(([, { opened }]) => opened)
