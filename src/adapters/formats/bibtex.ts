import { type Entry, parse } from '@retorquere/bibtex-parser'
import type { Name } from '../../core/record/facts.ts'
import { dateFrom, pagesFrom } from '../../core/record/formats/fields.ts'
import { bytesOf, type Whole } from '../../core/record/formats/lines.ts'
import { isBody, namesFrom } from '../../core/record/formats/name.ts'
import { count, type Reading, referenceOf, tell } from '../../core/record/formats/reading.ts'
import { keywordsIn } from '../../core/record/formats/table.ts'
import type { RecordRead } from '../../core/record/read.ts'
import { keyOf, mended, type Part, partsOf, plainly, rawFields } from './bibtex-parts.ts'

/** Fields in which no sign is TeX's. */
const verbatim = ['url', 'doi', 'file', 'eprint']
/** An entry with more TeX in it than this is not parsed: it would take minutes. */
const mostTex = 200_000

/**
 * Every entry of a BibTeX or BibLaTeX file, one at a time, so that a broken one costs only itself. The parser is given
 * what has TeX in it, some 300 entries a second; the words that have none, which is most of what databases export, are
 * taken as they stand. With an entry go the strings it uses and the entry that its `crossref` names.
 */
export function* bibtexRecords(whole: Whole, reading: Reading): Generator<RecordRead> {
  const { text, offset } = whole
  const parts = [...partsOf(text, reading)]
  const strings = new Map(
    parts.filter(({ kind }) => kind === 'string').map((part) => [stringName(part.text), part.text]),
  )
  const byKey = new Map(parts.flatMap((part) => (keyOf(part.text) ? [[keyOf(part.text), part] as const] : [])))
  let at = 0
  let byte = offset
  for (const part of parts) {
    byte += bytesOf(whole, at, part.from)
    const length = bytesOf(whole, part.from, part.to)
    const bytes: [number, number] = [byte, length]
    at = part.to
    byte += length
    if (/^(string|comment|preamble)$/.test(part.kind)) continue
    reading.records++
    yield recordOf(part, bytes, valuesOf(part, strings, byKey, reading), reading)
  }
}

