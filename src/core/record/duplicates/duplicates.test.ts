import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reference } from '../facts.ts'
import { explained } from './explain.ts'
import { type FindOptions, type Found, findDuplicates } from './find.ts'
import { merged } from './merge.ts'
import type { Comparable } from './prepare.ts'

function found(records: readonly Comparable[], options?: FindOptions): Found {
  const steps = findDuplicates(records, options)
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
}

const article: Reference = {
  type: 'article-journal',
  title: 'Distributed leadership in integrated care systems: a realist synthesis of what works for whom',
  author: [
    { family: 'Harlow', given: 'Miriam' },
    { family: 'Okafor', given: 'Daniel' },
  ],
  year: 2021,
  container: 'Journal of Health Services Research & Policy',
  volume: '26',
  issue: '3',
  pages: '177-186',
  doi: '10.1177/13558196211000001',
}
const { doi: _, ...noDoi } = article

/** What becomes of the article and another record. */
function verdict(change: Partial<Record<keyof Reference, unknown>>, base: Reference = noDoi): string {
  const other = Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, v]) => v !== undefined))
  const result = found([
    { id: 'a', reference: base },
    { id: 'b', reference: other as Reference },
  ])
  if (result.groups.length > 0) return `same by ${result.matches[0]?.rule}`
  if (result.related[0]) return `related: ${result.related[0].kind}`
  return result.questions.length > 0 ? 'ask' : 'apart'
}

describe('one publication, however it was typed', () => {
  test.each<[string, Partial<Record<keyof Reference, unknown>>, Reference?]>([
    ['capitals and a full stop', { title: `${article.title.toUpperCase()}.` }],
    ['a tail in brackets', { title: `${article.title} [Review] [33 refs]` }],
    ['a tail with brackets in it', { title: `${article.title}.[Erratum appears in J. 2022 [corrected]]` }],
    ['the whole title in brackets', { title: `[${article.title}]` }],
    ['markup and an entity', { title: article.title.replace('Distributed', '<i>Distributed</i>') }],
    ['a typing error', { title: article.title.replace('Distributed', 'Distribtued') }],
    ['the subtitle dropped', { title: 'Distributed leadership in integrated care systems' }],
    ['the journal abbreviated', { container: 'J Health Serv Res Policy', pages: undefined }],
    ['pages abbreviated', { pages: '177-86' }],
    ['only the first page', { pages: '177' }],
    ['a page of the spreadsheet kind', { pages: 'Jan-77' }],
    ['volume and issue in one field', { volume: '26(3)', issue: undefined }],
    ['the year of the issue', { year: 2022 }],
    ['names inverted', { author: [{ family: 'Miriam', given: 'Harlow' }] }],
    [
      'initials only',
      {
        author: [
          { family: 'Harlow', given: 'M.' },
          { family: 'Okafor', given: 'D.' },
        ],
      },
    ],
    ['no authors', { author: undefined }],
    ['a DOI on one side', { doi: article.doi }],
    [
      'the same DOI and no more of the place',
      { volume: undefined, issue: undefined, pages: undefined, container: undefined },
      article,
    ],
    ['an article number for pages', { pages: '13558196211000' }, { ...noDoi, pages: '1-9' }],
    ['the letter before its pages dropped', { pages: 'H177-H186' }],
    ['a DOI that was cut off', { doi: article.doi?.slice(0, -3) }, article],
    ['entities for signs', { title: article.title.replace('a realist', '&#97; realist').replace(': ', '&#58; ') }],
    ['a compound written in two', { title: article.title.replace('leadership', 'leader ship') }],
    [
      'a number in words',
      { title: 'Leadership after five years of integrated care: a realist synthesis' },
      { ...noDoi, title: 'Leadership after 5 years of integrated care: a realist synthesis' },
    ],
    [
      'the same PMID and no more of the place',
      { volume: undefined, issue: undefined, pages: undefined, container: undefined, author: undefined },
      { ...noDoi, pmid: '33333333' },
    ],
    [
      'the title in its own language, which the other names',
      { title: 'Verteilte Führung in integrierten Versorgungssystemen', pages: '177' },
      { ...noDoi, originalTitle: 'Verteilte Führung in integrierten Versorgungssystemen' },
    ],
  ])('%s', (_name, change, base) => {
    expect(verdict(change, base)).toMatch(/^same/)
  })

  test('British and American spelling, and Greek letters by name', () => {
    const base = { ...noDoi, title: 'Behaviour of TNF-α in paediatric haemolytic anaemia: an organisational view' }
    expect(
      verdict({ title: 'Behavior of TNF-alpha in pediatric hemolytic anemia: an organizational view' }, base),
    ).toMatch(/^same/)
  })
  test('a title in another language at the same pages', () => {
    expect(verdict({ title: 'Verteilte Führung in integrierten Versorgungssystemen' })).toBe('same by translated')
  })
  test('titles that are not Latin are compared by their own letters', () => {
    const base = { ...noDoi, title: '综合护理系统中的分布式领导力研究进展' }
    expect(verdict({}, base)).toMatch(/^same/)
    expect(verdict({ title: '糖尿病患者自我管理教育的效果评价', pages: undefined, volume: undefined }, base)).toBe(
      'apart',
    )
  })
})

