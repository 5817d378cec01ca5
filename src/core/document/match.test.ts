import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import type { Name } from '../record/facts.ts'
import { matcher, type Seen } from './match.ts'

const source = (id: string, title: string, more: object = {}) =>
  made('source.described', `src_${id}`, { kind: 'article', reference: { type: 'article-journal', title, ...more } })
const by = (family: string, year: number): { author: Name[]; year: number } => ({ author: [{ family }], year })

function project() {
  const journal = review()
  change(journal, [
    source('lead', 'Leading together: how integrated care systems’ partners build trust', {
      doi: 'https://doi.org/10.1234/ABC.5',
      ...by('Sims', 2021),
    }),
    source('second', 'Leading together: a second look at integrated care partners', {
      pmid: '34567890',
      ...by('Sims', 2021),
    }),
    source('short', 'Trust in teams', by('Öztürk', 2019)),
    source('twin', 'Leading together: how integrated care systems’ partners build trust', by('Okafor', 2020)),
    source('pmc', 'What leaders owe one another in neighbourhood health', {
      pmcid: 'PMC7654321',
      ...by('van der Berg', 2018),
    }),
  ])
  return journal.state
}
const file = (part: Partial<Seen>): Seen => ({ name: 'download.pdf', about: {}, beginning: '', ...part })
const first = (part: Partial<Seen>) => {
  const [proposal] = matcher(project())(file(part))
  return proposal && [proposal.source, proposal.sure]
}

test.each<[string, Partial<Seen>, unknown]>([
  [
    'by the DOI on its first page',
    { beginning: 'Health Policy\nhttps://doi.org/10.1234/abc.5.\nWords' },
    ['src_lead', true],
  ],
  ['by the DOI that it says itself', { about: { doi: '10.1234/ABC.5' } }, ['src_lead', true]],
  ['by the DOI in its name', { name: '10.1234_abc.5.pdf' }, ['src_lead', true]],
  ['by its PubMed number', { beginning: 'PMID: 34567890' }, ['src_second', true]],
  ['by the PubMed number in its name', { name: '34567890.pdf' }, ['src_second', true]],
  ['by its number in PubMed Central', { name: 'PMC7654321.xml' }, ['src_pmc', true]],
  [
    'by its title over two lines, broken at a hyphen',
    { beginning: 'ORIGINAL ARTICLE\nWhat leaders owe one another in neigh-\nbourhood health\nAnna van der Berg' },
    ['src_pmc', true],
  ],
  [
    'by the title it says itself',
    { about: { title: 'Leading Together: A Second Look at Integrated Care Partners' } },
    ['src_second', true],
  ],
  [
    'by the title in its name',
    { name: 'van der Berg et al. - 2018 - What leaders owe one another in neighbourhood health.pdf' },
    ['src_pmc', true],
  ],
  ['by author and year in its name, which is not sure', { name: 'Ozturk 2019.pdf' }, ['src_short', false]],
  ['by a short title, which is not sure', { beginning: 'Trust in teams' }, ['src_short', false]],
  ['and not by anything else', { name: 'scan0001.pdf', beginning: 'Leading together is a book.' }, undefined],
])('a file is matched %s', (_, seen, expected) => {
  expect(first(seen)).toEqual(expected)
})

test('two sources that are as likely are both proposed, and none is sure', () => {
  const proposals = matcher(project())(
    file({ beginning: 'Leading together: How integrated care systems’ partners build trust' }),
  )
  expect(proposals.map(({ source, sure }) => [source, sure])).toEqual([
    ['src_lead', false],
    ['src_twin', false],
  ])
  // A DOI beside it decides.
  const [best] = matcher(project())(
    file({ beginning: 'Leading together: How integrated care systems’ partners build trust 10.1234/abc.5' }),
  )
  expect(best).toEqual({
    source: 'src_lead',
    sure: true,
    held: false,
    reasons: ['Its DOI is 10.1234/abc.5.', 'Its title stands on the first page.'],
  })
})
