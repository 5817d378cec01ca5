import { assessmentFigure } from '../../diagram/assessment.ts'
import { formative } from '../../guideline/assessment/advice.ts'
import { asksWhom } from '../../guideline/assessment/draft.ts'
import { gapsIn, type Level, profileOf, scaled } from '../../guideline/assessment/profile.ts'
import { get, inOrder } from '../../state.ts'
import { wavesOf } from '../../survey/summary.ts'
import { keptWords } from '../../survey/words.ts'
import { type Block, cell, heading, note, para } from '../blocks.ts'
import type { Section } from '../section.ts'

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
    note(formative),
    ...put.flatMap(({ id, wave, title }): Block[] => {
      const profile = profileOf(state, id, { wave, by: asksWhom })
      const called = `${title}, ${get(state, 'wave', wave)?.name ?? ''}`
      const all = profile.themes.flatMap(({ name, statements }) => statements.map((one) => ({ name, one })))
      const gaps = gapsIn(profile)
      if (all.length === 0) return [heading(3, `assessment-${wave}`, called), para(keptWords(profile))]
      return [
        heading(3, `assessment-${wave}`, called),
        para(
          `${keptWords(profile)} Groups of fewer than ${profile.smallest} are not told. Figures are medians on a scale from 1 to 5.`,
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
          landscape: true,
        },
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
  ]
}

const levelWords = (level: Level | undefined): string =>
  level ? `${level.median} (n ${level.answers})` : 'too few answered'
