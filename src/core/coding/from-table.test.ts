import { expect, test } from 'vitest'
import { ana, code, codingFacts } from '../../../test/support/coding.ts'
import { carryOut } from '../../../test/support/journal.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { emptyJournal } from '../journal.ts'
import { codebook } from '../view/codebook.ts'
import { codebookCsv } from './codebook-csv.ts'
import { codesFrom } from './from-table.ts'

function project(withCodes = true) {
  const journal = emptyJournal()
  const none = 'a'.repeat(64)
  const all = [
    ...codingFacts({ doc_sims: none, doc_wu: none }),
    code('cod_gone', 'A > B', 9, { retired: true, parent: 'cod_conf', colour: '#882255' }),
  ]
  const changes = withCodes ? all : all.filter(({ type }) => type !== 'code.defined')
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  return journal
}
let count = 0
const newId = () => `cod_new${++count}` as const
const cells = (csv: string) => csv.split('\r\n').map((row) => JSON.parse(`[${row}]`).map(String) as string[])
const csvOf = (journal: ReturnType<typeof project>) => codebookCsv(codebook.answer(seenIn(journal), {}).codes)

test('a codebook that was saved as CSV comes back as it was, and into the same codebook brings nothing', () => {
  const from = project()
  const table = cells(csvOf(from))
  expect(codesFrom(from.state, table, newId)).toEqual({ facts: [], left: [] })
  const to = project(false)
  const { facts, left } = codesFrom(to.state, table, newId)
  expect(left).toEqual([])
  expect(carryOut(to, ana, { do: 'bring', changes: facts })).toBeUndefined()
  expect(csvOf(to)).toBe(csvOf(from))
})

test('another program’s table is taken by name and parent; what is here is filled in, and what differs is listed', () => {
  const journal = project()
  const { facts, left } = codesFrom(
    journal.state,
    [
      ['Name', 'Parent', 'Description', 'Role', 'Color'],
      ['Of staff', 'Trust', 'Trust of those who do the work.', 'context', '#112233'],
      ['Open books', '', 'Accounts are shown.', '', ''],
      ['trust', '', 'Something else.', 'weather', 'blue'],
      ['', '', 'lost', '', ''],
      ["'=Formula", 'New group', '', '', ''],
    ],
    newId,
  )
  expect(carryOut(journal, ana, { do: 'bring', changes: facts })).toBeUndefined()
  const { state } = journal
  const named = (name: string) => [...state.code].find(([, value]) => value.name === name)
  expect(named('Of staff')?.[1]).toMatchObject({ parent: 'cod_trust', role: 'C', colour: '#112233' })
  expect(named('Open books')?.[1].definition).toBe('Accounts are shown.')
  expect(named('=Formula')?.[1].parent).toBe(named('New group')?.[0])
  expect(left).toEqual([
    { row: 4, message: '“weather” is no role.' },
    { row: 4, message: 'The definition of Trust is another here, and stays.' },
    { row: 4, message: '“blue” is no colour.' },
    { row: 5, message: 'It names no code.' },
  ])
  expect(codesFrom(state, [['a', 'b']], newId).left).toEqual([{ row: 1, message: 'No column is called code or name.' }])
})
