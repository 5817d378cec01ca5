import type { ItemPart } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { type Change, changeOf } from '../../survey/change.ts'
import { listed } from '../../wording.ts'
import { groupedGuidelines } from '../grouped.ts'
import type { Condition } from './advice.ts'
import { conditionOf, type Level, levelOf, type Scaled, scaled } from './profile.ts'

/** A statement from round to round: what was answered to the items of it that can be compared. */
export interface StatementChange {
  guideline: Id<'gdl'>
  words: string
  theme: string
  /** In the order of the rounds; undefined where too few answered, or the items cannot be compared. */
  levels: Partial<Record<Scaled, (Level | undefined)[]>>
  /** Whether its conditions held, in the order of the rounds, by those that were asked after in the same way; empty where none was. */
  conditions: Condition[]
}

export interface AssessmentChange extends Change {
  statements: StatementChange[]
}

/**
 * What changed between the rounds of an assessment, statement by statement, over all its versions. Only items that can be
 * compared in each round are in a figure: else it would move because other things were asked. Undefined where there are not
 * two rounds that are closed. A condition is told as most saw it, so that advice that changed can be told from a behaviour that did.
 */
export function assessmentChange(state: State, questionnaire: Id<'qst'>): AssessmentChange | undefined {
  const change = changeOf(state, questionnaire)
  if (change.rounds.length < 2) return undefined
  const statements = groupedGuidelines(state).flatMap(({ name, guidelines }) =>
    guidelines.flatMap(([guideline, { plain, statement }]): StatementChange[] => {
      const about = change.items.filter(({ item }) => item.guideline === guideline)
      /** Round by round, the figures of the items of a part that were asked in every round; undefined where few answered. */
      const asked = (part: ItemPart) => {
        const whole = about.filter(
          ({ item, then }) => item.part === part && then.every((one) => one === 'few' || typeof one === 'object'),
        )
        if (whole.length === 0) return []
        return change.rounds.map((_, i) => whole.map(({ then }) => (typeof then[i] === 'object' ? then[i] : undefined)))
      }
      const levels: StatementChange['levels'] = {}
      for (const part of scaled) {
        const rounds = asked(part)
        if (rounds.length === 0) continue
        levels[part] = rounds.map((figures) => {
          const counts = figures.map((one) => one?.counts)
          return counts.every((one) => one !== undefined) ? levelOf(counts) : undefined
        })
      }
      const conditions = asked('context').map(conditionOf)
      return Object.keys(levels).length > 0 || conditions.length > 0
        ? [{ guideline, words: plain || statement, theme: name ?? 'In no group', conditions, levels }]
        : []
    }),
  )
  return { ...change, statements }
}

/** What to mind when rounds are held against each other, a sentence each. */
export const changeNotes = ({ rounds, reworded, apart }: Change): string[] => [
  ...(new Set(rounds.map(({ version }) => version)).size > 1
    ? [`${listed(rounds.map(({ name, version }) => `${name} asked version ${version}`))}.`]
    : []),
  ...reworded.map(
    ({ key, version, from, to }) => `${key} was reworded in version ${version}: from “${from}” to “${to}”`,
  ),
  ...apart.map(({ key, text, because }) => `${key} cannot be compared throughout, as ${because}: “${text}”`),
]
