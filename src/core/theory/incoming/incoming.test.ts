import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../../test/support/journal.ts'
import { columnMeanings, splits } from '../../choices.ts'
import type { Fact } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { builtinTemplates } from '../../project/templates.ts'
import type { NamedTemplate } from '../read-sentences.ts'
import { citer } from './cite.ts'
import { guessReading, headings, type Meaning } from './columns.ts'
import { factsOf } from './draft.ts'
import { draftsOfTable, draftsOfText } from './from-table.ts'
import { splitCell, splitOf } from './split.ts'
import type { Grid } from './table.ts'

const templates = Object.entries(builtinTemplates) as unknown as NamedTemplate[]
const grid = (...rows: string[][]): Grid => ({ name: 'T', rows: rows.map((cells, i) => ({ at: i + 1, cells })) })
const read = (table: Grid, preferred: NamedTemplate[0] = 'tpl_dalkin') => guessReading(table, templates, preferred)
const drafted = (table: Grid) => draftsOfTable(table, read(table), templates)
const counter = () => {
  let n = 0
  return <P extends string>(prefix: P) => `${prefix}_n${++n}` as Id<P>
}

/** A project with sources by Sims, Wu, and two of Aunger in one year. */
function withSources() {
  const journal = founded()
  const source = (id: string, family: string[], year: number, title: string, more: object = {}) => ({
    type: 'source.described',
    id,
    from: null,
    to: {
      kind: 'article',
      reference: { type: 'article-journal', title, year, author: family.map((one) => ({ family: one })), ...more },
    },
  })
  const changes = [
    source('src_sims', ['Sims', 'Page'], 2021, 'Trust in systems'),
    source('src_wu', ['Wu', 'Li', 'Ma'], 2019, 'Open books', { doi: '10.1000/wu.7' }),
    source('src_a', ['Aunger'], 2022, 'Collaboration', { suffix: 'a' }),
    source('src_b', ['Aunger', 'Millar'], 2022, 'Collaboration again', { suffix: 'b' }),
    source('src_beek', ['van der Beek'], 2020, 'Dikes'),
  ] as Fact[]
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  return journal
}
const asked = { by: ana, cited: 'whole' as const }

test('cells are parted by lines, semicolons or numbers, and a number in running words parts nothing', () => {
  expect(splitCell('1. open books 2. one budget\n3) meetings', 'numbers')).toEqual([
    'open books',
    'one budget',
    'meetings',
  ])
  expect(splitCell('Staff who: (a) stay (b) return', 'numbers')).toEqual(['Staff who:', 'stay', 'return'])
  expect(splitCell('In 2. class, 1 ward', 'numbers')).toEqual(['In 2. class, 1 ward'])
  expect(splitCell('• open books\n• one budget;\n\n', 'lines')).toEqual(['open books', 'one budget;'])
  expect(splitCell('trust; ; pride', 'semicolons')).toEqual(['trust', 'pride'])
  expect(splitCell('–', 'whole')).toEqual([])
  expect(splitOf(['1. a 2. b', 'c'])).toBe('numbers')
  expect(splitOf(['a\nb', 'c'])).toBe('lines')
  expect(splitOf(['a; b', 'c', ''])).toBe('semicolons')
  expect(splitOf(['a', 'b; c', 'd', 'e'])).toBe('whole')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...splits), (cell, by) => {
      const letters = (words: string) => words.match(/\p{L}{4,}/gu) ?? []
      expect(letters(splitCell(cell, by).join(' '))).toEqual(letters(cell))
    }),
  )
})

test('citations are matched by authors and year, title or DOI; what fits two or none is told', () => {
  const cite = citer(withSources().state)
  expect(cite('Sims & Page 2021; Wu et al. (2019)')).toEqual({ sources: ['src_sims', 'src_wu'], unknown: [] })
  expect(cite('(Sims and Page, 2021; Aunger 2022a, Aunger & Millar 2022b)').sources).toEqual([
    'src_sims',
    'src_a',
    'src_b',
  ])
  expect(cite('Aunger 2022')).toEqual({ sources: [], unknown: ['Aunger 2022'] })
  expect(cite('Trust in systems\nhttps://doi.org/10.1000/wu.7.').sources).toEqual(['src_sims', 'src_wu'])
  expect(cite('van der Beek 2020, p. 12')).toEqual({ sources: ['src_beek'], unknown: ['p. 12'] })
  expect(cite('Nobody 1999; [12]').unknown).toEqual(['Nobody 1999', '12'])
  const started = process.cpuUsage()
  for (const cell of ['A'.repeat(90_000), 'van '.repeat(20_000), 'Aa et al '.repeat(10_000), '10.1000/'.repeat(10_000)])
    cite(cell)
  expect(process.cpuUsage(started).user).toBeLessThan(10_000_000)
})

