import { assessmentFigure } from '../../diagram/assessment.ts'
import { formative } from '../../guideline/assessment/advice.ts'
import { assessmentChange, changeNotes } from '../../guideline/assessment/change.ts'
import { asksWhom } from '../../guideline/assessment/draft.ts'
import { gapsIn, type Level, profileOf, scaled } from '../../guideline/assessment/profile.ts'
import type { Id } from '../../ids.ts'
import { get, inOrder, type State } from '../../state.ts'
import { summaryOf, wavesOf } from '../../survey/summary.ts'
import { versionsOf } from '../../survey/versions.ts'
import { keptWords } from '../../survey/words.ts'
import { counted } from '../../wording.ts'
import { type Block, cell, heading, note, para } from '../blocks.ts'
import type { Section } from '../section.ts'
import { answeredTable } from './surveys.ts'

/**
 * What assessments came to, wave by wave: a profile, advice as far as conditions hold, and where groups are apart. Left out
 * where none was put to people. No group below the smallest size is in it.
 */
export const assessment: Section = ({ state }) => {
  const put = inOrder(state, 'questionnaire').flatMap(([id, { purpose, title }]) =>
    purpose === 'assessment' ? wavesOf(state, id).map((wave) => ({ id, wave, title })) : [],
  )
  if (put.length === 0) return []
  return [
    heading(2, 'assessment', 'Assessment'),
    ...put.flatMap(({ id, wave, title }): Block[] => {
      const profile = profileOf(state, id, { wave, by: asksWhom })
      const called = `${title}, ${get(state, 'wave', wave)?.name ?? ''}`
      const all = profile.themes.flatMap(({ name, statements }) => statements.map((one) => ({ name, one })))
      const gaps = gapsIn(profile)
      if (all.length === 0) return [heading(3, `assessment-${wave}`, called), para(keptWords(profile))]
      return [
        heading(3, `assessment-${wave}`, called),
        // It goes along where this one result is handed out.
        note(formative),
        para(
          `${keptWords(profile)} Groups of fewer than ${profile.smallest} are not told. A figure is the median of all answers to the items of a part, on a scale from 1 to 5; who answered several items is in it several times.`,
        ),
        {
          as: 'figure',
          id: `figure-assessment-${wave}`,
          caption: `Profile by theme: ${called}`,
          scene: assessmentFigure(profile),
        },
        {
          as: 'table',
          id: `table-assessment-${wave}`,
          caption: `What the answers advise: ${called}`,
          head: ['Theme', 'Statement', 'Its condition', 'Done', 'Noticed', 'Followed', 'Advice'],
          rows: all.map(({ name, one }) => [
            cell(name),
            cell({ as: 'thing', id: one.guideline, text: one.words }),
            cell(one.condition),
            ...scaled.map((part) => cell(levelWords(one.levels[part]))),
            cell(one.advice.words),
          ]),
        },
        answeredTable(state, wave, called, summaryOf(state, { questionnaire: id, wave })),
        ...(gaps.length > 0
          ? [
              {
                as: 'list' as const,
                items: gaps.map((gap) =>
                  cell(
                    `${gap.words} (${gap.part}): ${gap.from.group} ${gap.from.median}, ${gap.to.group} ${gap.to.median}.`,
                  ),
                ),
              },
            ]
          : []),
      ]
    }),
    ...latest(
      state,
      put.map(({ id }) => id),
    ).flatMap((id) => changed(state, id)),
  ]
}

/** The last version of each questionnaire that was put to people. */
const latest = (state: State, asked: readonly Id<'qst'>[]): Id<'qst'>[] => [
  ...new Set(asked.map((id) => versionsOf(state, id).findLast((one) => asked.includes(one)) ?? id)),
]

const columns = { behaviour: 'Done', reasoning: 'Noticed', outcome: 'Followed' } as const

/** What changed from round to round over all versions: only what was asked in the same way, and what was not is said. */
function changed(state: State, id: Id<'qst'>): Block[] {
  const change = assessmentChange(state, id)
  if (!change) return []
  const { rounds, statements } = change
  const title = get(state, 'questionnaire', id)?.title ?? ''
  const parts = scaled.filter((part) => statements.some(({ levels }) => levels[part]))
  const conditioned = statements.some(({ conditions }) => conditions.length > 0)
  const notes = changeNotes(change)
  return [
    heading(3, `assessment-change-${id}`, `From round to round: ${title}`),
    para(
      'Medians of all answers to the items of a part that were asked in every round with the same answers to pick from, and whether conditions that were asked after so hold, by most who answered.',
      statements.length === 0 ? ' Nothing was.' : '',
    ),
    ...(statements.length > 0
      ? [
          {
            as: 'table' as const,
            id: `table-assessment-change-${id}`,
            caption: `From round to round: ${title}`,
            head: [
              'Theme',
              'Statement',
              ...(conditioned ? rounds.map(({ name }) => `Its condition, ${name}`) : []),
              ...parts.flatMap((part) => rounds.map(({ name }) => `${columns[part]}, ${name}`)),
            ],
            rows: statements.map(({ guideline, words, theme, levels, conditions }) => [
              cell(theme),
              cell({ as: 'thing', id: guideline, text: words }),
              ...(conditioned ? rounds.map((_, i) => cell(conditions[i] ?? 'not asked throughout')) : []),
              ...parts.flatMap((part) => rounds.map((_, i) => cell(levelWords(levels[part]?.[i])))),
            ]),
            // Of three rounds or more it asks for a wide page.
            ...((parts.length + Number(conditioned)) * rounds.length > 6 && { landscape: true as const }),
          },
        ]
      : []),
    ...(notes.length > 0 ? [{ as: 'list' as const, items: notes.map((words) => cell(words)) }] : []),
  ]
}

const levelWords = (level: Level | undefined): string =>
  level ? `${level.median} (${counted(level.answers, 'answer')})` : 'too few answered'
