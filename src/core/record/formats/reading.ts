import type { Name, Reference } from '../facts.ts'
import type { FileRead, Label, Problem, RecordRead } from '../read.ts'
import { doiFrom, isbnsFrom, issnsFrom, typeFrom, yearFrom } from './fields.ts'
import { labelFromKeyword, labelsFromNote } from './labels.ts'
import { looksMisread, withoutEntities, withoutMarkup } from './markup.ts'
import { standsForOthers } from './name.ts'

/** How many problems are listed; a hostile file may have millions. */
const listed = 2_000
/** The longest value that is taken out of a file; a longer one stays whole in the file itself, which is kept. */
export const longestValue = 1_000_000
/** A message quotes what it is about, which may be without measure. */
const longestMessage = 400
/** As `line` and `text` of core/noun.ts allow. */
const longestLine = 2_000
const longestText = 100_000

/** What is said of a file while it is read. */
export interface Reading {
  readonly tags: FileRead['tags']
  readonly problems: Problem[]
  /** How many records were read so far. */
  records: number
  more: number
  /** Of a table: what each column is taken for. */
  columns?: Record<string, string>
}

export const startReading = (): Reading => ({
  tags: Object.create(null) as FileRead['tags'],
  problems: [],
  records: 0,
  more: 0,
})

export function tell(reading: Reading, problem: Problem): void {
  if (reading.problems.length >= listed) reading.more++
  else reading.problems.push({ ...problem, message: cut(problem.message, longestMessage) })
}

export const finished = (reading: Reading, about: Pick<FileRead, 'format' | 'dialect' | 'encoding'>): FileRead => ({
  ...about,
  records: reading.records,
  tags: { ...reading.tags },
  problems: reading.problems,
  ...(reading.columns && { columns: reading.columns }),
  ...(reading.more > 0 && { moreProblems: reading.more }),
})

/** What a record says before it is made fit: words as they stand, several where there may be several. */
export interface Said {
  type?: string | undefined
  title?: string | undefined
  author?: Name[]
  editor?: Name[]
  /** Anything that a year can be found in, best first. */
  year?: (string | undefined)[]
  published?: string | undefined
  container?: string | undefined
  containerShort?: string | undefined
  originalTitle?: string | undefined
  volume?: string | undefined
  issue?: string | undefined
  pages?: string | undefined
  publisher?: string | undefined
  place?: string | undefined
  edition?: string | undefined
  /** Anything that a DOI can be found in, best first. */
  doi?: (string | undefined)[]
  url?: string | undefined
  abstracts?: string[]
  language?: string | undefined
  keywords?: string[]
  pmid?: string | undefined
  pmcid?: string | undefined
  /** Texts that hold ISSNs or ISBNs. */
  numbers?: string[]
  notes?: string[]
}

/**
 * A reference and the labels of others out of what a record says: markup and entities taken out, years, DOIs and numbers
 * made comparable, the best of several abstracts chosen. What is changed beyond blanks is told as a problem.
 */
export function referenceOf(
  said: Said,
  where: { line: number; record: number },
  reading: Reading,
): { reference: Reference; labels: Label[] } {
  const repaired = (code: string, message: string, tag?: string) =>
    tell(reading, { kind: 'repaired', code, message, ...where, ...(tag && { tag }) })
  const clean = (text: string | undefined, what: string, most = longestLine): string | undefined => {
    if (text === undefined) return undefined
    const plain = withoutMarkup(text)
    const words = (
      most === longestLine ? oneLine(plain) : plain.includes('\0') ? plain.replace(/\0/g, '') : plain
    ).trim()
    if (words.length <= most) return words || undefined
    repaired('cut', `The ${what} is longer than ${most} characters and is cut; the record keeps it whole.`, what)
    return cut(words, most)
  }
  const words = clean(said.title, 'title')
  const title = words?.endsWith('.') ? words.replace(/(?<=[^.\s]{2})\.$/, '') : words
  if (!title) tell(reading, { kind: 'noted', code: 'no-title', message: 'The record has no title.', ...where })
  const own: Label[] = []
  const kept = new Set<string>()
  for (const keyword of said.keywords ?? []) {
    const words = clean(keyword, 'keyword')
    const label = words && labelFromKeyword(words)
    if (label) own.push(label)
    else if (words) kept.add(words)
  }
  const keywords = [...kept]
  const doi = first(said.doi, (written) => doiFrom(withoutEntities(written)))
  const year = bestYear(said.year)
  if (year && !year.sure) repaired('two-digit-year', `A year of two digits was read as ${year.year}.`, 'year')
  const written = said.year?.find((one) => one?.trim())
  if (!year && written)
    tell(reading, {
      kind: 'lost',
      code: 'no-year',
      message: `“${cut(written, 80)}” is no year.`,
      ...where,
      tag: 'year',
    })
  const numbers = said.numbers?.join(' ') ?? ''
  const issn = [...new Set(issnsFrom(numbers))]
  const isbn = [...new Set(isbnsFrom(numbers))]
  const abstract = clean(bestAbstract(said.abstracts ?? []), 'abstract', longestText)
  const people = (names: Name[] | undefined) => {
    const fit = names?.filter((name) => !standsForOthers(name)).map(fitting)
    if (fit && names && fit.length < names.length)
      tell(reading, {
        kind: 'noted',
        code: 'authors-left-out',
        message: 'The file names only the first authors: “et al.” stands for the others.',
        ...where,
        tag: 'author',
      })
    return fit && fit.length > 0 ? fit : undefined
  }
  const url = clean(said.url, 'address')
  const reference = whole({
    type: typeFrom(said.type ?? ''),
    title: title ?? 'Untitled',
    author: people(said.author),
    editor: people(said.editor),
    year: year?.year,
    // A date that is only a year says nothing more than the year.
    published: said.published?.includes('-') ? said.published : undefined,
    container: clean(said.container, 'journal'),
    containerShort: clean(said.containerShort, 'short journal name'),
    originalTitle: clean(said.originalTitle, 'original title'),
    volume: clean(said.volume, 'volume')?.replace(/^v(?:ol(?:ume)?)?\.?\s+(?=\d)/i, ''),
    issue: clean(said.issue, 'issue'),
    pages: clean(said.pages, 'pages'),
    publisher: clean(said.publisher, 'publisher'),
    place: clean(said.place, 'place'),
    edition: clean(said.edition, 'edition'),
    doi: doi && cut(doi, longestLine),
    url,
    abstract,
    language: clean(said.language, 'language'),
    keywords: keywords.length > 0 ? keywords : undefined,
    pmid: clean(said.pmid, 'PMID'),
    pmcid: clean(said.pmcid, 'PMCID'),
    issn: issn.length > 0 ? issn : undefined,
    isbn: isbn.length > 0 ? isbn : undefined,
  })
  const names = reference.author ?? []
  if (looksMisread(title ?? '') || looksMisread(abstract ?? '') || names.some((name) => anyPart(name, looksMisread)))
    tell(reading, {
      kind: 'noted',
      code: 'misread-before',
      message: 'Signs like “Ã©” show that the text was read in a wrong encoding before it was saved. Export it again.',
      ...where,
    })
  else if (names.some((name) => anyPart(name, lostLetters)))
    tell(reading, {
      kind: 'noted',
      code: 'letters-lost',
      message: 'Letters of a name were lost before the file was saved.',
      ...where,
      tag: 'author',
    })
  return { reference, labels: [...(said.notes ?? []).flatMap(labelsFromNote), ...own] }
}