const table = grid(
  ['No.', 'Context', 'Mechanism (resource)', 'Mechanism (reasoning)', 'Outcome(s)', 'Sources', 'Our remarks'],
  ['1', 'A shared past', 'open books; one budget', 'trust', 'faster decisions', 'Sims & Page 2021', 'Strong.'],
  ['2', 'Rivalry', 'one budget', '?', 'quarrels', 'Nobody 1999', ''],
  ['', '', '', '', '', '', ''],
  ['No.', 'Context', 'Mechanism (resource)', 'Mechanism (reasoning)', 'Outcome(s)', 'Sources', 'Our remarks'],
  ['3', 'A shared past.', '', 'pride', 'they stay', '', ''],
  ['Note. All from one country.', '', '', '', '', '', ''],
)

test('columns are guessed by their headings, and a row becomes a configuration with nothing lost', () => {
  const reading = read(table)
  expect(reading).toMatchObject({ template: 'tpl_dalkin', heads: 1, goesOn: false })
  expect(reading.columns.map(({ is }) => is)).toEqual([
    ...['number', 'slot C', 'slot M-res', 'slot M-rea', 'slot O', 'sources', 'note'],
  ])
  expect(reading.columns[2]?.split).toBe('semicolons')
  const { drafts, told } = drafted(table)
  expect(drafts.map(({ title, slots, note }) => [title, slots.length, note])).toEqual([
    ['1 faster decisions', 5, ['Our remarks: Strong.']],
    ['2 quarrels', 3, ['Mechanism (reasoning): ?']],
    ['3 they stay', 3, ['Note. All from one country.']],
  ])
  expect(told.map(({ at }) => at)).toEqual([5, 7])

  const journal = withSources()
  const { facts, made } = factsOf(journal.state, drafts, { ...asked, fresh: counter() })
  expect(made).toMatchObject({ configurations: 3, components: 9, reused: 2, evidence: 1, unknown: ['Nobody 1999'] })
  expect(carryOut(journal, ana, { do: 'bring', changes: facts })).toBeUndefined()
  const { state } = journal
  expect([...state.configuration.values()].map(({ title, order }) => [title, order])).toEqual([
    ['1 faster decisions', 1],
    ['2 quarrels', 2],
    ['3 they stay', 3],
  ])
  expect([...state.configuration.values()][1]?.note).toContain('Sources named: Nobody 1999')
  expect([...state.evidence.values()]).toMatchObject([{ source: 'src_sims', stance: 'supports', links: [] }])
  // Asked again, nothing is made twice.
  const again = factsOf(state, drafts, { ...asked, fresh: counter() })
  expect(again.facts).toEqual([])
  expect(again.made.told).toHaveLength(3)
  // It is one act, and goes as one.
  const act = journal.events.at(-1)?.act as string
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect([state.configuration.size, state.component.size, state.evidence.size]).toEqual([0, 0, 0])
})

test('a heading across begins a programme theory, merged numbers and rows without one go on', () => {
  const merged: Grid = {
    name: 'T',
    rows: [
      { at: 1, cells: ['CMOC', 'Context', 'Mechanism', 'Outcome'] },
      { at: 2, cells: ['Trust', '', '', ''], across: true },
      { at: 3, cells: ['1', 'rain', 'worry', 'umbrellas'] },
      { at: 4, cells: ['1', 'rain', 'pride', 'hats'], spanned: [0, 1] },
      { at: 5, cells: ['Power', '', '', ''], across: true },
      { at: 6, cells: ['2', 'sun', 'joy', 'ice'] },
      { at: 7, cells: ['Nothing here', '', '', ''], across: true },
    ],
  }
  const { drafts, told } = drafted(merged)
  expect(drafts.map(({ theory, slots }) => [theory, slots.map(({ text }) => text).join()])).toEqual([
    ['Trust', 'rain,worry,umbrellas,pride,hats'],
    ['Power', 'sun,joy,ice'],
  ])
  expect(told).toEqual([{ at: 7, message: 'No configuration stands under “Nothing here”.' }])
  const bare = grid(
    ['No', 'C', 'M', 'O'],
    ['1', 'rain', 'worry', 'hats'],
    ['', 'wind', '', ''],
    ['2', 'sun', 'joy', 'ice'],
  )
  expect(read(bare)).toMatchObject({ template: 'tpl_cmo', goesOn: true })
  expect(drafted(bare).drafts.map(({ slots }) => slots.length)).toEqual([4, 3])
})

