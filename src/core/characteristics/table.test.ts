import { expect, test } from 'vitest'
import { answer, answeredTwice, extracting, fields, form, opening } from '../../../test/support/extraction.ts'
import { ana } from '../../../test/support/journal.ts'
import { change } from '../../../test/support/review.ts'
import { asRows, type CharacteristicsTable, characteristicsTable, narrowed, sorted } from './table.ts'

const alone = () => {
  const journal = extracting({ extractors: 1, blinded: false })
  change(journal, [
    answer(ana, fields.design, { value: 'survey' }),
    answer(ana, fields.sample, { value: 9 }),
    answer(ana, fields.sample, { value: 40 }, 'src_brown'),
    answer(ana, fields.setting, { absent: 'not reported' }),
  ])
  return characteristicsTable(journal.state, form) as CharacteristicsTable
}

test('sources by fields, numbers as numbers, “not reported” as such, gaps empty', () => {
  expect(asRows(alone())).toEqual([
    ['source', 'title', 'year', 'Design', 'Sample', 'Setting'],
    ['Adams 2020', 'What Adams found', 2020, 'Survey', 9, 'not reported'],
    ['Brown 2020', 'What Brown found', 2020, '', 40, ''],
  ])
})

test('what two have not settled is said and not left empty', () => {
  const journal = answeredTwice()
  const cells = () => asRows(characteristicsTable(journal.state, form) as CharacteristicsTable)[1]?.slice(3)
  expect(cells()).toEqual(['(not complete)', '(not complete)', '(not complete)'])
  change(journal, [opening()])
  expect(cells()).toEqual(['(not settled)', '(not settled)', 'A hospital.'])
})

test('it is sorted by a column, numbers by their size and gaps last either way, and narrowed by words and gaps', () => {
  const table = alone()
  const labels = (rows: { label: string }[]) => rows.map(({ label }) => label)
  expect(labels(sorted(table, fields.sample))).toEqual(['Adams 2020', 'Brown 2020'])
  expect(labels(sorted(table, fields.sample, true))).toEqual(['Brown 2020', 'Adams 2020'])
  expect(labels(sorted(table, fields.design))).toEqual(['Adams 2020', 'Brown 2020'])
  expect(labels(sorted(table, fields.design, true))).toEqual(['Adams 2020', 'Brown 2020'])
  const more = {
    ...table,
    rows: table.rows.map((row, i) =>
      i === 0
        ? {
            ...row,
            cells: row.cells.map((cell) => ({
              ...cell,
              said: { absent: 'not reported' as const },
              words: 'not reported',
            })),
          }
        : row,
    ),
  }
  expect(labels(sorted(more, fields.sample, true))).toEqual(['Brown 2020', 'Adams 2020'])
  expect(labels(narrowed(table.rows, { text: 'SURVEY adams' }))).toEqual(['Adams 2020'])
  expect(labels(narrowed(table.rows, { show: 'gaps' }))).toEqual(['Brown 2020'])
  expect(labels(narrowed(table.rows, { show: 'whole' }))).toEqual(['Adams 2020'])
  expect(labels(narrowed(table.rows, { show: 'differs' }))).toEqual([])
})
