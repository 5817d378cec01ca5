import { expect, test } from 'vitest'
import { carryOut } from '../../../../test/support/journal.ts'
import { knight } from '../../../../test/support/knight.ts'
import { change, made } from '../../../../test/support/review.ts'
import { seenIn } from '../../../../test/support/seen.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import type { Journal } from '../../journal.ts'
import { wordsOf } from '../../report/blocks.ts'
import { report } from '../../report/report.ts'
import { versionsOf } from '../../survey/versions.ts'
import { views } from '../../view/views.ts'
import { assessmentChange, changeNotes } from './change.ts'

const lisa = 'per_knight' as Id<'per'>
type Item = Value<'questionnaire'>['items'][number]

/** The founding review with an assessment of its third statement in two versions, the second changed by `reshape`. */
async function twice(reshape: (items: Item[]) => Item[]): Promise<Journal> {
  const journal = await knight()
  const refusal = carryOut(journal, lisa, {
    do: 'draftAssessment',
    id: 'qst_a',
    title: 'Ourselves',
    guidelines: ['gdl_3'],
  })
  if (refusal) throw new Error(refusal.message)
  const first = journal.state.questionnaire.get('qst_a')
  const { order: _, ...value } = first as NonNullable<typeof first>
  change(
    journal,
    [made('questionnaire.made', 'qst_b', { ...value, replaces: 'qst_a', items: reshape(value.items) })],
    lisa,
  )
  return journal
}

function round(journal: Journal, questionnaire: string, name: string, people: number, answers: Record<string, number>) {
  const wave: Id<'wav'> = `wav_${name}`
  change(journal, [made('wave.opened', wave, { questionnaire, name, anonymous: true, by: lisa })], lisa)
  change(
    journal,
    Array.from({ length: people }, (_, i) =>
      made('questionnaire.answered', `rsp_${name}${i}`, { questionnaire, wave, answers }),
    ),
    lisa,
  )
  change(journal, [{ type: 'wave.opened', id: wave, from: { closed: null }, to: { closed: true } }], lisa)
}

/** Reworded, on another scale, left out, new. */
const reshaped = (items: Item[]): Item[] => [
  ...items.flatMap((item): Item[] => {
    if (item.key === 'S1B2') return [{ ...item, answer: { kind: 'scale', anchors: ['No', 'Yes'] } }]
    if (item.key === 'S1R2') return []
    return [item.key === 'S1R1' ? { ...item, text: 'How far do you trust?' } : item]
  }),
  {
    key: 'S1B3',
    text: 'New?',
    part: 'behaviour',
    guideline: 'gdl_3',
    answer: { kind: 'scale', anchors: ['No', 'Yes'] },
  },
]

test('items with the same key and the same answers are compared across versions; the rest is said with its reason', async () => {
  const journal = await twice(reshaped)
  expect(assessmentChange(journal.state, 'qst_a')).toBeUndefined()
  round(journal, 'qst_a', 'Spring', 8, { S1B1: 2, S1B2: 2, S1R1: 2, S1R2: 3, S1O1: 1, S1O2: 1 })
  round(journal, 'qst_b', 'Autumn', 9, { S1B1: 4, S1B2: 2, S1B3: 1, S1R1: 5, S1O1: 2, S1O2: 2 })
  const told = assessmentChange(journal.state, 'qst_a')
  expect(assessmentChange(journal.state, 'qst_b')).toEqual(told)
  expect(versionsOf(journal.state, 'qst_a')).toEqual(['qst_a', 'qst_b'])
  expect(told?.rounds.map(({ name, version, n }) => [name, version, n])).toEqual([
    ['Spring', 1, 8],
    ['Autumn', 2, 9],
  ])
  const medians = (part: 'behaviour' | 'reasoning' | 'outcome') =>
    told?.statements[0]?.levels[part]?.map((one) => one?.median)
  // Of what is done only the first item can be compared: had the second been let in, the scale of two would have moved it.
  expect([medians('behaviour'), medians('reasoning'), medians('outcome')]).toEqual([
    [2, 4],
    [2, 5],
    [1, 2],
  ])
  expect(told && changeNotes(told)).toEqual([
    'Spring asked version 1 and Autumn asked version 2.',
    'S1R1 was reworded in version 2: from “How far do you notice this? Trust.” to “How far do you trust?”',
    expect.stringMatching(/^S1C1 cannot be compared throughout, as fewer than two rounds have enough answers to it: /),
    expect.stringMatching(/^S1B2 cannot be compared throughout, as other answers could be given in version 1: /),
    expect.stringMatching(/^S1R2 cannot be compared throughout, as it is not in version 2: /),
    'S1B3 cannot be compared throughout, as it is not in version 1: “New?”',
  ])
  const printed = report(journal.state).map(wordsOf).join('\n')
  expect(printed).toContain(
    '2 (eight answers) · 4 (nine answers) · 2 (eight answers) · 5 (nine answers) · 1 (16 answers) · 2 (18 answers)',
  )
  expect(printed).toContain('S1R1 was reworded in version 2')
  const seen = views.assessment.answer(seenIn(journal, lisa), { id: 'qst_a' }).chosen
  expect(seen?.change?.notes).toHaveLength(6)
})

test('a round of few, or an item that few answered, is not told in a comparison; nor is a round that is open', async () => {
  const journal = await twice((items) => items)
  round(journal, 'qst_a', 'Spring', 8, { S1B1: 2, S1B2: 2, S1R1: 3 })
  round(journal, 'qst_b', 'Few', 4, { S1B1: 5, S1B2: 5, S1R1: 5 })
  round(journal, 'qst_b', 'Autumn', 6, { S1B1: 4, S1B2: 4 })
  change(
    journal,
    [made('wave.opened', 'wav_open', { questionnaire: 'qst_b', name: 'Open', anonymous: true, by: lisa })],
    lisa,
  )
  const told = assessmentChange(journal.state, 'qst_b')
  expect(told?.rounds.map(({ name, n }) => [name, n])).toEqual([
    ['Spring', 8],
    ['Few', undefined],
    ['Autumn', 6],
  ])
  expect(told?.statements[0]?.levels.behaviour?.map((one) => one?.answers)).toEqual([16, undefined, 12])
  expect(told?.statements[0]?.conditions).toEqual([])
  expect(told?.statements[0]?.levels.reasoning).toBeUndefined()
  expect(told?.apart.map(({ key }) => key)).toContain('S1R1')
})

test('whether a condition held is told from round to round, as most who answered see it, and of few it is not', async () => {
  const journal = await twice((items) => items)
  round(journal, 'qst_a', 'Spring', 8, { S1C1: 1, S1B1: 2, S1B2: 2 })
  round(journal, 'qst_b', 'Few', 4, { S1C1: 3, S1B1: 2, S1B2: 2 })
  round(journal, 'qst_b', 'Autumn', 6, { S1C1: 3, S1B1: 2, S1B2: 2 })
  const told = assessmentChange(journal.state, 'qst_b')
  expect(told?.statements[0]?.conditions).toEqual(['does not hold', 'not told', 'holds'])
  const printed = report(journal.state).map(wordsOf).join('\n')
  expect(printed).toContain('does not hold · not told · holds')
})