const stringName = (text: string): string => /[{(]\s*([^\s={}"]+)/.exec(text)?.[1]?.toLowerCase() ?? ''

/** What an entry says, field by field, and of whom. */
interface Values {
  type: string
  field: (...names: string[]) => string | undefined
  people: (name: 'author' | 'editor') => Name[]
}

function valuesOf(
  part: Part,
  strings: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string | undefined, Part>,
  reading: Reading,
): Values & { raw: RecordRead['fields'] } {
  const raw = rawFields(part.text)
  const plain = new Map<string, string>()
  const names = new Map<string, Name[]>()
  const tex: [name: string, value: string][] = []
  for (const [name, value] of raw) {
    const words = /^(crossref|xdata|date)$/.test(name)
      ? undefined
      : plainly(name === 'pages' ? value.replace(/-{2,3}/g, '-') : value)
    const people = name === 'author' || name === 'editor' ? words && plainPeople(words) : undefined
    if (people) names.set(name, people)
    else if (words !== undefined && !/^(author|editor)$/.test(name)) {
      if (!plain.has(name)) plain.set(name, words)
    } else tex.push([name.replace(/[ .:]/g, '_'), verbatim.includes(name) ? value : mended(value)])
  }
  const crossrefs = raw.flatMap(([name, value]) => (name === 'crossref' ? (byKey.get(bare(value)) ?? []) : []))
  const parents = crossrefs.filter((parent) => parent !== part && parent.text.length <= mostTex).map(({ text }) => text)
  const whole = tex.map(([name, value]) => `${name} = ${value}`)
  const context = [...stringsIn([...whole, ...parents].join(), strings), ...parents]
  const read = (fields: readonly string[]) =>
    fields.join().length > mostTex ? undefined : entryOf([...context, `@${part.kind}{key,\n${fields.join(',\n')}\n}`])
  const entry = whole.length === 0 ? undefined : read(whole)
  if (whole.length > 0 && !entry)
    for (const [name, value] of tex) {
      // One field that cannot be read costs no other.
      const alone = read([`${name} = ${value}`])?.fields[name as 'title']
      const words = alone === undefined ? bare(value).replace(/[{}\\]/g, '') : [alone].flat().join(' and ')
      if (name === 'author' || name === 'editor') names.set(name, namesFrom(words.split(/(?<!\s)\s+and\s+/i)))
      else plain.set(name, words)
      if (alone !== undefined && name !== 'author' && name !== 'editor') continue
      const message = `TeX in the ${name} could not be read; it was taken as it stands.`
      tell(reading, {
        kind: 'repaired',
        code: 'not-bibtex',
        message,
        line: part.line,
        record: reading.records,
        tag: name,
      })
    }
  return {
    raw,
    type: entry?.type ?? plain.get('type') ?? part.kind,
    field(...wanted) {
      for (const name of wanted) {
        // Before what a crossref gives.
        if (plain.get(name)) return plain.get(name)
        const value = entry && Object.hasOwn(entry.fields, name) ? entry.fields[name as 'title'] : undefined
        // A list of BibLaTeX's: "Wiley and Sons" comes as two.
        const words = Array.isArray(value) ? (value as string[]).join(name === 'keywords' ? '; ' : ' and ') : value
        if (words) return unturned(composed(String(words)), part.text)
      }
      return undefined
    },
    people: (name) => names.get(name) ?? (entry?.fields[name] ?? []).flatMap((one) => nameOf(one) ?? []),
  }
}

const bare = (value: string): string => value.replace(/^[\s{"]+|(?<![\s}"])[\s}"]+$/g, '')

/** The strings that a text uses, and those that these use in turn. */
function stringsIn(text: string, strings: ReadonlyMap<string, string>): string[] {
  const used = new Map<string, string>()
  let left = text
  for (let round = 0; round < 5 && left; round++) {
    let more = ''
    for (const [, name = ''] of left.matchAll(/[=#]\s*([a-z][^\s,={}"#()]*)/gi)) {
      const string = strings.get(name.toLowerCase())
      if (string === undefined || used.has(name.toLowerCase()) || used.size > 200) continue
      used.set(name.toLowerCase(), string)
      more += string
    }
    left = more
  }
  return [...used.values()].reverse()
}

/** "van der Berg, Pieter and Sims, Sarah" without any TeX; undefined where a name is written otherwise. */
function plainPeople(words: string): Name[] | undefined {
  const people: Name[] = []
  for (const name of words.split(/(?<!\s)\s+and\s+/i)) {
    const found = /^((?:\p{Ll}+\s+)*)(\p{Lu}[^,]*),\s*([^,]+)$/u.exec(name.trim())
    if (!found?.[2] || !found[3]) return undefined
    const particle = found[1]?.trim()
    people.push({ family: found[2].trim(), ...(particle && { particle }), given: found[3].trim() })
  }
  return people
}

/** The last of some entries, as the parser reads it; undefined where it cannot. */
function entryOf(texts: readonly string[]): Entry | undefined {
  try {
    const { entries } = parse(texts.join('\n'), {
      sentenceCase: false,
      caseProtection: false,
      verbatimFields: verbatim,
    })
    return entries.at(-1)
  } catch {
    return undefined
  }
}

function recordOf(
  part: Part,
  bytes: [number, number],
  { raw, type, field, people }: ReturnType<typeof valuesOf>,
  reading: Reading,
): RecordRead {
  const lines: [number, number] = [part.line, part.lastLine]
  const date = field('date')
  const said = {
    type: /^(article|mvcollection|collection|proceedings)$/i.test(type)
      ? (bibtexTypes[type.toLowerCase()] ?? type)
      : type,
    title: [field('title'), field('subtitle')].filter(Boolean).join(': '),
    author: people('author'),
    editor: people('editor'),
    year: [field('year'), date],
    published: date ? dateFrom(date) : monthOf(field('year') ?? '', field('month') ?? ''),
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
    keywords: [field('keywords'), field('author_keywords'), field('keyword')].flatMap((list) =>
      list ? keywordsIn(list) : [],
    ),
    pmid: field('pmid', 'pubmed_id') ?? (field('eprinttype') === 'pubmed' ? field('eprint') : undefined),
    pmcid: field('pmcid', 'pmc'),
    numbers: [field('issn') ?? '', field('isbn') ?? ''],
    notes: [field('note') ?? '', field('annotation', 'annote') ?? ''],
  }
  count(reading, { fields: raw, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: part.line, record: reading.records }, reading)
  const ownId = keyOf(part.text)
  return { reference, fields: raw, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

/** A month comes as a number or a word. */
const monthOf = (year: string, month: string): string | undefined =>
  dateFrom(/^\d{1,2}$/.test(month) ? `${year}-${month}` : `${month} ${year}`)

/** Types that CSL or RIS call otherwise. */
const bibtexTypes: Record<string, string> = {
  article: 'journal article',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
}

const understood = new Set(
  'title subtitle author editor year date month journaltitle journal booktitle shortjournal abbrev_source_title volume number issue pages eid art_number publisher institution school organization location address edition doi url abstract language langid keywords author_keywords keyword pmid pubmed_id pmcid pmc issn isbn'.split(
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
  if (lastName === 'others' && !firstName) return { literal: lastName }
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
