import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../core/ids.ts'
import { plain } from '../core/report/blocks.ts'
import type { CslItem } from '../core/report/csl.ts'
import { formatCitations } from './citations.ts'

const id = (name: string) => `src_${name}` as Id<'src'>
const author = (...families: string[]) => families.map((family) => ({ family, given: 'J.' }))
const work = (
  name: string,
  year: number,
  letter: string,
  title: string,
  by: CslItem['author'] = author('Aunger', 'Millar', 'Greenhalgh', 'Mannion'),
): CslItem => ({
  id: id(name),
  type: 'article-journal',
  title,
  author: by,
  issued: { 'date-parts': [[year]] },
  ...(letter && { 'year-suffix': letter }),
  'container-title': 'A Journal',
  volume: '1',
  page: '1-9',
})
const england = [{ literal: 'NHS England' }]

/** Titles run against the letters, so that a processor that dealt its own would deal others. */
const items: CslItem[] = [
  work('a-2021c', 2021, 'c', 'A first title'),
  work('a-2021b', 2021, 'b', 'B second title'),
  work('a-2021a', 2021, 'a', 'C third title'),
  work('a-2022b', 2022, 'b', 'D fourth title'),
  work('a-2022a', 2022, 'a', 'E fifth title'),
  ...['e', 'd', 'c', 'b', 'a'].map((letter, i) => work(`nhs-2021${letter}`, 2021, letter, `${i} guidance`, england)),
  work('sims', 2021, '', 'One of its own', author('Sims')),
]

test('the letters of a year are those of the reference, in citations and in the list', () => {
  const { cite, bibliography } = formatCitations(items)
  expect(cite([id('a-2021a')])).toBe('(Aunger et al., 2021a)')
  expect(cite(['a-2021a', 'a-2021b', 'a-2021c', 'a-2022a', 'a-2022b'].map(id))).toBe(
    '(Aunger et al., 2021a, 2021b, 2021c, 2022a, 2022b)',
  )
  for (const letter of ['a', 'b', 'c', 'd', 'e'])
    expect(cite([id(`nhs-2021${letter}`)])).toBe(`(NHS England, 2021${letter})`)
  expect(bibliography.map((entry) => entry.id)).toEqual(
    ['a-2021a', 'a-2021b', 'a-2021c', 'a-2022a', 'a-2022b', 'nhs-2021a', 'nhs-2021b', 'nhs-2021c', 'nhs-2021d', 'nhs-2021e', 'sims'].map(id), // biome-ignore format: a list
  )
  expect(plain(bibliography[0]?.spans ?? [])).toBe('Aunger, J. et al. (2021a) ‘C third title’, A Journal, 1, pp. 1–9.')
})

test('a letter stays when the works beside it are not cited', () => {
  const { cite } = formatCitations(items.filter((item) => item.id === id('a-2021c')))
  expect(cite([id('a-2021c')])).toBe('(Aunger et al., 2021c)')
})

test('titles of journals are italic, and a place in the text is told', () => {
  const { cite, bibliography } = formatCitations(items)
  expect(bibliography[0]?.spans).toContainEqual({ as: 'em', text: 'A Journal' })
  expect(cite([id('sims')], 'p. 4')).toBe('(Sims, 2021, p. 4)')
  expect(cite([id('sims')], 'Methods')).toBe('(Sims, 2021, Methods)')
})

test('works of one year without letters are told apart', () => {
  const { cite } = formatCitations([
    work('x', 2020, '', 'Two', author('Fox')),
    work('y', 2020, '', 'One', author('Fox')),
  ])
  expect(new Set([cite([id('x')]), cite([id('y')])]).size).toBe(2)
})

test('the order in which works come changes nothing', () => {
  const expected = formatCitations(items)
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
      const again = formatCitations(shuffled)
      expect(again.bibliography).toEqual(expected.bibliography)
      expect(again.cite([id('a-2021b')])).toBe(expected.cite([id('a-2021b')]))
    }),
    { numRuns: 5 },
  )
})

test('hostile titles come out as text', () => {
  const title = '<script>alert(1)</script> & "quotes" \ue000bold\ue001'
  const { bibliography } = formatCitations([work('x', 2020, '', title, [{ literal: '' }])])
  expect(bibliography.flatMap(({ spans }) => spans).every(({ as }) => as === 'text' || as === 'em')).toBe(true)
  expect(plain(bibliography[0]?.spans ?? [])).toContain('<script>alert(1)</script>')
  expect(formatCitations([]).cite([id('none')])).toBe('')
})
