import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '../../test/support/records.ts'
import type { Name, Reference } from '../core/record/facts.ts'

const folder = join(import.meta.dirname, '../../test/files/dialects')
const sample = (name: string): Uint8Array => readFileSync(join(folder, name))

interface Expected {
  title: string
  authors: Name[]
  journal: string
  year: number
  volume: string
  issue: string
  firstPage: string
  lastPage: string
  doi: string
  issn: string
  abstract: string
  keywords: string[]
  pmid: string
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[]
const whole = ({ literal, particle, family }: Name) => literal ?? [particle, family].filter(Boolean).join(' ')
const plain = (text = '') => text.replace(/\s+/g, ' ').toLowerCase()

/** What a reference says, in the words of the yardstick. */
const said = (reference: Reference) => ({
  title: reference.title,
  authors: (reference.author ?? []).map(whole),
  journal: plain(reference.container),
  year: reference.year,
  volume: reference.volume ?? '',
  issue: reference.issue ?? '',
  pages: reference.pages ?? '',
  doi: reference.doi ?? '',
  issn: reference.issn?.join(' ') ?? '',
  abstract: plain(reference.abstract),
  keywords: (reference.keywords ?? []).map(plain).sort(),
  pmid: reference.pmid ?? '',
})
type Said = ReturnType<typeof said>

const wanted = (one: Expected): Said => ({
  title: one.title,
  authors: one.authors.map(whole),
  journal: plain(one.journal),
  year: one.year,
  volume: one.volume,
  issue: one.issue,
  pages: [one.firstPage, one.lastPage].filter(Boolean).join('-'),
  doi: one.doi,
  issn: one.issn,
  abstract: plain(one.abstract),
  keywords: one.keywords.map(plain).sort(),
  pmid: one.pmid,
})

const few: (keyof Said)[] = ['volume', 'issue', 'pages', 'issn', 'journal']
/** What a file does not say, or says otherwise: not compared. */
const silent: Record<string, (keyof Said)[]> = {
  'asreview.csv': few,
  'asreview.ris': [...few.slice(0, 4), 'abstract', 'keywords'],
  'biblatex.bib': ['issn', 'abstract', 'keywords'],
  'covidence.csv': ['issn', 'keywords'],
  'damaged_latin1.ris': ['abstract', 'authors'],
  'dimensions.ris': ['issn', 'keywords'],
  'embase_com.csv': ['issn', 'title'],
  'ovid.ris': ['keywords', 'pages', 'issn'],
  'rayyan.ris': ['keywords'],
  'scopus.ris': ['pages'],
  'web_of_science.ciw': ['issue', 'pages'],
  'web_of_science.ris': ['issn', 'keywords'],
  'zotero.csl.json': ['keywords'],
  'embase_com.ris': ['issn'],
  'endnote_endnote.xml': ['issn'],
}
/** Files that give PubMed's number as one. */
const withPmid = /^(pubmed|zotero\.(csv|csl)|rayyan_articles|endnote_refman|dimensions)/

const dialects = readdirSync(folder).filter((name) => !/expected|README|mojibake|truncated/.test(name))

describe('the same three records, as databases and tools export them', () => {
  test.each(dialects)('%s', (name) => {
    const { records, report } = read(sample(name), { name })
    expect(report.records).toBe(3)
    const left = new Set([...(silent[name] ?? []), ...(withPmid.test(name) ? [] : (['pmid'] as const))])
    const part = (all: Said) => Object.fromEntries(Object.entries(all).filter(([key]) => !left.has(key as keyof Said)))
    expect(records.map(({ reference }) => part(said(reference)))).toEqual(expected.map((one) => part(wanted(one))))
    expect(report.problems.filter(({ kind }) => kind === 'lost')).toEqual([])
  })

  test('every field of every record is kept as the file has it', () => {
    const { records } = read(sample('ebsco_cinahl.ris'))
    expect(records[0]?.fields.filter(([tag]) => tag === 'AB').map(([, value]) => value.slice(0, 12))).toEqual([
      'Background: ',
      'Copyright of',
    ])
    expect(records[0]?.fields).toContainEqual(['DP', 'EBSCOhost'])
  })

  test('the bytes of a record, read alone, are the record', () => {
    for (const name of [
      'zotero.ris',
      'pubmed.nbib',
      'web_of_science.ciw',
      'endnote_tagged.enw',
      'zotero.csl.json',
      'damaged_utf16le_bom.ris',
      'zotero_endnote.xml',
      'scopus.bib',
    ]) {
      const bytes = sample(name)
      for (const { reference, bytes: place } of read(bytes, { name }).records) {
        const [offset = 0, length = 0] = place ?? []
        const again = read(bytes.subarray(offset, offset + length), {
          name,
          ...(name.includes('utf16') && { encoding: 'utf-16le' }),
        })
        expect(
          again.records.map((one) => one.reference),
          name,
        ).toEqual([reference])
      }
    }
  })
})

describe('damage is told with its line', () => {
  test('text that was misread before it was saved', () => {
    const { report } = read(sample('damaged_mojibake.ris'))
    expect(report.problems.map(({ code, line }) => [code, line])).toEqual([
      ['misread-before', 1],
      ['misread-before', 24],
    ])
  })

  test('a file that breaks off', () => {
    const { records, report } = read(sample('damaged_truncated.ris'))
    expect(records).toHaveLength(2)
    expect(report.problems[0]).toMatchObject({ kind: 'repaired', code: 'no-end', line: 24, record: 2 })
  })

  test('what Ovid writes between records', () => {
    const { report } = read(sample('ovid.ris'))
    expect(report.dialect).toBe('Ovid')
    expect(report.problems.map(({ code, line }) => `${code} ${line}`)).toContain('between-records 23')
  })

  test('a file that is nothing of the kind', () => {
    expect(read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])).report.problems[0]?.code).toBe('no-records')
    expect(read(new Uint8Array()).report.problems[0]?.code).toBe('no-records')
  })
})