/** Words on one line, blanks between them single. Most are so already. */
const oneLine = (text: string): string =>
  /[^\S ]|\0| {2}/.test(text) ? text.replace(/\0/g, '').replace(/\s+/g, ' ') : text

const lostLetters = (text: string): boolean => text.includes('\ufffd') || /\p{L}\?\p{L}/u.test(text)

function anyPart(name: Name, test: (text: string) => boolean): boolean {
  for (const part in name) if (test(name[part as keyof Name] ?? '')) return true
  return false
}

/** The first that is sure, else the first that is a year at all. */
function bestYear(texts: readonly (string | undefined)[] | undefined) {
  let best: ReturnType<typeof yearFrom>
  for (const text of texts ?? []) {
    const year = text ? yearFrom(text) : undefined
    if (year?.sure) return year
    best ??= year
  }
  return best
}

/** The first that gives something. */
function first<T>(
  texts: readonly (string | undefined)[] | undefined,
  read: (text: string) => T | undefined,
): T | undefined {
  for (const text of texts ?? []) {
    const found = text && read(text)
    if (found) return found
  }
  return undefined
}

/** The longest that is not a notice of rights; "NA" and the like are none. */
function bestAbstract(abstracts: readonly string[]): string | undefined {
  const real = abstracts.filter(
    (one) => !/^\s*(copyright of\b|©|n\/?a\s*$|no abstract|\[?no abstract|abstract not available)/i.test(one),
  )
  const best = real.sort((a, b) => b.length - a.length)[0]
  // Scopus glues the year and publisher to the end.
  const end = best?.slice(-260) ?? ''
  if (best === undefined || !(end.includes('©') || end.includes('(c)') || end.includes('(C)'))) return best
  const rights = /\s*(?:Copyright )?(?:©|\(c\))\s*(?:Copyright\s*)?\d{4}[^.]{0,150}\.?(?:[^.]{0,60}\.?)?\s*$/i
  return best.slice(0, best.length - end.length) + end.replace(rights, '')
}

/** A name without markup and of a length that fits. Most are so already. */
function fitting(name: Name): Name {
  if (!anyPart(name, (part) => part.length > longestLine || /[&<\0]/.test(part))) return name
  return Object.fromEntries(
    Object.entries(name).map(([part, text = '']) => [part, cut(withoutMarkup(text).replace(/\0/g, ''), longestLine)]),
  )
}

/** At most so many characters, and not half of one. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

type Maybe<T> = { [K in keyof T]?: T[K] | undefined }
/** The parts that are there. */
function whole(parts: Maybe<Reference>): Reference {
  const there: Record<string, unknown> = {}
  for (const key in parts) {
    const part = parts[key as keyof Reference]
    if (part !== undefined) there[key] = part
  }
  return there as Reference
}

/** Counts what a tag brought, for the report of the import. */
export function count(
  reading: Reading,
  { fields, lines }: Pick<RecordRead, 'fields' | 'lines'>,
  understood: (tag: string) => boolean,
): void {
  for (let i = 0; i < fields.length; i++) {
    const tag = fields[i]?.[0] ?? ''
    let known = reading.tags[tag]
    if (!known) {
      known = { seen: 0, understood: 0 }
      reading.tags[tag] = known
    }
    known.seen++
    if (understood(tag)) known.understood++
    else known.line ??= lines[0]
  }
}
