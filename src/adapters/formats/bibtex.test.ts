import { describe, expect, test } from 'vitest'
import { read, references, told } from '../../../test/support/records.ts'

const bib = (text: string) => references(text, 'a.bib')

test('what has no TeX in it is read as the parser reads it', () => {
  const plain =
    '@article{k, title={Trust in teams}, author={van der Berg, Pieter and Sims, S.}, year={2021}, journal="Health Policy", number=3, pages={1--9}, month=feb, keywords={power, trust}}'
  // A tie between two words is TeX's, and changes nothing that is looked at here.
  const withTex = plain
    .replaceAll('} and', '}~and')
    .replace('Trust in', 'Trust\\ in')
    .replace('van der Berg', '{van der Berg}')
  const { title, author, ...rest } = bib(withTex)[0] ?? {}
  expect(bib(plain)[0]).toEqual({
    ...rest,
    title: 'Trust in teams',
    author: [
      { family: 'Berg', particle: 'van der', given: 'Pieter' },
      { family: 'Sims', given: 'S.' },
    ],
  })
  expect(bib(plain)[0]).toMatchObject({ type: 'article-journal', published: '2021-02', issue: '3', pages: '1-9' })
})

describe('signs that exporters do not escape', () => {
  test.each([
    ['Costs of $5 and $6', 'Costs of $5 and $6'],
    ['50% of R&D in care_now', '50% of R&D in care_now'],
    ['US$ 1,000 a {UK} head', 'US$ 1,000 a UK head'],
    ['Costs \\& gains: 5\\% of \\$6, a\\_b \\#1', 'Costs & gains: 5% of $6, a_b #1'],
    ['Costs \\& {gains}: 5\\% of \\$6, a\\_b \\#1', 'Costs & gains: 5% of $6, a_b #1'],
    ['For {p} $<$ 0.05 and $x_1$', 'For p < 0.05 and x₁'],
  ])('%s', (title, wanted) => {
    expect(bib(`@article{k, title={${title}}, year=2020}`)[0]?.title).toBe(wanted)
  })
})

test('an entry in round brackets, with round brackets in its title', () => {
  expect(
    bib('@ARTICLE(k,\n TITLE = "Planning: An (Almost) Bad Idea",\n VOLUME = {10}\n)\n@book{b, title={Next}}'),
  ).toMatchObject([{ title: 'Planning: An (Almost) Bad Idea', volume: '10' }, { title: 'Next' }])
})

test('a brace that is missing costs neither the entry nor the next', () => {
  const text =
    "@article{a, title={An {unbalanced title}, author={O'Neil, S{\\'e}an}, year=2021\n@article{b, title={Next}, year=2022}"
  expect(bib(text)).toMatchObject([
    { title: 'An unbalanced title', author: [{ family: "O'Neil", given: 'Séan' }], year: 2021 },
    { title: 'Next', year: 2022 },
  ])
  expect(told(text, 'a.bib')).toEqual(['no-end 1'])
})

test('strings, and what an entry has from the one it refers to, but not instead of its own', () => {
  const text = `@string{jh = {Journal of Health}}
@article{a, journal = jh, title={A}}
@inproceedings{c, title={Own}, crossref={p}}
@proceedings{p, title={The Proceedings}, year=2010, editor={Ed, Ana}}`
  expect(bib(text)).toMatchObject([
    { container: 'Journal of Health' },
    { title: 'Own', container: 'The Proceedings', year: 2010, editor: [{ family: 'Ed', given: 'Ana' }] },
    { type: 'book', title: 'The Proceedings' },
  ])
})

test('lists of publishers stay one name, "and others" is nobody', () => {
  const text = '@book{a, title={A}, author={Sims, S. and others}, publisher={Wiley {\\&} Sons and Co}}'
  expect(bib(text)[0]).toMatchObject({ author: [{ family: 'Sims', given: 'S.' }], publisher: 'Wiley & Sons and Co' })
  expect(told(text, 'a.bib')).toEqual(['authors-left-out 1'])
})

test('many entries without an end, and many strings, take no more time than others', () => {
  const open = Array.from({ length: 4_000 }, (_, i) => `@article{k${i}, title={T${i}\n`).join('')
  const strings = Array.from({ length: 4_000 }, (_, i) => `@string{s${i} = "Journal ${i}"}\n`).join('')
  const used = Array.from({ length: 200 }, (_, i) => `@article{u${i}, journal = s${i}, title={{T} ${i}}}\n`).join('')
  const started = process.cpuUsage()
  expect(read(open, { name: 'a.bib' }).report.records).toBe(4_000)
  expect(bib(strings + used)[7]?.container).toBe('Journal 7')
  // A minute even on the slowest machine; with every string for every entry it was an hour.
  expect(process.cpuUsage(started).user).toBeLessThan(60_000_000)
})
