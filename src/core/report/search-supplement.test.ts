import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import type { Block } from './blocks.ts'
import { plain } from './blocks.ts'
import { reportHtml } from './html.ts'
import { reportMarkdown } from './markdown.ts'
import { prismaS } from './prisma-s.ts'
import { searchSupplement } from './search-supplement.ts'

const strategy = '1  exp Leadership/\n2  (trust* adj3 partner*).ti,ab.\n\n3  1 and 2  '
const source = { id: 'src_1' as Id<'src'>, kind: 'article' as const, reference: { type: 'article', title: 'One' } }

function log(): Journal {
  const journal = founded()
  change(journal, [
    made('search.logged', 'sch_medline', {
      title: 'Main search',
      purpose: 'main',
      database: 'MEDLINE',
      platform: 'Ovid',
      strategy,
      limits: [{ limit: 'in English', because: 'nobody reads more' }, { limit: 'since 2017' }],
      on: '2023-10-03',
      hits: 1,
      by: [ana],
      reviewed: 'by a librarian',
    }),
    made('search.logged', 'sch_embase', { title: 'Embase', purpose: 'main', database: 'Embase', platform: 'Ovid' }),
    made('search.logged', 'sch_grey', { title: 'Websites', purpose: 'grey', place: 'website', on: '2023-11', hits: 0 }),
    made('search.logged', 'sch_alert', { title: 'Weekly', purpose: 'alert', dropped: 'Too many.' }),
  ])
  change(journal, [
    made('search.run', 'run_1', { search: 'sch_medline', on: '2024-05-01', hits: 1, strategy: `${strategy}x` }),
  ])
  const records = [
    { id: 'rec_1' as Id<'rec'>, material: 'a'.repeat(64), source },
    { id: 'rec_2' as Id<'rec'>, material: 'a'.repeat(64), source: source.id },
  ]
  const about = { file: 'a.ris', format: 'ris', blob: 'a'.repeat(64), problems: 0, search: 'sch_medline' as Id<'sch'> }
  expect(carryOut(journal, ana, { do: 'import', id: 'imp_1', import: about, records })).toBeUndefined()
  return journal
}

const names = new Map([[ana, { name: 'Ana Ruiz' }]])
const listings = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.as === 'listing' ? [block.text] : []))

test('each search is told with its strategy to the letter, its runs, limits and what it found', () => {
  const blocks = searchSupplement(log().state, names)
  expect(listings(blocks)).toEqual([strategy, `${strategy}x`])
  const said = blocks.flatMap((block) => (block.as === 'list' ? block.items.map(plain) : []))
  expect(said).toContain('Limits: in English, because: nobody reads more; since 2017')
  expect(said).toContain(
    'Run on 2023-10-03: one hit; two records, one duplicate, one source (1 more imported); by Ana Ruiz.',
  )
  expect(said).toContain('Run on 2023-11: nothing was found.')
  expect(said).toContain('Dropped, because: Too many.')
})

test('PRISMA-S is answered as far as the log goes, and where it says nothing it says so', () => {
  const answers = Object.fromEntries(prismaS(log().state).map(({ name, answer }) => [name, answer]))
  expect(answers).toMatchObject({
    'Database name': 'MEDLINE (Ovid); Embase (Ovid).',
    'Multi-database searching': 'Ovid: MEDLINE and Embase, each with an entry of its own.',
    'Study registries': undefined,
    'Online resources and browsing': 'Websites.',
    'Full search strategies': '1 of 2 are in this supplement, as they were run; of “Embase” there is none.',
    'Limits and restrictions': 'In English (nobody reads more); since 2017 (no reason is given).',
    Updates: 'Main search was run again on 2024-05-01.',
    'Dates of searches': 'From 2023-10-03 to 2024-05-01; each is in the log.',
    'Peer review': 'Main search: by a librarian.',
  })
  expect(answers.Deduplication).toMatch(/^Of two records, one duplicate\. /)
  expect(prismaS(founded().state).every(({ answer }) => answer === undefined)).toBe(true)
})

test('a strategy stays to the letter in HTML and Markdown, whatever stands in it', () => {
  const word = fc.constantFrom('<b>x</b>', '```', '````', '&amp;', '"', '# 1', '- 2', '| a |', '  ', 'trust*', '</li>')
  fc.assert(
    fc.property(fc.array(fc.array(word), { minLength: 1, maxLength: 4 }), (rows) => {
      const text = rows.map((row) => row.join(' ')).join('\n')
      const listing: Block = { as: 'listing', id: 'x', caption: 'S', text }
      const fenced = /(`{3,})text\n([\s\S]*)\n\1\n$/.exec(reportMarkdown([listing]))
      expect(fenced?.[2]).toBe(text)
      expect(fenced?.[2]?.includes(fenced[1] ?? '')).toBe(false)
      const list = /<ol class="lines[^>]*>(.*)<\/ol>/s.exec(reportHtml([listing]))?.[1] ?? ''
      const lines = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) =>
        line.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
      )
      expect(lines.join('\n')).toBe(text)
    }),
  )
})

test('an empty log says so', () => {
  expect(searchSupplement(founded().state).at(-1)).toMatchObject({ as: 'note' })
})
