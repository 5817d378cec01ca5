import { expect, test } from 'vitest'
import { carryOut } from '../../../../test/support/journal.ts'
import { knight } from '../../../../test/support/knight.ts'
import { change, made } from '../../../../test/support/review.ts'
import type { Command } from '../../command.ts'
import type { Id } from '../../ids.ts'
import type { Journal } from '../../journal.ts'
import { wordsOf } from '../../report/blocks.ts'
import { report } from '../../report/report.ts'
import { adviceOn } from './advice.ts'
import { gapsIn, medianOf, profileOf } from './profile.ts'

const lisa = 'per_knight' as Id<'per'>
function ask(journal: Journal, command: Command) {
  const refusal = carryOut(journal, lisa, command)
  if (refusal) throw new Error(JSON.stringify(refusal))
}

/** The founding review with an assessment of its third statement, answered by twelve in one wave. */
async function assessed(answersOf: (i: number) => Record<string, number | string>): Promise<Journal> {
  const journal = await knight()
  ask(journal, {
    do: 'draftAssessment',
    id: 'qst_a',
    title: 'Ourselves',
    guidelines: ['gdl_3'],
    roles: ['Board', 'Ward'],
  })
  change(
    journal,
    [made('wave.opened', 'wav_1', { questionnaire: 'qst_a', name: 'Spring', anonymous: true, by: lisa })],
    lisa,
  )
  change(
    journal,
    Array.from({ length: 12 }, (_, i) =>
      made('questionnaire.answered', `rsp_${i}`, { questionnaire: 'qst_a', wave: 'wav_1', answers: answersOf(i) }),
    ),
    lisa,
  )
  return journal
}
const close = (journal: Journal) =>
  change(journal, [{ type: 'wave.opened', id: 'wav_1', from: { closed: null }, to: { closed: true } }], lisa)

test('an assessment asks for the condition first, then behaviour, reasoning and outcome, each led back to its links', async () => {
  const { state } = await assessed(() => ({ S1C1: 3 }))
  const items = state.questionnaire.get('qst_a')?.items ?? []
  expect(items.map(({ key, part }) => [key, part])).toEqual([
    ['whom', 'about you'],
    ['role', 'about you'],
    ['S1C1', 'context'],
    ['S1B1', 'behaviour'],
    ['S1B2', 'behaviour'],
    ['S1R1', 'reasoning'],
    ['S1R2', 'reasoning'],
    ['S1O1', 'outcome'],
    ['S1O2', 'outcome'],
  ])
  expect(items.find(({ key }) => key === 'S1R1')).toMatchObject({
    text: 'How far do you notice this? Trust.',
    links: ['lnk_3.M-rea.1'],
    said: 'trust',
    guideline: 'gdl_3',
    configuration: 'cmoc_initial-6',
  })
  // A line that was reworded is about all that the theory says in that part.
  expect(items.find(({ key }) => key === 'S1B1')?.links).toEqual(['lnk_3.M-res.1', 'lnk_3.M-res.2'])
})

test('nothing is told while a wave is open, and then advice depends on the condition', async () => {
  const journal = await assessed((i) => ({
    whom: i < 6 ? 'My own' : 'A colleague’s',
    S1C1: 3,
    S1B1: i < 6 ? 4 : 2,
    S1B2: 2,
    S1R1: 3,
  }))
  expect(profileOf(journal.state, 'qst_a', { wave: 'wav_1' })).toMatchObject({
    kept: 'open',
    responses: 12,
    themes: [],
  })
  close(journal)
  const profile = profileOf(journal.state, 'qst_a', { wave: 'wav_1', by: 'whom' })
  expect(profile.themes).toMatchObject([
    {
      name: 'Relating and communicating',
      statements: [
        {
          guideline: 'gdl_3',
          condition: 'holds',
          levels: { behaviour: { median: 2, answers: 24, high: 6 }, reasoning: { median: 3, answers: 12, high: 0 } },
          advice: { kind: 'advised' },
        },
      ],
    },
  ])
  expect(gapsIn(profile)).toMatchObject([
    { part: 'behaviour', from: { group: 'A colleague’s', median: 2 }, to: { group: 'My own', median: 3 } },
  ])
})

test('a group of fewer than five is not told of, nor is what most of four say of a condition', async () => {
  const journal = await assessed((i) => ({
    whom: i < 4 ? 'My own' : 'A colleague’s',
    ...(i < 4 && { S1C1: 1 }),
    S1B1: 2,
  }))
  close(journal)
  const profile = profileOf(journal.state, 'qst_a', { wave: 'wav_1', by: 'whom' })
  expect(profile.groups.map(({ n }) => n)).toEqual([undefined, undefined, undefined])
  expect(gapsIn(profile)).toEqual([])
  expect(profile.themes[0]?.statements[0]).toMatchObject({ condition: 'not told', advice: { kind: 'not told' } })
})

test('advice: not where the condition does not hold; where it holds, what is seldom done; else where it stops', () => {
  const at = (median: number) => ({ median })
  const kind = (...asked: Parameters<typeof adviceOn>) => adviceOn(...asked).kind
  expect(kind('does not hold', { behaviour: at(1) })).toBe('not advised')
  expect(kind('holds', { behaviour: at(3.5) })).toBe('advised')
  expect(kind('holds in part', { behaviour: at(2) })).toBe('with care')
  expect(kind('not asked', { behaviour: at(2) })).toBe('with care')
  expect(kind('holds', { behaviour: at(5), reasoning: at(3) })).toBe('ask why')
  expect(kind('holds', { behaviour: at(5), reasoning: at(4), outcome: at(2) })).toBe('wait')
  expect(kind('holds', { behaviour: at(4), reasoning: at(4), outcome: at(5) })).toBe('keep on')
  expect(kind('holds', {})).toBe('not told')
  expect(kind('not told', { behaviour: at(1) })).toBe('not told')
})

test('the median of counts is that of the answers', () => {
  expect([[1], [0, 2, 2], [1, 1, 1, 0, 0], [0, 0, 0, 0, 7], [3, 0, 0, 0, 3]].map(medianOf)).toEqual([1, 2.5, 2, 5, 3])
})

test('the report tells the advice once a wave is closed, says that it is formative, and names no group that is too small', async () => {
  const journal = await assessed((i) => ({ whom: i < 4 ? 'My own' : 'A colleague’s', S1C1: 3, S1B1: i < 4 ? 5 : 1 }))
  const words = () => {
    const blocks = report(journal.state)
    const at = blocks.findIndex((block) => block.as === 'heading' && block.id === 'assessment')
    const end = blocks.findIndex((block, i) => i > at && block.as === 'heading' && block.level === 2)
    return blocks.slice(at, end).map(wordsOf).join('\n')
  }
  expect(words()).toContain('What they answered is told once the wave is closed')
  expect(words()).not.toContain('advised')
  close(journal)
  expect(words()).toContain('Formative and unvalidated')
  expect(words()).toContain('Its condition holds and it is seldom done: advised.')
  expect(words()).not.toContain('My own')
})