test('decisions of other tools come as labels of named people', () => {
  const labels = (name: string) => read(sample(name), { name }).records.map((record) => record.labels)
  const rayyan = [
    [
      { tool: 'rayyan', who: 'Ama', verdict: 'include' },
      { tool: 'rayyan', who: 'Kofi', verdict: 'maybe' },
      { tool: 'rayyan', tags: ['realist', 'CMO'] },
    ],
    [{ tool: 'rayyan', who: 'Ama', verdict: 'include', note: 'check the theory; see p. 4' }],
    [
      { tool: 'rayyan', who: 'Ama', verdict: 'exclude', reason: 'wrong population; foreign language' },
      { tool: 'rayyan', who: 'Kofi', verdict: 'exclude', reason: 'wrong population; foreign language' },
    ],
  ]
  expect(labels('rayyan.ris')).toEqual(rayyan)
  expect(labels('rayyan_articles.csv')).toEqual(rayyan)
  const asreview = [[{ tool: 'asreview', verdict: 'include' }], [{ tool: 'asreview', verdict: 'exclude' }], undefined]
  expect(labels('asreview.ris')).toEqual(asreview)
  expect(labels('asreview.csv')).toEqual(asreview)
  expect(labels('covidence.csv')[2]).toContainEqual({
    tool: 'covidence',
    verdict: 'exclude',
    reason: 'Wrong study design',
  })
})

test('the report says from which line on a tag was not understood', () => {
  const text =
    'TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\nXQ  - ours\nER  - \nTY  - JOUR\nTI  - Three\nXQ  - ours\nER  - \n'
  const { tags } = read(text, { name: 'a.ris' }).report
  expect(tags.XQ).toEqual({ seen: 2, understood: 0, line: 4 })
  expect(tags.TI).toEqual({ seen: 3, understood: 3 })
})
