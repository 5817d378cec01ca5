import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import { check } from '../check/check.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { emptyState } from '../state.ts'
import { builders } from '../theory/matrix.ts'
import { counted } from '../wording.ts'
import { type Block, citedIn, plain, spansOf } from './blocks.ts'
import { reportHtml } from './html.ts'
import { reportMarkdown } from './markdown.ts'
import { report, reportOpening } from './report.ts'

const wordsOf = (blocks: readonly Block[]): string => blocks.map((block) => plain(spansOf(block))).join('\n')
const wordsOfOne = (block: Block): string => wordsOf([block])
const table = (blocks: readonly Block[], id: string) => {
  const found = blocks.find((block) => block.as === 'table' && block.id === id)
  return found?.as === 'table' ? found.rows.map((row) => row.map(plain)) : undefined
}
const journal = smallReview()
const blocks = report(journal.state, { events: journal.events, names: new Map([[ana, { name: 'Ana' }]]) })

test('an empty project has every section, each saying what would fill it', () => {
  const empty = report(emptyState())
  const sections = empty.filter((block) => block.as === 'heading' && block.level === 2)
  const notes = empty.filter((block) => block.as === 'note')
  expect(sections.length).toBe(27)
  expect(notes.length).toBeGreaterThanOrEqual(20)
  expect(wordsOf(empty)).not.toMatch(/undefined|NaN|\[object/)
})

test('ids are given once, and every place that is pointed to exists', () => {
  const ids = blocks.flatMap((block) => ('id' in block ? [block.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  for (const span of blocks.flatMap(spansOf)) if (span.as === 'place') expect(ids).toContain(span.to)
})

test('the opening is how the whole begins', () => {
  const options = { events: journal.events, names: new Map([[ana, { name: 'Ana' }]]) }
  const opening = reportOpening(journal.state, options)
  expect(opening.flatMap((block) => (block.as === 'heading' && block.level < 3 ? [block.id] : []))).toEqual([
    'title',
    'question',
    'definitions',
    'methods',
  ])
  // What is told of places further down waits for the whole.
  expect(opening.map(wordsOfOne)).toEqual(blocks.slice(0, opening.length).map(wordsOfOne))
})

test('tables and figures are numbered in order', () => {
  for (const kind of ['table', 'figure'] as const) {
    const numbers = blocks.flatMap((block) => (block.as === kind ? [block.number] : []))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    expect(numbers.length).toBeGreaterThan(4)
  }
})

test('citations are resolved, and the references hold what is cited and nothing else', () => {
  for (const span of blocks.flatMap(spansOf)) if (span.as === 'citation') expect(span.text).not.toBe('')
  const at = blocks.findIndex((block) => block.as === 'heading' && block.id === 'references')
  const listed = blocks.slice(at).flatMap((block) => (block.as === 'list' ? block.items : []))
  expect(listed.length).toBe(citedIn(blocks.slice(0, at)).length)
  expect(wordsOf(blocks.slice(at))).toContain('Dogwood 2015. Group clinics: study dogwood')
})

test('a style is asked once, for all that is cited', () => {
  const asked: Id<'src'>[][] = []
  const styled = report(journal.state, {
    citations: (cited) => {
      asked.push([...cited])
      return { cite: (sources) => `[${sources.length}]`, bibliography: [] }
    },
  })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain('src_ash')
  expect(wordsOf(styled)).toContain('[1]')
})

test('a reported number that differs from what is held is told in words', () => {
  const other = smallReview()
  const against = { of: 'themes' }
  const count = { what: 'Themes', number: 3, place: 'other', citation: 'src_dogwood', order: 9, against }
  change(other, [made('count.reported', 'cnt_themes', count)])
  expect(wordsOf(report(other.state))).toContain('Themes: 3 reported, 1 held here. The two differ.')
  expect(table(report(other.state), 'table-counts')?.[1]?.slice(0, 3)).toEqual(['Themes', '3', '1'])
})

test('the initial theory is told as it was when it was frozen, not as it is now', () => {
  const rows = table(blocks, 'table-initial-theory')
  expect(rows).toHaveLength(4)
  expect(rows?.map(([number]) => number)).toEqual(['1', '2', '3', '4'])
  change(journal, [
    {
      type: 'component.worded',
      id: 'cmp_ask.M-rea.1',
      from: { text: 'feeling expected' },
      to: { text: 'feeling wanted' },
      why: 'The word that people used.',
    },
  ])
  const later = report(journal.state, { events: journal.events })
  expect(table(later, 'table-initial-theory')?.[0]?.[2]).toContain('feeling expected (M-Rea)')
  expect(table(later, 'table-configurations-pt_invite')?.[0]?.[1]).toContain('feeling wanted (M-Rea)')
})

test('refinements are told with their reasons, and with what of them is inferred', () => {
  const rows = table(blocks, 'table-refinements')
  expect(rows?.[0]).toEqual([
    '1',
    'refine',
    '1',
    'The call was named beside the letter.',
    'retroduction',
    'Ash 2019',
    'own',
  ])
  expect(rows?.[2]?.[0]).toBe('3 and 4')
  expect(rows?.[2]?.[6]).toBe('verdict reported, pairing inferred')
})

test('each configuration says who speaks to which slot, and how', () => {
  const [row] = table(blocks, 'table-configurations-pt_return') ?? []
  expect(row?.[2]).toContain('O, refutes: (Ash 2019)')
  expect(row?.[2]).toContain('C, qualifies: (Birch 2021b)')
})

test('what left at a gate is told with its reason', () => {
  expect(table(blocks, 'table-left-stg_relevance')).toEqual([
    ['Cedar 2018', 'excluded', 'Off the subject. Says nothing of why people came back.', 'rule'],
  ])
})

test('the trail counts what was recorded and tells the acts on the theory', () => {
  expect(table(blocks, 'table-trail-people')).toEqual([['Ana', '85']])
  expect(table(blocks, 'table-trail-acts')?.map(([, , what]) => what)).toContain('Ana refuted CMOC 2 (IRPT).')
})

test('of very many that left, a table names the first thousand and cites none', () => {
  const many = smallReview()
  change(
    many,
    Array.from({ length: 1_200 }, (_, i) => {
      const reference = { type: 'article-journal', title: `Paper ${i}`, author: [{ family: `Reed ${i}` }], year: 2020 }
      return made('source.described', `src_r${i}`, { kind: 'article', entersAt: 'stg_relevance', reference })
    }),
  )
  const settled = { stage: 'stg_relevance', verdict: 'exclude', how: 'rule', reason: 'rsn_off', because: 'Off it.' }
  change(
    many,
    Array.from({ length: 1_200 }, (_, i) =>
      made('conflict.resolved', `res_src_r${i}.stg_relevance`, { ...settled, source: `src_r${i}` }),
    ),
  )
  const long = report(many.state)
  expect(table(long, 'table-left-stg_relevance')).toHaveLength(1_000)
  expect(wordsOf(long)).toContain('The table names 1,000 of 1,201; the project holds them all.')
  expect(citedIn(long)).not.toContain('src_r1')
})

test('whatever people did to a project, its report is made, whole and the same twice', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      const grown = smallReview()
      grow(grown, asked)
      const { state, events } = grown
      const made = () => report(state, { events, findings: check(state) })
      const blocks = made()
      const ids = blocks.flatMap((block) => ('id' in block ? [block.id] : []))
      expect(new Set(ids).size).toBe(ids.length)
      expect(wordsOf(blocks)).not.toMatch(/undefined|NaN|\[object/)
      for (const block of blocks)
        if (block.as === 'table') for (const row of block.rows) expect(row).toHaveLength(block.head.length)
      const html = reportHtml(blocks)
      expect(html).not.toMatch(/NaN|undefined/)
      expect(reportMarkdown(blocks)).toBe(reportMarkdown(made()))
    }),
    { numRuns: 60 },
  )
})

test('what the initial theory was built from is listed by kind, publications cited', () => {
  const at = blocks.findIndex((block) => block.as === 'heading' && block.id === 'initial-theory')
  const [told, list] = blocks.slice(at + 2, at + 4)
  const built = [...builders(journal.state)]
  expect(plain(told ? spansOf(told) : [])).toBe(`It was built from ${counted(built.length, 'source')}:`)
  expect(list ? citedIn([list]).toSorted() : []).toEqual(built.toSorted())
  expect(wordsOf(report(emptyState()))).not.toContain('It was built from')
})

test('a style that Retroduce does not have is told of, and numbers stand beside names', () => {
  const styled = smallReview()
  const [id] = styled.state.project.keys()
  change(styled, [{ type: 'project.described', id, from: { style: null }, to: { style: 'Chicago' } } as Fact])
  const numbers = {
    cite: (sources: readonly Id<'src'>[]) => `(${sources.length})`,
    bibliography: [],
    numeric: true as const,
  }
  const words = wordsOf(report(styled.state, { citations: () => numbers }))
  expect(words).toContain('asks for the citation style “Chicago”')
  expect(words).toMatch(/Dogwood 2015 \(1\)/)
})
