import { z } from 'zod'
import type { Name, Reference } from '../facts.ts'
import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import { objectsIn } from './json-objects.ts'
import { keywordsTo } from './labels.ts'
import { bytesOf, type Whole } from './lines.ts'
import { nameFrom } from './name.ts'
import { count, longestValue, type Reading, referenceOf, tell } from './reading.ts'
import { keywordsIn } from './table.ts'

const Words = z.union([z.string(), z.number()]).transform(String)
/** As `Words` has it; asked for every part of every item, so it goes without the parser. */
const wordsOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
const CslName = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  'dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
  name: z.string().optional(),
})
const CslDate = z.looseObject({
  'date-parts': z.array(z.array(Words)).optional(),
  raw: Words.optional(),
  literal: Words.optional(),
})

/** Every item of a CSL-JSON file (citation-style-language schema 1.0.2). An item that is broken costs only itself. */
export function* cslRecords(whole: Whole, reading: Reading): Generator<RecordRead> {
  const { text, offset } = whole
  let at = 0
  let byte = offset
  for (const { from, to, line, lastLine, item } of objectsIn(text, itemOf)) {
    byte += bytesOf(whole, at, from)
    const length = bytesOf(whole, from, to)
    const bytes: [number, number] = [byte, length]
    at = to
    byte += length
    reading.records++
    if (item) yield record(item, [line, lastLine], bytes, reading)
    else yield broken(text.slice(from, to), [line, lastLine], bytes, reading)
  }
}

function itemOf(text: string): Record<string, unknown> | undefined {
  try {
    const item = JSON.parse(text) as Record<string, unknown>
    return lists.some((key) => Array.isArray(item[key]) && item[key].some(isItem)) ? undefined : item
  } catch {
    return undefined
  }
}

/** Lists of an item that lost their ends swallow the items behind: whole JSON, and yet broken. */
const lists = ['author', 'authors', 'editor', 'editors', 'keyword', 'keywords']
const isItem = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && Object.hasOwn(one, 'title') && Object.hasOwn(one, 'type')

/** What stands where an item should be, as a record of its own: somebody must look at it. */
function broken(text: string, lines: RecordRead['lines'], bytes: [number, number], reading: Reading): RecordRead {
  const where = { line: lines[0], record: reading.records }
  const message = 'The item is not whole JSON; it is kept as it stands.'
  tell(reading, { kind: 'lost', code: 'not-json', message, ...where })
  const title = /"title"\s*:\s*("(?:[^"\\]|\\.){1,2000}")/s.exec(text.slice(0, longestValue))?.[1]
  const { reference } = referenceOf({ title: title && String(itemOf(title) ?? '') }, where, reading)
  return { reference, fields: [['', text.trim().slice(0, longestValue)]], lines, bytes }
}

function record(
  item: Record<string, unknown>,
  lines: RecordRead['lines'],
  bytes: [number, number],
  reading: Reading,
): RecordRead {
  const words = (key: string): string | undefined => {
    const value = Object.hasOwn(item, key) ? wordsOf(item[key]) : undefined
    return value === '' ? undefined : value
  }
  /** CSL's own names first; other lists of references in JSON say the same by others. */
  const either = (...keys: string[]): string | undefined => keys.map(words).find((value) => value !== undefined)
  const names = (...keys: string[]): Name[] =>
    keys.flatMap((key) => (Array.isArray(item[key]) ? item[key].flatMap((name) => nameOf(name) ?? []) : []))
  const issued = CslDate.safeParse(item.issued ?? {}).data
  const parts = issued?.['date-parts']?.[0]
  const date = parts ? parts.map((part) => part.padStart(2, '0')).join('-') : (issued?.raw ?? issued?.literal)
  const fields = Object.entries(item).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const said = {
    type: words('type') === 'article' ? 'preprint' : words('type'),
    title: words('title'),
    author: names('author', 'authors'),
    editor: names('editor', 'editors'),
    year: [date, words('issued'), words('year')],
    published: date ? dateFrom(date) : undefined,
    container: either('container-title', 'journal'),
    containerShort: either('container-title-short', 'journalAbbreviation'),
    originalTitle: words('original-title'),
    volume: words('volume'),
    issue: either('issue', 'number'),
    pages: pagesFrom(either('page', 'pages') ?? ''),
    publisher: words('publisher'),
    place: words('publisher-place'),
    edition: words('edition'),
    doi: [words('DOI'), words('doi'), words('URL')?.match(/doi\.org\/.*/i)?.[0]],
    url: either('URL', 'url'),
    abstracts: [words('abstract') ?? ''],
    language: words('language'),
    keywords: [...wordsIn(item.keyword ?? item.keywords), ...wordsIn(item['retroduce-keywords'])],
    pmid: words('PMID'),
    pmcid: words('PMCID'),
    numbers: ['ISSN', 'ISBN', 'issn', 'isbn'].map((key) => words(key) ?? ''),
    notes: [either('note', 'notes') ?? ''],
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = either('id', 'recNumber')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'id type title author editor issued year container-title container-title-short journalAbbreviation original-title volume issue number page publisher publisher-place edition DOI doi URL url abstract language keyword keywords PMID PMCID ISSN ISBN issn isbn authors editors journal pages recNumber retroduce-keywords'.split(
    ' ',
  ),
)

/** Keywords as a list, or in one text. */
const wordsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap((word) => wordsOf(word) ?? [])
    : typeof value === 'string'
      ? keywordsIn(value)
      : []

function nameOf(value: unknown): Name | undefined {
  const name = CslName.safeParse(value).data
  if (!name) return typeof value === 'string' ? nameFrom(value) : undefined
  const literal = name.literal ?? name.name
  if (literal) return { literal }
  const particle = name['non-dropping-particle'] ?? name['dropping-particle']
  if (!name.family) return name.given ? { literal: name.given } : undefined
  const given = [name.given, name.suffix].filter(Boolean).join(', ')
  return { family: name.family, ...(particle && { particle }), ...(given && { given }) }
}

/** A reference as a CSL-JSON item, with decisions among its keywords. */
export function cslItem(
  id: string,
  { labels = [], ...of }: { reference: Reference; labels?: RecordRead['labels'] },
): object {
  const { reference: r } = of
  const names = (list: readonly Name[] | undefined) =>
    list?.map(({ particle, ...name }) => ({ ...name, ...(particle && { 'non-dropping-particle': particle }) }))
  const date = r.published?.startsWith(String(r.year))
    ? r.published.split('-').map(Number)
    : r.year
      ? [r.year]
      : undefined
  const keywords = [...(r.keywords ?? [])]
  const entries: [string, unknown][] = [
    ['id', id],
    ['type', r.type],
    ['title', r.title],
    ['author', names(r.author)],
    ['editor', names(r.editor)],
    ['issued', date && { 'date-parts': [date] }],
    ['container-title', r.container],
    ['container-title-short', r.containerShort],
    ['original-title', r.originalTitle],
    ['volume', r.volume],
    ['issue', r.issue],
    ['page', r.pages],
    ['publisher', r.publisher],
    ['publisher-place', r.place],
    ['edition', r.edition],
    ['DOI', r.doi],
    ['URL', r.url],
    ['abstract', r.abstract],
    ['language', r.language],
    ['PMID', r.pmid],
    ['PMCID', r.pmcid],
    ['ISSN', r.issn?.join(' ')],
    ['ISBN', r.isbn?.join(' ')],
    ['keywords', keywords.length > 0 ? keywords : undefined],
    ['retroduce-keywords', labels.length > 0 ? keywordsTo(labels) : undefined],
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