describe('related reports are offered, not joined', () => {
  test.each<[string, string, Partial<Record<keyof Reference, unknown>>]>([
    ['erratum', 'a notice', { title: `Correction to: ${article.title}`, pages: '290', issue: '4' }],
    [
      'comment',
      'a reply',
      { title: `Reply to: ${article.title}`, author: [{ family: 'Stone', given: 'A' }], pages: '300' },
    ],
    [
      'preprint',
      'a preprint',
      { container: 'medRxiv', volume: undefined, issue: undefined, pages: undefined, year: 2020 },
    ],
    ['protocol', 'a protocol', { title: `${article.title}: study protocol`, pages: '10-19', volume: '24', year: 2020 }],
    ['part', 'a second part', { title: `${article.title}. II`, pages: '187-199' }],
    [
      'conference abstract',
      'an abstract of a meeting',
      { container: 'European Congress of Health Services', volume: '12', issue: 'Suppl 1', pages: 'S265' },
    ],
    [
      'other report',
      'the same in another journal',
      { container: 'Health Policy', volume: '125', issue: '8', pages: '1001-1009' },
    ],
  ])('%s: %s', (kind, _name, change) => {
    expect(verdict(change)).toBe(`related: ${kind}`)
  })
  test('edition: two editions of a book', () => {
    const book = { type: 'book', title: article.title, author: article.author, publisher: 'Wiley', year: 2020 }
    expect(verdict({ edition: '2nd ed.', year: 2021 }, { ...book, edition: '1st ed.' } as Reference)).toBe(
      'related: edition',
    )
  })
  test('other report: the thesis of an article', () => {
    expect(
      verdict({ type: 'thesis', container: undefined, volume: undefined, issue: undefined, pages: undefined }),
    ).toBe('related: other report')
  })
  test('erratum: as Embase names what it corrects', () => {
    const title = `${article.title} (Journal of Health Services Research and Policy (2021) 26 (177-186))`
    expect(verdict({ title, pages: '290', issue: '4' })).toBe('related: erratum')
  })
  test('edition: two versions of a Cochrane review', () => {
    const review = {
      ...noDoi,
      container: 'Cochrane Database of Systematic Reviews',
      issue: '1',
      volume: undefined,
      pages: undefined,
    }
    const base = { ...review, doi: '10.1002/14651858.cd000259.pub3' } as unknown as Reference
    expect(verdict({ doi: '10.1002/14651858.cd000259.pub4', year: 2024 }, base)).toBe('related: edition')
  })
})

