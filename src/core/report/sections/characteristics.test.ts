import { expect, test } from 'vitest'
import { adams, answer, answeredTwice, extracting, fields, opening } from '../../../../test/support/extraction.ts'
import { ana } from '../../../../test/support/journal.ts'
import { change, made } from '../../../../test/support/review.ts'
import { agreedId } from '../../characteristics/ids.ts'
import type { Journal } from '../../journal.ts'
import { seenBy } from '../../project/seen-by.ts'
import { plain } from '../blocks.ts'
import { report } from '../report.ts'

/** The table of an id as words, its head first, and the notes of the section. */
function told(journal: Journal, id = 'table-characteristics') {
  const blocks = report(seenBy(journal.state, ana))
  const table = blocks.find((block) => block.as === 'table' && block.id === id)
  const at = blocks.findIndex((block) => block.as === 'heading' && block.id === 'characteristics')
  const end = blocks.findIndex((block, i) => i > at && block.as === 'heading' && block.level === 2)
  return {
    rows: table?.as === 'table' ? [table.head, ...table.rows.map((row) => row.map(plain))] : undefined,
    caption: table?.as === 'table' ? table.caption : undefined,
    notes: blocks.slice(at, end).flatMap((block) => (block.as === 'note' ? [plain(block.spans)] : [])),
  }
}

test('the table shows what was agreed, “not reported” as such, and says what differs or is missing', () => {
  const journal = answeredTwice()
  change(journal, [opening()])
  change(journal, [
    made('answer.agreed', agreedId(adams, fields.sample), {
      source: adams,
      field: fields.sample,
      by: ana,
      absent: 'not reported',
    }),
  ])
  const { rows, notes, caption } = told(journal)
  expect(caption).toBe('Characteristics of included sources')
  expect(rows).toEqual([
    ['Source', 'Evidence', 'Country', 'Design', 'Sample', 'Setting'],
    ['Adams 2020', 'article', 'Scotland', 'not settled', 'not reported', 'A hospital.'],
    ['Brown 2020', 'article', 'England', '', '', ''],
  ])
  expect(notes).toContain('Design: answered for no source. Extractors differ on Adams 2020.')
  expect(notes).toContain('Sample: answered for one source of 2.')
})

test('of a blinded form not even one’s own answer stands in the table', () => {
  const { rows, notes } = told(answeredTwice())
  expect(rows?.[1]?.slice(3)).toEqual(['not complete', 'not complete', 'not complete'])
  expect(notes.join(' ')).toContain('Extraction is not complete for Adams 2020.')
})

test('participants have a table of their own', () => {
  const journal = extracting({ about: 'participants', extractors: 1, blinded: false })
  change(journal, [answer(ana, fields.sample, { value: 40 })])
  const { rows, caption } = told(journal, 'table-participants')
  expect(caption).toBe('Characteristics of participants in the included sources')
  expect(rows?.slice(0, 2)).toEqual([
    ['Source', 'Design', 'Sample', 'Setting'],
    ['Adams 2020', '', '40 people', ''],
  ])
  expect(told(journal).rows?.[0]).toEqual(['Source', 'Evidence', 'Country'])
})
