import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import type { RecordRead } from '../record/read.ts'
import { joins } from './joins.ts'
import { library } from './library.ts'
import { records } from './records.ts'
import { studies, study } from './studies.ts'
import type { Seen } from './view.ts'

const material = 'b'.repeat(64)

const imported = (name: string, titles: string[]): Command => ({
  do: 'import',
  id: `imp_${name}`,
  import: { file: `${name}.ris`, format: 'ris', blob: material, problems: 0, database: name },
  records: titles.map((title, i) => ({
    id: `rec_${name}${i}` as Id<'rec'>,
    material,
    source: { id: `src_${name}${i}` as Id<'src'>, kind: 'article', reference: { type: 'article-journal', title } },
  })),
})

function shelf(): Journal {
  const journal = founded()
  for (const command of [
    imported('Scopus', ['Trust', 'Care']),
    imported('PubMed', ['Trust.', 'Zeal']),
    { do: 'join', joins: [{ into: 'src_Scopus0', from: ['src_PubMed0'], because: 'Same title.' }] },
  ] satisfies Command[])
    expect(carryOut(journal, ana, command)).toBeUndefined()
  return journal
}

/** As the server does it: the records that the view names are read for it. */
function ask(seen: Seen, params: Record<string, string> = {}) {
  const asked = records.params.parse(params)
  const readings = new Map(
    records
      .records?.(seen, asked)
      .map((id) => [
        id,
        { reference: { type: 'article', title: `as ${id} says` }, fields: [], lines: [1, 1] } as RecordRead,
      ]),
  )
  return records.answer({ ...seen, readings }, asked)
}
const ids = (seen: Seen, params?: Record<string, string>) => ask(seen, params).rows.map(({ id }) => id.slice(4))

test('every record stays in the list, in the order of the files, with what its own file says', () => {
  const { total, sources, rows } = ask(seenIn(shelf()))
  expect([total, sources]).toEqual([4, 3])
  expect(rows).toMatchObject([
    { id: 'rec_Scopus0', database: 'Scopus', position: 1, title: 'as rec_Scopus0 says', of: 2, first: true },
    { id: 'rec_Scopus1', of: 1, first: true },
    { id: 'rec_PubMed0', database: 'PubMed', source: { id: 'src_Scopus0' }, of: 2, first: false },
    { id: 'rec_PubMed1', position: 2 },
  ])
})

test('records are narrowed by database and by whether they are duplicates, and those of a source stand together', () => {
  const seen = seenIn(shelf())
  expect(ids(seen, { database: 'PubMed' })).toEqual(['PubMed0', 'PubMed1'])
  expect(ids(seen, { import: 'imp_Scopus' })).toEqual(['Scopus0', 'Scopus1'])
  expect(ids(seen, { which: 'duplicate' })).toEqual(['PubMed0'])
  expect(ids(seen, { which: 'joined' })).toEqual(['Scopus0', 'PubMed0'])
  expect(ids(seen, { which: 'alone' })).toEqual(['Scopus1', 'PubMed1'])
  expect(ids(seen, { sort: 'title' })).toEqual(['Scopus1', 'PubMed0', 'Scopus0', 'PubMed1'])
  expect(ids(seen, { sort: 'title', from: '1', count: '2' })).toEqual(['PubMed0', 'Scopus0'])
  expect(ids(seen, { text: 'zeal' })).toEqual(['PubMed1'])
  expect(ids({ ...seen, found: { ids: new Set(['rec_PubMed0' as Id]), terms: ['trust'] } }, { text: 'trust' })).toEqual(
    ['PubMed0'],
  )
})

test('joins are listed with the reason and who joined when, and are gone from the list when taken apart', () => {
  const journal = shelf()
  const list = () => joins.answer(seenIn(journal), joins.params.parse({}))
  expect(list()).toMatchObject({
    total: 1,
    joined: 1,
    rows: [
      { id: 'src_Scopus0', records: 2, databases: ['Scopus', 'PubMed'], why: 'Same title.', by: { name: 'Ana Ruiz' } },
    ],
  })
  const source = {
    id: 'src_new' as Id<'src'>,
    kind: 'article' as const,
    reference: { type: 'article', title: 'Trust.' },
  }
  expect(carryOut(journal, ana, { do: 'apart', records: ['rec_PubMed0'], source })).toBeUndefined()
  expect(list()).toMatchObject({ total: 0, joined: 0, rows: [] })
})

test('a study is told with its sources, and narrows the library', () => {
  const journal = shelf()
  const to = {
    name: 'The trust study',
    kind: 'siblings' as const,
    sources: ['src_Scopus0', 'src_PubMed1'] as Id<'src'>[],
  }
  carryOut(journal, ana, { do: 'change', changes: [{ type: 'study.clustered', id: 'std_1', from: null, to }] })
  const seen = seenIn(journal)
  expect(studies.answer(seen, {})).toMatchObject([{ id: 'std_1', number: 2, sources: [{ id: 'src_Scopus0' }, {}] }])
  expect(study.answer(seen, { id: 'std_1' })?.sources[0]).toMatchObject({ databases: ['Scopus', 'PubMed'] })
  expect(study.answer(seen, { id: 'std_2' })).toBeUndefined()
  const narrowed = (study: string) =>
    library.answer(seen, library.params.parse({ study })).rows.map(({ id, studies }) => [id, studies.length])
  expect(narrowed('std_1')).toEqual([
    ['src_Scopus0', 1],
    ['src_PubMed1', 1],
  ])
  expect(narrowed('none')).toEqual([['src_Scopus1', 0]])
})