describe('what is never joined', () => {
  const editorial = { ...noDoi, title: 'Editorial', pages: '1' }
  test.each<[string, Partial<Record<keyof Reference, unknown>>, Reference?]>([
    ['two editorials with one first page', { volume: '27', year: 2022 }, editorial],
    ['two volumes and pages', { volume: '27', pages: '11-20', year: 2023 }],
    ['a word replaced', { title: article.title.replace('integrated', 'acute'), pages: '187-199' }],
    [
      'another number in the title',
      { title: 'Leadership programme evaluation, round 2 of the national survey', pages: undefined },
      { ...noDoi, title: 'Leadership programme evaluation, round 1 of the national survey' },
    ],
    [
      'two trial registrations',
      { title: `${article.title} NCT01234567` },
      { ...noDoi, title: `${article.title} NCT07654321` },
    ],
    ['other authors', { author: [{ family: 'Zimmer', given: 'Q' }], volume: '3', pages: undefined }],
    ['two DOIs and no pages', { doi: '10.1/b', pages: undefined, year: 2022 }, { ...article, doi: '10.1/a' }],
    ['two DOIs in one issue', { doi: '10.1/b', pages: undefined }, { ...article, doi: '10.1/a' }],
    ['two PMIDs', { pmid: '2', pages: undefined }, { ...noDoi, pmid: '1' }],
    ['two editorials by others', { author: [{ family: 'Zimmer' }] }, editorial],
    ['two editorials on page 1 of two issues', { issue: '4' }, editorial],
    ['page 1 of two volumes', { volume: '27', pages: '1-9' }, { ...noDoi, pages: '1-12' }],
    [
      'a yearly report',
      { year: 2022, volume: undefined, pages: undefined },
      { ...noDoi, title: 'Annual report of the national programme for integrated care systems and their leadership' },
    ],
    [
      'two abstracts on one page of a supplement',
      { title: `${article.title}: follow-up results`, pages: 'S12' },
      { ...noDoi, title: `${article.title}: baseline results`, pages: 'S12' },
    ],
  ])('%s', (_name, change, base) => {
    expect(verdict(change, base)).not.toMatch(/^same/)
  })

  test.each([
    ['in men', 'in women'],
    ['with hyperthermia', 'with hypothermia'],
    ['of intracellular signals', 'of extracellular signals'],
    ['in typical cases', 'in atypical cases'],
    ['for insulin dependent people', 'for insulin independent people'],
    ['and maternal health', 'and paternal health'],
    ['and microvascular disease', 'and macrovascular disease'],
    ['after five years', 'after ten years'],
    ['at 10 mg', 'at 20 mg'],
  ])('one slip apart and another study: %s, %s', (one, other) => {
    const place = { pages: undefined, volume: undefined, issue: undefined }
    const base = { ...noDoi, ...place, title: `Leadership of teams ${one}` } as unknown as Reference
    expect(verdict({ title: `Leadership of teams ${other}` }, base)).not.toMatch(/^same/)
  })

  test('no chain: two that contradict each other do not come together through a third', () => {
    const records = [
      { id: 'article', reference: { ...noDoi, doi: '10.1/x' } },
      {
        id: 'bare',
        reference: { ...noDoi, pages: undefined, volume: undefined, issue: undefined } as unknown as Reference,
      },
      { id: 'second', reference: { ...noDoi, pages: '400-411', volume: '30', issue: '1' } },
    ]
    const { groups, questions } = found(records)
    for (const group of groups) expect(group).not.toEqual(expect.arrayContaining(['article', 'second']))
    expect(groups.flat().length + questions.length).toBeGreaterThan(0)
  })
})

describe('what was decided before is kept', () => {
  const twice = [
    { id: 'a', reference: noDoi },
    { id: 'b', reference: noDoi },
  ]
  test('two that a person holds apart', () => {
    expect(found(twice, { apart: [['b', 'a']] })).toMatchObject({ groups: [], questions: [], related: [] })
  })
  test('joined ones stay joined, and a new record comes to them', () => {
    const other = { ...noDoi, title: 'Another paper that a person knows to be the same one in truth', pages: '1-2' }
    const records = [...twice, { id: 'c', reference: other }]
    expect(found(records, { joined: [['a', 'c']] }).groups).toEqual(
      [['a', 'b', 'c']].map((g) => expect.arrayContaining(g)) as never,
    )
  })
  test('without a new record nothing is compared', () => {
    expect(found(twice, { fresh: new Set() })).toMatchObject({ groups: [], compared: 0 })
  })
})

