import { expect, test } from 'vitest'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Journal } from '../journal.ts'
import { type Block, notesIn, plain, type Span, spansOf } from '../report/blocks.ts'
import { report } from '../report/report.ts'
import { emptyState } from '../state.ts'
import { manuscript } from './manuscript.ts'
import { offersOf } from './offers.ts'

function saying(...texts: string[]): Journal {
  const journal = smallReview()
  texts.forEach((text, i) => {
    change(journal, [made('section.written', `sec_${i + 1}`, { heading: `Section ${i + 1}`, text, order: i + 1 })])
  })
  return journal
}

const told = (spans: readonly Span[]): string =>
  spans.map((span) => (span.as === 'citation' ? span.text : plain([span]))).join('')
const words = (blocks: readonly Block[]): string[] => {
  const from = blocks.findIndex((block) => 'id' in block && block.id === 'sec_1')
  return blocks.slice(from + 1).flatMap((block) => (block.as === 'para' ? [told(block.spans)] : []))
}
const made1 = (...texts: string[]) => manuscript(saying(...texts).state)

test('numbers come from the project, in words where a sentence has words, and stay current', () => {
  const journal = saying('{flow.included} sources. In all {flow.included in digits}; {theories} programme theories.')
  const before = words(manuscript(journal.state).blocks)
  const included = manuscript(journal.state).material.source.flow.included.length
  expect(before[0]).toMatch(/^[A-Z][a-z-]+ sources\. In all \d+; [a-z]+ programme theories\.$/)
  expect(before[0]).toContain(`In all ${included};`)
  change(journal, [made('theory.stated', 'pt_more', { title: 'One more', order: 99 })])
  expect(words(manuscript(journal.state).blocks)[0]).not.toBe(before[0])
})

test('none of a thing reads as words do', () => {
  expect(words(made1('{input} pieces came; of them {input} were used, {input}.').blocks)).toEqual([
    'No pieces came; of them none were used, none.',
  ])
})

test('sources are cited with their places, and the references hold what the manuscript cites and nothing else', () => {
  const { blocks, problems } = made1('Trust grows {cite:src_ash, p. 4; src_dogwood}. {author:src_ash} says so.')
  expect(problems).toEqual([])
  expect(words(blocks)[0]).toMatch(/^Trust grows \(\w+ \d{4}\w?, p\. 4; \w+ \d{4}\w?\)\. \w+ \d{4}\w? says so\.$/)
  const at = blocks.findIndex((block) => 'id' in block && block.id === 'references')
  const listed = blocks.slice(at).flatMap((block) => (block.as === 'list' ? block.items : []))
  expect(listed).toHaveLength(2)
})

test('letters that tell works of a year apart are those of the whole report', () => {
  const journal = saying('Of {cite:included}.')
  const inReport = new Set(
    report(journal.state)
      .flatMap(spansOf)
      .flatMap((span) => (span.as === 'citation' && span.narrative ? [span.text] : [])),
  )
  const labels = /\((.*)\)/.exec(words(manuscript(journal.state).blocks)[0] ?? '')?.[1]?.split('; ') ?? []
  expect(labels.length).toBeGreaterThan(2)
  const lettered = labels.filter((label) => /\d[a-z]$/.test(label))
  for (const label of lettered) expect(inReport).toContain(label)
})

test('tables and figures are numbered by where they stand here, and what refers to them says so', () => {
  const { blocks, problems } = made1(
    'See {ref:table-matrix}, {ref:figure-flow} and {ref:table-refinements}.\n{figure:flow}\n{table:matrix}',
    '{table:matrix}\nInline {table:searches} no.',
  )
  const captioned = blocks.flatMap((block) =>
    block.as === 'table' || block.as === 'figure' ? [`${block.as} ${block.number}`] : [],
  )
  expect(captioned).toEqual(['figure 1', 'table 1'])
  expect(words(blocks)[0]).toMatch(/^See Table 1, Figure 1 and Table \d+ of the supplement\.$/)
  expect(problems.map(({ section, message }) => [section, message])).toEqual([
    ['sec_2', expect.stringContaining('further up already')],
    ['sec_2', expect.stringContaining('of its own')],
  ])
})

test('what is unknown stands as it was written and is told with a hint', () => {
  const { blocks, problems } = made1('So {flow.include} and {cite:src_none}, {cmoc:99} {ref:nothing}.')
  expect(words(blocks)).toEqual(['So {flow.include} and {cite:src_none}, {cmoc:99} {ref:nothing}.'])
  expect(problems).toHaveLength(4)
  for (const { hint, section } of problems) expect([hint.length > 5, section]).toEqual([true, 'sec_1'])
})

test('lines are paragraphs, dashes a list, stars set words apart, and notes stand apart', () => {
  const { blocks } = made1(
    'One *word* of p < 0.05* here.\n\n- first {theories}\n- second\nLast{note: Seen {cite:src_ash}.}.',
  )
  const at = blocks.findIndex((block) => 'id' in block && block.id === 'sec_1')
  expect(blocks.slice(at + 1, at + 4).map(({ as }) => as)).toEqual(['para', 'list', 'para'])
  expect(spansOf(blocks[at + 1] as Block)).toContainEqual({ as: 'em', text: 'word' })
  expect(notesIn(blocks).map(({ number, spans }) => [number, told(spans)])).toEqual([
    [1, expect.stringMatching(/^Seen \(\w+ \d{4}\)\.$/)],
  ])
})

test('a style of notes puts citations at the foot, their marks close to the word, and knows what was cited before', () => {
  const before: boolean[] = []
  const { blocks } = manuscript(
    saying('Trust grows {cite:src_ash}, and {author:src_ash} says so{note: See {cite:src_ash}.}.').state,
    {
      citations: () => ({
        cite: () => '',
        bibliography: [],
        note: ([id], _, { all }) => {
          before.push(id !== undefined && all.has(id))
          return [{ as: 'text', text: 'Ash.' }]
        },
      }),
    },
  )
  expect(notesIn(blocks).map(({ number }) => number)).toEqual([1, 2, 3])
  expect(before).toEqual([false, true, true])
  expect(words(blocks)[0]).toMatch(/^Trust grows, and \w+ \d{4} says so\.$/)
})

test('a list is words in a line and a list alone', () => {
  const { blocks } = made1('We hold that {list:theories}.\n{list:theories}')
  expect(words(blocks)[0]).toMatch(/^We hold that .+ and .+\.$/)
  expect(blocks.some((block) => block.as === 'list' && block.items.length > 1)).toBe(true)
})

test('every insertion that is offered comes to something', () => {
  const journal = smallReview()
  change(journal, [made('search.logged', 'sch_9', { title: 'Main', purpose: 'main', strategy: 'trust' })])
  const { material } = manuscript(journal.state)
  const offers = offersOf(material)
  expect(new Set(offers.map(({ name }) => name)).size).toBe(offers.length)
  expect(new Set(offers.map(({ kind }) => kind))).toEqual(
    new Set(['number', 'words', 'list', 'table', 'figure', 'strategy', 'theory']),
  )
  const text = offers.map(({ name }) => `{${name}}`).join('\n')
  change(journal, [made('section.written', 'sec_1', { heading: 'All', text, order: 1 })])
  const { problems } = manuscript(journal.state)
  expect(problems).toEqual([])
})

test('an empty project has a manuscript too', () => {
  expect(manuscript(emptyState()).blocks).toEqual([{ as: 'heading', level: 1, id: 'title', text: 'Untitled project' }])
})
