import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CitationStyle, citationStyles } from '../core/choices.ts'
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

const withDoi = (doi: string): CslItem => ({ ...work('x', 2020, '', 'Trust', author('Fox')), DOI: doi })
const links = (items: CslItem[], style?: CitationStyle) =>
  formatCitations(items, style)
    .bibliography.flatMap(({ spans }) => spans)
    .flatMap((span) => (span.as === 'link' ? [span] : []))

test('in every style a DOI leads to where it says, and an address of the web likewise', () => {
  for (const style of citationStyles) {
    expect(links([withDoi('10.1186/1741-7015-11-21')], style), style).toEqual([
      expect.objectContaining({ href: 'https://doi.org/10.1186/1741-7015-11-21' }),
    ])
    const page: CslItem = { id: id('y'), type: 'webpage', title: 'A page', URL: 'https://example.org/a?b=c' }
    expect(
      links([page], style).map(({ href }) => href),
      style,
    ).toEqual(['https://example.org/a?b=c'])
  }
})

test('what an address may not hold is written the way addresses write it, and what is no address is text', () => {
  const odd = '10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1'
  expect(links([withDoi(odd)])[0]?.href).toBe(
    'https://doi.org/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1',
  )
  for (const doi of ['10.1/a"><script>', '10.1234/x?y#z', '10.1234/ü\u0000', '10.1234/𐀀𐀀', '10.1234/\ud800'])
    for (const { href } of links([withDoi(doi)])) expect(href).toMatch(/^https:\/\/doi\.org\/[\w.,:;()/%-]+$/)
  const page: CslItem = { id: id('y'), type: 'webpage', title: 'A page', URL: 'javascript:alert(1)' }
  for (const style of citationStyles) expect(links([page], style)).toEqual([])
})

test('APA keeps the letters of the references too', () => {
  const { cite, bibliography } = formatCitations(items, 'apa')
  expect(cite(['a-2021a', 'a-2021b', 'a-2021c'].map(id))).toBe('(Aunger et al., 2021a, 2021b, 2021c)')
  expect(bibliography.slice(0, 3).map((entry) => entry.id)).toEqual(['a-2021a', 'a-2021b', 'a-2021c'].map(id))
  expect(plain(bibliography[0]?.spans ?? [])).toBe(
    'Aunger, J., Millar, J., Greenhalgh, J., & Mannion, J. (2021a). C third title. A Journal, 1, 1–9.',
  )
})

test('Vancouver numbers by the order in which works are cited, and needs no letters', () => {
  const [c, b, a] = items as [CslItem, CslItem, CslItem]
  const { cite, bibliography, numeric } = formatCitations([b, a, c], 'vancouver')
  expect(numeric).toBe(true)
  expect([cite([b.id]), cite([a.id]), cite([c.id]), cite([a.id, b.id, c.id])]).toEqual(['(1)', '(2)', '(3)', '(1–3)'])
  expect(bibliography.map((entry) => entry.id)).toEqual([b.id, a.id, c.id])
  expect(plain(bibliography[1]?.spans ?? [])).toBe(
    '2. Aunger J, Millar J, Greenhalgh J, Mannion J. C third title. A Journal. 2021;1:1–9.',
  )
})
