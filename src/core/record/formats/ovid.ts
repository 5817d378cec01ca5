import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import type { Line } from './lines.ts'
import { namesFrom } from './name.ts'
import { count, type Reading, referenceOf } from './reading.ts'
import { byTag, type Grammar, type Tagged, taggedRecords } from './tagged.ts'

/** The text that Ovid saves as a complete reference: a number in angle brackets, headings, and values that are set in. */
const grammar: Grammar = {
  tag(line) {
    const number = /^\ufeff?<(\d+)>\s*$/.exec(line)?.[1]
    if (number) return ['<>', number]
    const heading = /^\ufeff?([A-Z][A-Za-z /'.,&()-]{1,60}?)\s*$/.exec(line)?.[1]
    return heading ? [heading, ''] : undefined
  },
  begins: (tag) => tag === '<>',
  ends: () => false,
  endless: true,
  goesOn: (tag) =>
    /^(Author|Editor)s?$/.test(tag) ? 'next' : /^(Abstract|References)$/.test(tag) ? 'paragraph' : 'word',
}

/** Every reference of a text that Ovid saved. */
export function* ovidRecords(lines: Iterable<Line>, reading: Reading): Generator<RecordRead> {
  for (const tagged of taggedRecords(lines, grammar, reading)) {
    reading.records++
    yield ovidRecord(tagged, reading)
  }
}

function ovidRecord({ fields, lines, bytes }: Tagged, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const people = all('Author', 'Authors').flatMap((list) => list.split(/;\s*/))
  const editor = (name: string) => /\[Ed(?:itor)?s?\]/i.test(name)
  const source = placeIn(one('Source') ?? '')
  const list = (...tags: string[]) => all(...tags).flatMap((text) => text.replace(/\.$/, '').split(/;\s*/))
  const said = {
    type:
      one('Publication Type')?.match(/book|conference|journal|thesis|dissertation|report/i)?.[0] ?? 'journal article',
    // The kind of article stands behind the title's own stop: "… in Germany.[Article]".
    title: (one('Title') ?? one('Chapter Title'))?.replace(/(?<=[.?!])\[[\w .&:-]{3,40}\]\s*$/, ''),
    author: namesFrom(people.filter((name) => !editor(name)).flatMap(bareName)),
    editor: namesFrom([...people.filter(editor), ...list('Editor', 'Editors')].flatMap(bareName)),
    year: [...all('Year of Publication', 'Publication Year'), one('Source'), one('Status', 'Publishing Date')],
    published: dateFrom(source.date ?? one('Status') ?? ''),
    container: source.journal,
    volume: source.volume,
    issue: source.issue,
    pages: pagesFrom(source.pages ?? ''),
    publisher: one('Publisher'),
    doi: all('DOI Number', 'DOI', 'Digital Object Identifier'),
    url: all('Link to the Ovid Full Text or citation', 'Link to the Ovid Full Text', 'URL').find((url) =>
      /^https?:/.test(url),
    ),
    abstracts: all('Abstract'),
    language: one('Language')?.replace(/\.$/, ''),
    keywords: list('Author Keywords', 'Keywords', 'Subject Headings', 'MeSH Subject Headings', 'Keyword Heading'),
    pmid: one('PMID') ?? one('Unique Identifier')?.match(/^\d{6,9}$/)?.[0],
    numbers: all('ISSN', 'ISSN Electronic', 'ISSN Print', 'ISBN'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = one('Accession Number', 'Unique Identifier')?.replace(/\.$/, '')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set([
  ...'Author Authors Editor Editors Title Source Status Publisher DOI URL Abstract Language Keywords PMID ISSN ISBN'.split(
    ' ',
  ),
  ...['Chapter Title', 'Publication Type', 'Year of Publication', 'Publication Year', 'Publishing Date', 'DOI Number'],
  ...['Digital Object Identifier', 'Author Keywords', 'Subject Headings', 'MeSH Subject Headings', 'Keyword Heading'],
  ...['Unique Identifier', 'Accession Number', 'ISSN Electronic', 'ISSN Print', 'Link to the Ovid Full Text'],
  'Link to the Ovid Full Text or citation',
])

/** A name without the marks of its affiliations and without degrees; what is nothing but these is nobody. */
function bareName(written: string): string[] {
  const name = written
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/(?<![\s,])[\s,]*(?:\d+(?:,\s*\d+)*|[*+†‡§#^]+)\s*$/, '')
    .replace(
      /(?:(?<![\s,])[\s,]+(?:M\.?D|Ph\.?D|R\.?N|M\.?Sc|B\.?Sc|MPH|M\.?A|B\.?A|MBBS|MBChB|DPhil|FAAN|FRCP|FRCS|DrPH|EdD|PsyD)\.?)+\s*$/,
      '',
    )
    .trim()
  return !name || /^(?:[A-Z][A-Za-z]?[A-Z]{1,3}[A-Z]?|Ph\.?D)\.?$/.test(name) ? [] : [name]
}

interface Place {
  journal?: string
  volume?: string
  issue?: string
  pages?: string
  date?: string
}

/** "Ecohydrology.   8(6):1048-1064, September 2015.", "Title. Vol 28(2) April 2015, 103-106.", "J. 28 (2) (pp 103-6), 2015." */
function placeIn(source: string): Place {
  const found =
    /^(?<journal>.+?)\.(?:\s+(?:Vol\.?\s*)?(?<volume>\d[\w-]*)?\s?(?:\((?<issue>[^()]{1,40})\))?(?::\s?(?<pages>[\w-]+))?(?<rest>.*))?$/.exec(
      source.trim(),
    )?.groups
  if (!found) return {}
  const { journal = '', rest = '', ...place } = found
  const pages = place.pages ?? /(?:pp\.?\s*|,\s*)([a-z]?\d+-[a-z]?\d+)/i.exec(rest)?.[1]
  const date = /(?:\d{1,2}\s)?(?:\p{Lu}\p{L}+\s)?\d{4}/u.exec(rest)?.[0]
  const book = /^\S*\s?\(\d{4}\)/.test(journal)
  return { ...(!book && { journal }), ...place, ...(pages && { pages }), ...(date && { date }) }
}
