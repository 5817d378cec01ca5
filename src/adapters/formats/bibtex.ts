import { type Entry, parse } from '@retorquere/bibtex-parser'
import type { Name } from '../../core/record/facts.ts'
import { dateFrom, pagesFrom } from '../../core/record/formats/fields.ts'
import { utf8Bytes } from '../../core/record/formats/lines.ts'
import { isBody } from '../../core/record/formats/name.ts'
import { count, type Reading, referenceOf, tell } from '../../core/record/formats/reading.ts'
import type { RecordRead } from '../../core/record/read.ts'

interface Part {
  kind: string
  text: string
  from: number
  to: number
  line: number
  lastLine: number
}

/**
 * Every entry of a BibTeX or BibLaTeX file, one at a time, so that a broken one costs only itself. Strings of the file
 * and the entry that `crossref` names are handed to the parser with it. Some 300 entries a second.
 */
export function* bibtexRecords(text: string, offset: number, reading: Reading): Generator<RecordRead> {
  const parts = [...partsOf(text, reading)]
  const strings = parts.filter(({ kind }) => kind === 'string').map((part) => part.text)
  const byKey = new Map(parts.flatMap((part) => (keyOf(part.text) ? [[keyOf(part.text), part] as const] : [])))
  let at = 0
  let byte = offset
  for (const part of parts) {
    byte += utf8Bytes(text, at, part.from)
    const length = utf8Bytes(text, part.from, part.to)
    const bytes: [number, number] = [byte, length]
    at = part.to
    byte += length
    if (/^(string|comment|preamble)$/.test(part.kind)) continue
    const where = { line: part.line, record: reading.records + 1 }
    const parent = byKey.get(/crossref\s*=\s*["{]?\s*([^\s,"{}]+)/i.exec(part.text)?.[1])
    const entry = entryOf(
      [...strings, ...(parent && parent !== part ? [parent.text] : []), part.text],
      keyOf(part.text),
    )
    if (!entry)
      tell(reading, {
        kind: 'lost',
        code: 'not-bibtex',
        message: `“${part.text.slice(0, 60)}” could not be read; it is kept as it stands.`,
        ...where,
      })
    reading.records++
    yield recordOf(part, bytes, entry, reading)
  }
}

/** The entries of a file by their braces; what stands between them is a comment to BibTeX, and said so. */
function* partsOf(text: string, reading: Reading): Generator<Part> {
  const start = /@\s*([a-z]+)\s*([{(])/gi
  let line = 1
  let counted = 0
  const lineAt = (place: number) => {
    for (; counted < place; counted++) if (text.charCodeAt(counted) === 10) line++
    return line
  }
  let end = 0
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const between = text.slice(end, found.index).trim()
    if (between)
      tell(reading, {
        kind: 'noted',
        code: 'between-records',
        message: `Text between entries: “${between.slice(0, 80)}”.`,
        line: lineAt(end),
      })
    const from = found.index
    const first = lineAt(from)
    end = closing(text, start.lastIndex - 1)
    // An entry that never closes ends where the next begins on a line of its own.
    if (end < 0) {
      const next = text.slice(start.lastIndex).search(/[\r\n]\s*@\s*[a-z]+\s*[{(]/i)
      end = next < 0 ? text.length : start.lastIndex + next + 1
      tell(reading, {
        kind: 'repaired',
        code: 'no-end',
        message: 'The entry is not closed; it was taken to end where the next begins.',
        line: first,
      })
    }
    start.lastIndex = end
    yield {
      kind: (found[1] ?? '').toLowerCase(),
      text: text.slice(from, end),
      from,
      to: end,
      line: first,
      lastLine: lineAt(end),
    }
  }
}

/** Behind the brace that closes the one at `open`; -1 when none does before a next entry begins a line. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\\') i++
    else if (sign === '{' || (sign === '(' && i === open)) depth++
    else if (sign === '}' || (sign === ')' && depth === 1 && text[open] === '(')) {
      depth--
      if (depth === 0) return i + 1
    }
  }
  return -1
}

const keyOf = (text: string): string | undefined => /^@\s*[a-z]+\s*[{(]\s*([^\s,={}]+)\s*,/i.exec(text)?.[1]

function entryOf(texts: readonly string[], key: string | undefined): Entry | undefined {
  // Scopus writes field names with a blank; an exporter that doubles quotation marks breaks \"o into \''o.
  const mended = texts.map((text) =>
    text
      .replace(/^(\s*)([a-z]+(?:_[a-z]+)*) (\d+|[a-z]+)(\s*=\s*[{"])/gim, '$1$2_$3$4')
      .replace(/\\''(?=\{?[a-z])/gi, '\\"'),
  )
  try {
    const { entries } = parse(mended.join('\n'), {
      sentenceCase: false,
      caseProtection: false,
      verbatimFields: ['url', 'doi', 'file', 'eprint'],
    })
    return entries.findLast((entry) => key === undefined || entry.key === key) ?? entries.at(-1)
  } catch {
    return undefined
  }
}

function recordOf(part: Part, bytes: [number, number], entry: Entry | undefined, reading: Reading): RecordRead {
  const lines: [number, number] = [part.line, part.lastLine]
  const raw = rawFields(part.text)
  const field = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = entry && Object.hasOwn(entry.fields, name) ? entry.fields[name as 'title'] : undefined
      const text = Array.isArray(value) ? (value as string[]).join('; ') : value
      if (text) return unturned(composed(String(text)), part.text)
    }
    return undefined
  }
  const people = (name: 'author' | 'editor'): Name[] => (entry?.fields[name] ?? []).flatMap((one) => nameOf(one) ?? [])
  const keywords = [...(entry?.fields.keywords ?? []), ...(field('author_keywords')?.split(/;\s*/) ?? [])]
  const date = field('date')
  const said = {
    type: entry?.type ?? part.kind,
    title: [field('title'), field('subtitle')].filter(Boolean).join(': '),
    author: people('author'),
    editor: people('editor'),
    year: [field('year'), date],
    published: date ? dateFrom(date) : dateFrom(`${field('month') ?? ''} ${field('year') ?? ''}`),
    container: field('journaltitle', 'journal', 'booktitle'),
    containerShort: field('shortjournal', 'abbrev_source_title'),
    volume: field('volume'),
    issue: field('number', 'issue'),
    pages: pagesFrom((field('pages') ?? '').replace(/–/g, '-')) ?? field('eid', 'art_number'),
    publisher: field('publisher', 'institution', 'school', 'organization'),
    place: field('location', 'address'),
    edition: field('edition'),
    doi: [field('doi'), field('url')],
    url: field('url'),
    abstracts: [field('abstract') ?? ''],
    language: field('language', 'langid'),
    keywords: keywords.map(composed),
    pmid: field('pmid', 'pubmed_id') ?? (field('eprinttype') === 'pubmed' ? field('eprint') : undefined),
    pmcid: field('pmcid', 'pmc'),
    numbers: [field('issn') ?? '', field('isbn') ?? ''],
    notes: [field('note') ?? '', field('annotation', 'annote') ?? ''],
  }
  count(reading, raw, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: part.line, record: reading.records }, reading)
  const ownId = keyOf(part.text)
  return { reference, fields: raw, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'title subtitle author editor year date month journaltitle journal booktitle shortjournal abbrev_source_title volume number issue pages eid art_number publisher institution school organization location address edition doi url abstract language langid keywords author_keywords pmid pubmed_id pmcid pmc issn isbn'.split(
    ' ',
  ),
)