test('a column of sentences, one of programme theories, of standing and polarity; a table without headings', () => {
  const sentences = grid(
    ['Refinement', 'Programme theory', 'CMOC', 'Status', 'Polarity'],
    ['1a', 'Trust', 'In the context of rain (C), people worry (M), which leads to umbrellas (O).', 'Evidenced', '+'],
    ['1b', 'Trust', 'Trust is all that there is to say about it, and no more.', 'maybe', 'barrier to trust'],
  )
  expect(read(sentences).columns.map(({ is }) => is)).toEqual(['number', 'theory', 'sentence', 'status', 'polarity'])
  const { drafts } = drafted(sentences)
  expect(drafts[0]).toMatchObject({ title: '1a umbrellas', theory: 'Trust', status: 'evidenced', polarity: 'positive' })
  expect(drafts[1]).toMatchObject({ slots: [], polarity: 'negative' })
  expect(drafts[1]?.note).toEqual([
    'Trust is all that there is to say about it, and no more.',
    'Status: maybe',
    'Polarity: barrier to trust',
  ])
  const bare = grid(
    ['If it rains, then streets are wet because water falls on them.', 'x'],
    ['Rain (C) brings worry (M) here.', 'y'],
  )
  expect(read(bare)).toMatchObject({ heads: 0 })
  expect(headings(bare, 0)).toEqual(['column 1', 'column 2'])
  expect(drafted(bare).drafts).toHaveLength(2)
})

test('whatever a table holds and however it is mapped, each of its words is somewhere', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '',
      '1',
      'Context',
      'trust; pride',
      '1. open 2. shut',
      '(C)',
      'Sims 2021',
      'If it rains, then wet',
      '–',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  const meaning = fc.constantFrom<Meaning>(
    ...columnMeanings.filter((one) => one !== 'nothing'),
    'slot C',
    'slot M',
    'slot O',
    'sources C',
  )
  const row = fc.record({
    cells: fc.array(cell, { minLength: 1, maxLength: 5 }),
    across: fc.option(fc.constant(true as const), { nil: undefined, freq: 8 }),
  })
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.array(fc.record({ is: meaning, split: fc.constantFrom(...splits) }), { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      (rows, columns, goesOn) => {
        const any: Grid = {
          name: 'T',
          rows: rows.map(({ cells, across }, i) => ({ at: i + 1, cells, ...(across && { across }) })),
        }
        const { drafts, told } = draftsOfTable(any, { template: 'tpl_cmo', heads: 0, columns, goesOn }, templates)
        const kept = new Set(words(JSON.stringify([drafts, told]).replaceAll('\\n', '\n').replaceAll('\\t', '\t')))
        const status = /^(hypothesised|inferred|evidenced)$/
        // The numbers that part components part them, and are not kept.
        for (const { cells } of any.rows)
          for (const one of cells)
            for (const word of words(one))
              if (word.length > 1 && !status.test(word) && !/^\d+$/.test(word)) expect(kept).toContain(word)
      },
    ),
    { numRuns: 500 },
  )
})

test('sources of a slot support what stands in that slot in their row, and nothing else', () => {
  const rows = grid(
    ['No.', 'Context', 'Context: sources', 'Mechanism', 'Outcome', 'References for the outcome', 'Sources'],
    [
      '1',
      'shared past; open books',
      'Sims 2021',
      'pride',
      'they stay',
      'Wu et al. 2019; Sims & Page 2021',
      'Aunger 2022a',
    ],
    ['', '', '', '', 'they speak', 'van der Beek 2020', ''],
    ['2', 'no past', '', 'doubt', '', 'Sims 2021; Nobody 1999', 'Wu 2019'],
  )
  const reading = { ...read(rows), goesOn: true }
  expect(reading.columns.map(({ is }) => is)).toEqual([
    ...['number', 'slot C', 'sources C', 'slot M-res', 'slot O', 'sources O', 'sources'],
  ])
  const { drafts } = draftsOfTable(rows, reading, templates)
  const journal = withSources()
  const { facts, made } = factsOf(journal.state, drafts, { ...asked, fresh: counter() })
  expect(made.unknown).toEqual(['Nobody 1999'])
  expect(carryOut(journal, ana, { do: 'bring', changes: facts })).toBeUndefined()
  const { state } = journal
  const words = (link: Id<'lnk'>) => state.component.get(state.link.get(link)?.component as Id<'cmp'>)?.text
  expect([...state.evidence.values()].map(({ source, links }) => [source, links.map(words)])).toEqual([
    ['src_sims', ['shared past', 'open books', 'they stay']],
    ['src_wu', ['they stay']],
    ['src_a', []],
    ['src_beek', ['they speak']],
    // Where nothing stands in the slot, the configuration as a whole is supported.
    ['src_sims', []],
    ['src_wu', []],
  ])
})

test('pasted sentences become drafts, and what was not understood is told by its line', () => {
  const text = 'In the context of rain (C), worry; pride (M), which leads to hats (O).\n\nNothing of the kind.'
  const { drafts, told } = draftsOfText(text, templates, 'tpl_cmo', 'semicolons')
  expect(drafts[0]?.slots.map(({ text }) => text)).toEqual(['rain', 'worry', 'pride', 'hats'])
  expect(drafts[1]).toMatchObject({ title: 'Nothing of the kind.', note: ['Nothing of the kind.'] })
  expect(told).toMatchObject([{ at: 3 }])
})