test('a record a thousand times is one group, without a million comparisons', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ id: String(i), reference: noDoi }))
  const { groups, compared } = found(many)
  expect(groups.map((group) => group.length)).toEqual([1000])
  expect(compared).toBeLessThan(40_000)
})

const anyReference: fc.Arbitrary<Reference> = fc.record(
  {
    type: fc.constantFrom('article-journal', 'article', 'book'),
    title: fc.oneof(
      fc.constant(article.title),
      fc.constant('Editorial'),
      fc.constant(`Erratum: ${article.title}`),
      fc.string(),
    ),
    author: fc.array(fc.record({ family: fc.string(), given: fc.string() }), { maxLength: 3 }),
    year: fc.integer({ min: 2019, max: 2022 }),
    container: fc.constantFrom('Health Policy', 'Health Pol', 'medRxiv'),
    volume: fc.constantFrom('1', '2', '1(3)'),
    pages: fc.oneof(fc.constantFrom('1-9', '1', 'e12'), fc.string()),
    doi: fc.constantFrom('10.1/a', '10.1/b'),
  },
  { requiredKeys: ['type', 'title'] },
)

test('the same groups in whatever order the records come, and each record in one at most', () => {
  fc.assert(
    fc.property(fc.array(anyReference, { maxLength: 12 }), fc.integer(), (references, seed) => {
      const records = references.map((reference, i) => ({ id: `r${i}`, reference }))
      const shuffled = [...records]
        .sort((a, b) => ((a.id.length * 31 + seed) % 7) - ((b.id.length * 31 + seed) % 7))
        .reverse()
      const sorted = (result: Found) => result.groups.map((group) => [...group].sort().join()).sort()
      const one = found(records)
      expect(sorted(found(shuffled))).toEqual(sorted(one))
      expect(new Set(one.groups.flat()).size).toBe(one.groups.flat().length)
    }),
  )
})

test('a join is said in a sentence: what agrees, then what differs', () => {
  const { matches } = found([
    { id: 'a', reference: article },
    { id: 'b', reference: { ...article, title: 'Distributed leadership in integrated care systems' } },
  ])
  expect(matches.map(({ evidence }) => explained(evidence))).toEqual([
    'Same DOI, first author, journal, year, volume, issue and pages; one title has more words, such as a subtitle.',
  ])
})

describe('the merged reference', () => {
  const scopus = {
    ...noDoi,
    title: article.title.toUpperCase(),
    abstract: 'Short.',
    author: [{ family: 'Harlow', given: 'M' }],
  }
  const { reference, origin, differences } = merged([
    { id: 'scopus', reference: scopus },
    {
      id: 'pubmed',
      reference: {
        ...article,
        container: 'J Health Serv Res Policy',
        abstract: 'A much longer abstract of sixty letters and a few more than those.',
      },
    },
  ])
  test('takes the best value of each field and says from which record', () => {
    expect(reference).toMatchObject({
      title: article.title,
      author: article.author,
      container: article.container,
      doi: article.doi,
    })
    expect(origin).toMatchObject({
      title: 'pubmed',
      author: 'pubmed',
      container: 'scopus',
      abstract: 'pubmed',
      doi: 'pubmed',
    })
  })
  test('lists what differs, and not what only looks different', () => {
    expect(differences.map(({ field }) => field).sort()).toEqual(['abstract', 'author', 'container'])
  })
  test('a primary record comes before all others', () => {
    const chosen = merged(
      [
        { id: 'a', reference: scopus },
        { id: 'b', reference: article },
      ],
      'a',
    )
    expect(chosen.reference).toMatchObject({ title: scopus.title, doi: article.doi })
  })
})

test('one DOI and one title bear a volume that is typed wrongly, not another volume and other pages', () => {
  expect(verdict({ volume: '62' }, article)).toMatch(/^same by/)
  expect(verdict({ volume: '62', pages: '12-19' }, article)).toBe('related: other report')
})
