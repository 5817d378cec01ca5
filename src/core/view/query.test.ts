import { expect, test } from 'vitest'
import { ben, bensCoding, cem, cemsCoding, codingFacts, type Talk, talks } from '../../../test/support/coding.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { plainText } from '../document/text.ts'
import { emptyJournal } from '../journal.ts'
import { query } from './query.ts'

function coded() {
  const journal = emptyJournal()
  const none = 'a'.repeat(64)
  for (const [who, changes] of [
    [ana, codingFacts({ doc_sims: none, doc_wu: none })],
    [ben, bensCoding],
    [cem, cemsCoding],
  ] as const)
    expect(carryOut(journal, who, { do: 'change', changes: [...changes] })).toBeUndefined()
  return journal
}
const journal = coded()
const texts = new Map((Object.keys(talks) as Talk[]).map((id) => [id, plainText(talks[id])] as const))
const ids = (asked: object) =>
  query
    .answer({ ...seenIn(journal), texts }, query.params.parse(asked))
    .rows.map(({ excerpt }) => excerpt.slice(4))
    .sort()

test('passages are asked for by codes with those below, together, overlapping, within, near, and not', () => {
  expect(ids({ code: 'cod_trust' })).toEqual(['b1', 'b4', 'c1', 'c4'])
  expect(ids({ code: 'cod_trust', alone: '1' })).toEqual(['c4'])
  expect(ids({ code: 'cod_trust', where: 'and.together.cod_conf' })).toEqual(['b1'])
  expect(ids({ code: 'cod_trust', where: 'and.overlapping.cod_conf' })).toEqual(['b1', 'c1'])
  expect(ids({ code: 'cod_trust', where: 'not.overlapping.cod_conf' })).toEqual(['b4', 'c4'])
  expect(ids({ code: 'cod_old', where: 'and.within.cod_trust,or.together.cod_past' })).toEqual(['b4', 'c3'])
  expect(ids({ code: 'cod_sooner', where: 'and.near.cod_open.2' })).toEqual(['b3'])
  expect(ids({ code: 'cod_sooner', where: 'and.near.cod_boards.2' })).toEqual([])
  expect(ids({ code: 'cod_sooner', where: 'and.near.cod_boards.0', unit: 'paragraphs' })).toEqual(['b3'])
  expect(ids({ code: 'cod_past', where: 'and.near.cod_boards.0', unit: 'paragraphs' })).toEqual([])
  expect(query.params.safeParse({ where: 'and.beside.cod_x' }).success).toBe(false)
})

test('and by person, kind and what the library knows of the source', () => {
  expect(ids({ by: cem })).toEqual(['c1', 'c2', 'c3', 'c4'])
  expect(ids({ kind: 'finding' })).toEqual(['b1', 'c1'])
  expect(ids({ of: 'interview' })).toEqual(['b4', 'c4'])
  expect(ids({ since: '2021' }).length).toBe(6)
})

test('a table counts passages, and its cells are the queries they open', () => {
  const answer = query.answer(seenIn(journal), query.params.parse({ table: 'codes', how: 'overlapping' }))
  const { rows = [], columns = [], cells = [] } = answer.table ?? {}
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      expect(cells[i]?.[j], `${row.name} by ${column.name}`).toBe(
        ids({ code: row.id, where: `and.overlapping.${column.id}`, alone: '1' }).length,
      )
    })
  })
})

test('passages are counted by what is known of their sources and of who speaks in them, and a cell is the query it opens', () => {
  const other = coded()
  const changes = [
    made('participant.enrolled', 'prt_1', { role: 'nurse', source: 'src_wu', consent: 'given' }),
    made('participant.enrolled', 'prt_2', { role: 'manager', source: 'src_wu', consent: 'given' }),
  ]
  expect(carryOut(other, ana, { do: 'change', changes })).toBeUndefined()
  const asked = (more: object) => query.answer(seenIn(other), query.params.parse(more))
  const of = (attribute: string) => {
    const { table, attributes } = asked({ table: 'attributes', attribute })
    expect(attributes.map(({ key }) => key)).toEqual(expect.arrayContaining(['kind', 'country', 'year', 'role']))
    table?.rows.forEach((row, i) => {
      table.columns.forEach(({ id: value }, j) => {
        expect(table.cells[i]?.[j]).toBe(asked({ code: row.id, alone: '1', attribute, value }).found)
      })
    })
    return Object.fromEntries(
      (table?.columns ?? []).map(({ name }, j) => [name, table?.cells.reduce((sum, row) => sum + (row[j] ?? 0), 0)]),
    )
  }
  expect(of('kind')).toEqual({ article: 7, interview: 2 })
  expect(of('role')).toEqual({ manager: 2, nurse: 2, 'not said': 7 })
})
