import { expect, test } from 'vitest'
import { adams, answer, extracting, fields, form, opening } from '../../../test/support/extraction.ts'
import { ana } from '../../../test/support/journal.ts'
import { ben, change } from '../../../test/support/review.ts'
import { answersFrom } from './from-table.ts'
import { answerId } from './ids.ts'
import { asRows, type CharacteristicsTable, characteristicsTable } from './table.ts'

test('a table that was taken along is read back as the same answers, by whoever reads it', () => {
  const journal = extracting({ extractors: 1, blinded: false })
  change(journal, [
    answer(ana, fields.design, { value: 'case-study' }),
    answer(ana, fields.sample, { value: 12.5 }),
    answer(ana, fields.setting, { value: '-shouting- in Leeds' }, 'src_brown'),
    answer(ana, fields.sample, { absent: 'not reported' }, 'src_brown'),
  ])
  const rows = asRows(characteristicsTable(journal.state, form) as CharacteristicsTable).map((row) => row.map(String))
  const { facts, left } = answersFrom(journal.state, form, rows, ben)
  expect(left).toEqual([])
  change(journal, facts, ben)
  for (const { source, field, by, ...said } of [...journal.state.answer.values()].filter(({ by }) => by === ana))
    expect(journal.state.answer.get(answerId(source, field, ben)), by).toEqual({ source, field, by: ben, ...said })
})

test('what cannot be taken is listed with its row and why, and the rest is taken', () => {
  const journal = extracting()
  change(journal, [answer(ana, fields.setting, { value: 'A ward' })])
  const read = (...rows: string[][]) =>
    answersFrom(journal.state, form, [['Source', 'design', 'SAMPLE', 'Setting', 'Other'], ...rows], ana)
  expect(
    read(
      ['Adams 2020', 'trial', '40 people', 'A hospital', 'x'],
      ['Nobody 1999', 'survey', '', '', ''],
      ['', '', '', '', ''],
      ['what brown found', "'-", '(not settled)', 'a ward', ''],
    ),
  ).toMatchObject({
    facts: [
      { id: answerId(adams, fields.sample, ana), to: { value: 40 } },
      { id: answerId('src_brown', fields.setting, ana), to: { value: 'a ward' } },
    ],
    left: [
      { row: 2, message: 'Design: “trial” does not fit. Pick one of Case study and Survey.' },
      { row: 2, message: 'Setting: it differs from your answer, which stays.' },
      { row: 3, message: 'There is no source “Nobody 1999”, or more than one.' },
      { row: 5, message: 'Design: “-” does not fit. Pick one of Case study and Survey.' },
    ],
  })
  change(journal, [opening(ana, adams, { because: 'Time is up.' })])
  expect(read(['Adams 2020', 'survey', '', '', '']).left).toEqual([
    { row: 2, message: 'Design: its reconciliation is opened.' },
  ])
  expect(answersFrom(journal.state, form, [['Design'], ['survey']], ana).left).toEqual([
    { row: 1, message: 'No column is called source or title.' },
  ])
})
