import { z } from 'zod'
import type { Name, Reference } from '../facts.ts'
import type { RecordRead } from '../read.ts'
import { dateFrom } from './fields.ts'
import { objectsIn } from './json-objects.ts'
import { keywordsTo } from './labels.ts'
import { utf8Bytes } from './lines.ts'
import { count, type Reading, referenceOf, tell } from './reading.ts'

const Words = z.union([z.string(), z.number()]).transform(String)
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
export function* cslRecords(text: string, offset: number, reading: Reading): Generator<RecordRead> {
  let at = 0
  let byte = offset
  for (const span of objectsIn(text)) {
    const where = { line: span.line, record: reading.records + 1 }
    byte += utf8Bytes(text, at, span.from)
    const length = utf8Bytes(text, span.from, span.to)
    const item = itemOf(text.slice(span.from, span.to))
    const bytes: [number, number] = [byte, length]
    at = span.to
    byte += length
    if (!item) {
      tell(reading, { kind: 'lost', code: 'not-json', message: 'The item is not whole JSON.', ...where })
      continue
    }
    reading.records++
    yield record(item, [span.line, span.lastLine], bytes, reading)
  }
}

function itemOf(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}

function record(
  item: Record<string, unknown>,
  lines: RecordRead['lines'],
  bytes: [number, number],
  reading: Reading,
): RecordRead {
  const words = (key: string): string | undefined => {
    const value = Words.safeParse(Object.hasOwn(item, key) ? item[key] : undefined)
    return value.success && value.data !== '' ? value.data : undefined
  }
  const names = (key: string): Name[] =>
    Array.isArray(item[key]) ? item[key].flatMap((name) => nameOf(name) ?? []) : []
  const issued = CslDate.safeParse(item.issued ?? {}).data
  const parts = issued?.['date-parts']?.[0]
  const date = parts ? parts.map((part) => part.padStart(2, '0')).join('-') : (issued?.raw ?? issued?.literal)
  const fields = Object.entries(item).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const keyword = item.keyword ?? item.keywords
  const said = {
    type: words('type'),
    title: words('title'),
    author: names('author'),
    editor: names('editor'),
    year: [date, words('issued'), words('year')],
    published: date ? dateFrom(date) : undefined,
    container: words('container-title'),
    containerShort: words('container-title-short') ?? words('journalAbbreviation'),
    originalTitle: words('original-title'),
    volume: words('volume'),
    issue: words('issue') ?? words('number'),
    pages: words('page'),
    publisher: words('publisher'),
    place: words('publisher-place'),
    edition: words('edition'),
    doi: [words('DOI'), words('doi')],
    url: words('URL'),
    abstracts: [words('abstract') ?? ''],
    language: words('language'),
    keywords: Array.isArray(keyword)
      ? keyword.map(String)
      : typeof keyword === 'string'
        ? keyword.split(/\s*[;,]\s*/)
        : [],
    pmid: words('PMID'),
    pmcid: words('PMCID'),
    numbers: [words('ISSN') ?? '', words('ISBN') ?? ''],
    notes: [words('note') ?? ''],
  }
  if (Array.isArray(item['retroduce-keywords'])) said.keywords.push(...item['retroduce-keywords'].map(String))
  count(reading, fields, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = words('id')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'id type title author editor issued year container-title container-title-short journalAbbreviation original-title volume issue number page publisher publisher-place edition DOI doi URL abstract language keyword keywords PMID PMCID ISSN ISBN retroduce-keywords'.split(
    ' ',
  ),
)

function nameOf(value: unknown): Name | undefined {
  const name = CslName.safeParse(value).data
  if (!name) return typeof value === 'string' && value ? { literal: value } : undefined
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