/** TeX's old fonts turn < and > into ¡ and ¿, and so does the parser; where the file has no such signs, they were those. */
const unturned = (text: string, raw: string): string =>
  /[¡¿]/.test(text) && !/[¡¿]/.test(raw) ? text.replace(/¡/g, '<').replace(/¿/g, '>') : text

/** Letters with their accents as one sign, dotless i's under an accent with the accent alone. */
const composed = (text: string): string =>
  text
    .replace(/ı(?=\p{M})/gu, 'i')
    .replace(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC')

function nameOf(name: NonNullable<Entry['fields']['author']>[number]): Name | undefined {
  const { lastName, firstName, prefix, suffix, name: literal } = name as Record<string, string | undefined>
  if (literal) return { literal: composed(literal) }
  if (!lastName) return firstName ? { literal: composed(firstName) } : undefined
  // Without a comma and without braces BibTeX takes the last word of a body for its family name.
  if (firstName && isBody(lastName))
    return { literal: composed(`${firstName} ${[prefix, lastName].filter(Boolean).join(' ')}`) }
  const given = [firstName, suffix].filter(Boolean).join(', ')
  return {
    family: composed(lastName),
    ...(prefix && { particle: composed(prefix) }),
    ...(given && { given: composed(given) }),
  }
}

/** Every field of an entry as it stands, repeated ones too, by a scan that follows braces and quotation marks. */
function rawFields(text: string): RecordRead['fields'] {
  const fields: RecordRead['fields'] = []
  const name = /[,{(]\s*([a-z][\w:. -]*?)\s*=\s*/gi
  name.lastIndex = text.indexOf(',') < 0 ? text.length : text.indexOf(',')
  for (let found = name.exec(text); found; found = name.exec(text)) {
    const from = name.lastIndex
    const to = valueEnd(text, from)
    fields.push([(found[1] ?? '').toLowerCase(), text.slice(from, to).trim()])
    name.lastIndex = to
  }
  return fields
}

function valueEnd(text: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let i = from; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\\') i++
    else if (sign === '"' && depth === 0) quoted = !quoted
    else if (sign === '{') depth++
    else if (sign === '}') {
      if (depth === 0) return i
      depth--
    } else if (sign === ',' && depth === 0 && !quoted) return i
  }
  return text.length
}
