import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reference } from '../core/record/facts.ts'
import { type Outgoing, unsaid } from '../core/record/formats/write.ts'
import { readRecords } from './read-records.ts'
import { type Writable, writable, writeRecords } from './write-records.ts'

async function bytesOf(format: Writable, records: readonly Outgoing[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of writeRecords(format, records))
    parts.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(parts)
}

const name: Record<Writable, string> = {
  ris: 'a.ris',
  nbib: 'a.nbib',
  bibtex: 'a.bib',
  'csl-json': 'a.json',
  'endnote-xml': 'a.xml',
  csv: 'a.csv',
  tsv: 'a.tsv',
  xlsx: 'a.xlsx',
}

async function thereAndBack(format: Writable, records: readonly Outgoing[]) {
  const bytes = await bytesOf(format, records)
  return [...readRecords(bytes, { name: name[format], format })]
}

/** Without what the format has no place for; keywords in any order, and lines as one where paragraphs are not kept. */
function expressible(format: Writable, reference: Reference, written = reference) {
  const left = new Set<string>(unsaid(format, written))
  const kept = Object.entries(reference).filter(([field]) => !left.has(field))
  return Object.fromEntries(
    kept.map(([field, value]) => [
      field,
      field === 'keywords'
        ? [...(value as string[])].sort()
        : format === 'ris' || format === 'csl-json' || typeof value !== 'string'
          ? value
          : value.replace(/\s+/g, ' '),
    ]),
  )
}

test.each(writable)('%s: what the dialects say is written and read again as it was', async (format) => {
  const folder = join(import.meta.dirname, '../../test/files/dialects')
  for (const file of ['zotero.ris', 'pubmed.nbib', 'zotero.csv', 'endnote_refman.ris', 'rayyan.ris']) {
    const records = [...readRecords(readFileSync(join(folder, file)), { name: file })]
    const outgoing = records.map(({ reference }, i) => ({ id: reference.pmid ?? `r${i}`, reference }))
    const again = await thereAndBack(format, outgoing)
    const wanted = records.map(({ reference }) => expressible(format, reference))
    if (format === 'nbib') for (const [i, one] of wanted.entries()) one.pmid ??= `r${i}`
    expect(
      again.map(({ reference }, i) => expressible(format, reference, records[i]?.reference)),
      file,
    ).toEqual(wanted)
  }
})

const word = fc.constantFrom(
  'trust',
  'Nguyễn',
  'shared power',
  'open-book',
  '“quoted”',
  'R&D',
  '50 % < 60 %',
  'x = y',
  '信頼',
  "l'élan",
  '{braced}',
  'a_b',
  'C#',
  '$5',
  '~tilde',
  'back\\slash',
  'semi colon',
)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
const letters = fc.constantFrom('Sims', 'O’Neill', 'Ångström-Okafor', 'Nguyễn', 'Müller')
const person = fc.record(
  {
    particle: fc.constantFrom('van der', 'de la'),
    family: letters,
    given: fc.constantFrom('Ana', 'A. B.', 'María José'),
  },
  { requiredKeys: ['family', 'given'] },
)
const literals = ['NHS England', 'TREAT Study Group', 'Team AB', 'Health, Education and Care']
const reference: fc.Arbitrary<Reference> = fc.record(
  {
    type: fc.constantFrom('article-journal', 'book', 'chapter', 'report', 'thesis', 'article', 'software', 'map'),
    title: words.map((text) => `On ${text}`),
    author: fc.array(fc.oneof(person, fc.record({ literal: fc.constantFrom(...literals) })), {
      minLength: 1,
      maxLength: 4,
    }),
    year: fc.integer({ min: 1900, max: 2035 }),
    editor: fc.array(person, { minLength: 1, maxLength: 2 }),
    container: words,
    originalTitle: words.map((text) => `Über ${text}`),
    publisher: fc.constantFrom('Wiley and Sons', 'Sage'),
    place: fc.constantFrom('New York', 'London'),
    edition: fc.constantFrom('2', '3rd ed'),
    url: fc.constantFrom('https://example.org/a_b?x=1&y=2', 'https://example.org/50%25'),
    pmcid: fc.constant('PMC123456'),
    isbn: fc.constant(['9781860163593']),
    volume: fc.constantFrom('1', '12', 'A3'),
    issue: fc.constantFrom('2', '2 Suppl 1'),
    pages: fc.constantFrom('221-228', 'e104-e119', 'S45', '7'),
    doi: fc.constantFrom('10.5555/a.b-1', '10.5555/(sici)1099(2021)27:2<104::aid>3.0.co;2-x'),
    abstract: words,
    keywords: fc.uniqueArray(fc.constantFrom('peer support', 'diabetes mellitus, type 2', 'R&D', 'trust'), {
      minLength: 1,
      maxLength: 3,
    }),
    pmid: fc.constantFrom('90000001', '123456'),
    issn: fc.constant(['1234-5679']),
    language: fc.constantFrom('eng', 'Spanish'),
  },
  { requiredKeys: ['type', 'title', 'pmid'] },
)

test.each(writable)('%s: any reference is written and read again as it was', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(reference, { minLength: 1, maxLength: 4 }), async (references) => {
      const again = await thereAndBack(
        format,
        references.map((one, i) => ({ id: `id${i}`, reference: one })),
      )
      expect(again.map((one, i) => expressible(format, one.reference, references[i]))).toEqual(
        references.map((one) => expressible(format, one)),
      )
    }),
    { numRuns: format === 'bibtex' || format === 'xlsx' ? 25 : 120 },
  )
})

test.each(writable)(
  '%s: decisions are written where other tools can filter by them, and read again',
  async (format) => {
    const labels: Outgoing['labels'] = [
      { tool: 'retroduce', stage: 'Rigour', verdict: 'exclude', reason: 'Too thin (twice)' },
      { tool: 'retroduce', tags: ['key paper'] },
    ]
    const [again] = await thereAndBack(format, [
      { id: 'r1', reference: { type: 'article-journal', title: 'Trust', keywords: ['power'] }, labels },
    ])
    expect(again?.labels?.toSorted((a, b) => (a.stage ?? '').localeCompare(b.stage ?? ''))).toEqual([
      labels[1],
      labels[0],
    ])
    expect(again?.reference.keywords).toEqual(['power'])
  },
)

test('cells that a spreadsheet would run are guarded, and come back without the guard', async () => {
  const title = '=HYPERLINK("http://x","y")'
  const csv = new TextDecoder().decode(await bytesOf('csv', [{ id: '1', reference: { type: 'book', title } }]))
  expect(csv).toContain(`"'=HYPERLINK`)
  for (const format of ['csv', 'tsv', 'xlsx'] as const)
    expect((await thereAndBack(format, [{ id: '1', reference: { type: 'book', title } }]))[0]?.reference.title).toBe(
      title,
    )
})

test('a text longer than a spreadsheet’s cell goes on in the next column', async () => {
  const abstract = 'a long way '.repeat(8_000).trim()
  const [again] = await thereAndBack('xlsx', [{ id: '1', reference: { type: 'book', title: 'Long', abstract } }])
  expect(again?.reference.abstract).toBe(abstract)
})
