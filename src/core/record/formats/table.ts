import type { Label, RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import { namesIn } from './name.ts'
import { count, type Reading, referenceOf, tell } from './reading.ts'

/** What a column of a table can stand for. */
export const columnMeanings = [
  'id',
  'type',
  'title',
  'authors',
  'editors',
  'year',
  'date',
  'journal',
  'shortJournal',
  'originalTitle',
  'volume',
  'issue',
  'pages',
  'firstPage',
  'lastPage',
  'articleNumber',
  'publisher',
  'place',
  'edition',
  'doi',
  'url',
  'abstract',
  'language',
  'keywords',
  'pmid',
  'pmcid',
  'issn',
  'isbn',
  'notes',
  'tags',
  'label',
  'source',
  'nothing',
] as const
type Meaning = (typeof columnMeanings)[number]

/** Headings that exports use, in lower case without blanks and signs. Earlier in a list is better. */
const headings: Partial<Record<Meaning, string>> = {
  id: 'id recordid covidence key rayyanid uniqueid utuniquewosid eid recnumber refid ref',
  type: 'type itemtype documenttype publicationtype referencetype reftype typeofreference genre',
  title: 'title primarytitle articletitle documenttitle t1 ti papertitle',
  authors: 'authors author authorsfullnames authorfullnames authornames firstauthors au creators allauthors',
  editors: 'editors editor bookeditors secondaryauthors',
  year: 'year publicationyear publishedyear pubyear py yearpublished',
  date: 'date publicationdate datepublished published',
  journal:
    'journal sourcetitle publicationtitle journaltitle journalname container secondarytitle journalbook publicationname so alternatetitle3 periodical booktitle',
  shortJournal: 'journalabbreviation abbreviatedsourcetitle journaliso alternatetitle2 isoabbreviation',
  originalTitle: 'originaltitle translatedtitle',
  volume: 'volume vol vl',
  issue: 'issue number no is',
  pages: 'pages page pagination pagerange',
  firstPage: 'pagestart startpage beginningpage firstpage bp',
  lastPage: 'pageend endpage endingpage lastpage ep',
  articleNumber: 'artno articlenumber elocationid',
  publisher: 'publisher',
  place: 'place location placepublished publisherlocation city',
  edition: 'edition',
  doi: 'doi doilink di digitalobjectidentifier',
  url: 'url link links urls fulltexturl',
  abstract: 'abstract abstractnote ab notesabstract n2 summary',
  language: 'language languageoforiginaldocument la',
  keywords:
    'keywords keyword authorkeywords manualtags indexkeywords automatictags emtreemedicalindexterms meshterms keywordsplus kw',
  pmid: 'pmid pubmedid pubmed',
  pmcid: 'pmcid pmc',
  issn: 'issn eissn',
  isbn: 'isbn',
  notes: 'notes note extra asreviewnote usernotes comments',
  tags: 'covidencetags retroducetags',
  label: 'asreviewlabel included label labelincluded finallabel relevant include asreviewincluded',
  source: 'source',
}

const plain = (heading: string): string =>
  heading.length > 60 ? '' : heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What the columns of a table stand for, by their headings and, where a heading says little, by what stands below.
 * Every column that is not one of these is kept with the record as it is.
 */
function guessColumns(heads: readonly string[], sample: readonly (readonly string[])[] = []): Meaning[] {
  const guessed: Meaning[] = heads.map(() => 'nothing')
  const names = heads.map(plain)
  for (const [meaning, known = ''] of Object.entries(headings) as [Meaning, string][]) {
    const several = meaning === 'keywords' || meaning === 'issn' || meaning === 'notes' || meaning === 'url'
    for (const word of known.split(' ')) {
      const found = names.flatMap((name, i) => (name === word && guessed[i] === 'nothing' ? [i] : []))
      if (found.length === 0) continue
      for (const i of several ? found : found.slice(0, 1)) guessed[i] = meaning
      if (!several) break
    }
  }
  // Rayyan's and Covidence's own columns are told apart from what is called alike elsewhere.
  const covidence = names.includes('covidence')
  const below = (i: number) => sample.map((row) => row[i] ?? '').filter(Boolean)
  heads.forEach((_, i) => {
    const values = below(i)
    if (guessed[i] === 'label' && !values.every((value) => /^(-1|0|1|yes|no|true|false)(\.0)?$/i.test(value)))
      guessed[i] = 'nothing'
    if (guessed[i] === 'source' && !values.some((value) => /\(\d{4}\)/.test(value))) {
      const free = !guessed.includes('journal')
      guessed[i] = free && values.some((value) => /\p{L}{3}/u.test(value)) ? 'journal' : 'nothing'
    }
    if (names[i] === 'tags' && covidence) guessed[i] = 'tags'
    if (
      guessed[i] === 'nothing' &&
      values.length > 0 &&
      values.every((value) => /^(https?:\/\/(dx\.)?doi\.org\/)?10\.\d{4,9}\//i.test(value)) &&
      // Last, as it looks through all columns, of which a line of commas has a million.
      !guessed.includes('doi')
    )
      guessed[i] = 'doi'
  })
  return guessed
}

/** How many lines are looked at for headings; exports put the search and the date above them. */
export const linesAbove = 25

/** Whether cells are headings: titles among others. */
export const isHead = (cells: readonly string[]): boolean => {
  const known = guessColumns(cells).filter((meaning) => meaning !== 'nothing')
  return known.length > 1 && known.includes('title')
}

/** A row of a table, and where it stands. */
export interface Row {
  cells: readonly string[]
  lines: [number, number]
  bytes?: [number, number]
}

/**
 * Every row of a table as a record. `confirmed`: what a person said of columns by their headings, before any guess.
 * A row that holds nothing is passed over; one that holds more cells than there are headings keeps them.
 */
export function* tableRecords(
  heads: readonly string[],
  rows: Iterable<Row>,
  reading: Reading,
  confirmed: Record<string, string> = {},
): Generator<RecordRead> {
  let meanings: Meaning[] | undefined
  const first: Row[] = []
  const guess = () => {
    meanings = guessColumns(
      heads,
      first.map(({ cells }) => cells),
    ).map((meaning, i) => {
      const said = Object.hasOwn(confirmed, heads[i] ?? '') ? confirmed[heads[i] ?? ''] : undefined
      return (columnMeanings as readonly string[]).includes(said ?? '') ? (said as Meaning) : meaning
    })
    if (!meanings.includes('title'))
      tell(reading, {
        kind: 'noted',
        code: 'no-title-column',
        message: `No column is known to hold titles among ${heads.slice(0, 12).join(', ')}.`,
        line: 1,
      })
    reading.columns = Object.fromEntries(heads.map((head, i) => [head, meanings?.[i] ?? 'nothing']))
    return meanings
  }
  const onwards = heads.map((head) => heads.indexOf(/^(.*) \(\d+\)$/.exec(head)?.[1] ?? '\0'))
  for (const given of rows) {
    const row = { ...given, cells: joined(given.cells, onwards) }
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (!meanings) {
      first.push(row)
      if (first.length < 50) continue
      const known = guess()
      for (const one of first) yield recordOf(heads, known, one, reading)
    } else yield recordOf(heads, meanings, row, reading)
  }
  if (!meanings && first.length > 0) {
    const known = guess()
    for (const one of first) yield recordOf(heads, known, one, reading)
  }
}

/** What did not fit into a cell goes on in "Abstract (2)". */
function joined(cells: readonly string[], onwards: readonly number[]): readonly string[] {
  if (!onwards.some((base) => base >= 0)) return cells
  const whole = [...cells]
  onwards.forEach((base, i) => {
    if (base < 0 || !whole[i]) return
    whole[base] = `${whole[base] ?? ''}${whole[i]}`
    whole[i] = ''
  })
  return whole
}

function recordOf(
  heads: readonly string[],
  meanings: readonly Meaning[],
  { cells, lines, bytes }: Row,
  reading: Reading,
): RecordRead {
  reading.records++
  const where = { line: lines[0], record: reading.records }
  if (cells.length > heads.length && cells.slice(heads.length).some((cell) => cell.trim()))
    tell(reading, {
      kind: 'noted',
      code: 'more-cells',
      message: `The row has ${cells.length} cells for ${heads.length} headings.`,
      ...where,
    })
  const fields = cells.flatMap((cell, i): [string, string][] =>
    cell === '' ? [] : [[heads[i] ?? `column ${i + 1}`, cell]],
  )
  const values = new Map<Meaning, string[]>()
  cells.forEach((cell, i) => {
    const meaning = meanings[i] ?? 'nothing'
    const words = meaning === 'nothing' ? '' : cell.trim()
    if (!words || (words.length < 5 && /^(n\/?a|null|none|nan)$/i.test(words))) return
    const known = values.get(meaning)
    if (known) known.push(unguarded(words))
    else values.set(meaning, [unguarded(words)])
  })
  const all = (meaning: Meaning): string[] => values.get(meaning) ?? []
  const one = (meaning: Meaning): string | undefined => all(meaning)[0]
  const embase =
    /^(?<journal>.+?)\s*\((?<year>\d{4})\)(?:\s*(?<volume>[^:\s(]+)?(?::(?<issue>[^\s(]+(?:\s+\w+\s+\d+)?))?)?(?:\s*\((?<pages>[^)]+)\))?/.exec(
      (one('source') ?? '').slice(0, 2_000),
    )?.groups
  const written = one('pages') ?? embase?.pages ?? ''
  const pages = fromSpreadsheet(written)
  if (pages !== written)
    tell(reading, {
      kind: 'repaired',
      code: 'spreadsheet-date',
      message: `A spreadsheet had made the pages into “${written}”; they were read as ${pages}.`,
      ...where,
      tag: 'pages',
    })
  const said = {
    type: one('type') ?? (one('journal') || embase ? 'journal article' : ''),
    title: one('title'),
    author: all('authors').flatMap(namesIn),
    editor: all('editors').flatMap(namesIn),
    year: [one('year'), embase?.year, one('date')],
    published: dateFrom(one('date') ?? ''),
    container: one('journal') ?? embase?.journal,
    containerShort: one('shortJournal'),
    originalTitle: one('originalTitle'),
    volume: one('volume') ?? embase?.volume,
    issue: one('issue') ?? embase?.issue,
    pages: pagesFrom(pages) ?? pagesFrom(one('firstPage') ?? '', one('lastPage')) ?? one('articleNumber'),
    publisher: one('publisher'),
    place: one('place'),
    edition: one('edition'),
    doi: [one('doi'), ...all('url').filter((url) => /doi\.org/i.test(url))],
    url: one('url'),
    abstracts: all('abstract'),
    language: one('language'),
    keywords: all('keywords').flatMap(keywordsIn),
    pmid: one('pmid') ?? /PMID:\s*(\d+)/.exec(all('notes').join(' '))?.[1],
    pmcid: one('pmcid'),
    numbers: [...all('issn'), ...all('isbn')],
    notes: all('notes'),
  }
  count(reading, { fields, lines }, (tag) => (meanings[heads.indexOf(tag)] ?? 'nothing') !== 'nothing')
  const { reference, labels } = referenceOf(said, where, reading)
  const mark = labelIn(one('label'))
  const tags = all('tags')
    .flatMap((text) => text.split(/[,;]\s*/))
    .filter(Boolean)
  const found = [...labels, ...(mark ? [mark] : []), ...(tags.length > 0 ? [{ tool: 'covidence' as const, tags }] : [])]
  const ownId = one('id')
  return {
    reference,
    fields,
    lines,
    ...(bytes && { bytes }),
    ...(ownId && { ownId }),
    ...(found.length > 0 && { labels: found }),
  }
}

/** ASReview: 1 and 0; anything else was not screened. */
function labelIn(value: string | undefined): Label | undefined {
  if (value === undefined || !/^(0|1|yes|no|true|false)(\.0)?$/i.test(value)) return undefined
  return { tool: 'asreview', verdict: /^(1|yes|true)/i.test(value) ? 'include' : 'exclude' }
}

/** Keywords in one cell: by semicolons, else by commas where there is no semicolon in it. */
export const keywordsIn = (cell: string): string[] => {
  if (cell.includes(';')) return cell.split(';')
  if (cell.includes('|')) return cell.split('|')
  return cell.split(/[\r\n]+/).length > 1 ? cell.split(/[\r\n]+/) : commas(cell)
}

/** "peer support, diabetes mellitus, type 2" cannot be taken apart rightly; a short last part belongs to the one before. */
const commas = (cell: string): string[] =>
  cell.split(/,\s+|,(?=\p{L})/u).reduce<string[]>((parts, part) => {
    const last = parts.at(-1)
    if (last !== undefined && /^(type|grade|stage|phase|class|level) \S{1,3}$/i.test(part))
      parts[parts.length - 1] = `${last}, ${part}`
    else parts.push(part)
    return parts
  }, [])

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Pages 6-8 that a spreadsheet took for a day: "08-Jun", "Jun-08", "6-Aug". The month is the first page. */
function fromSpreadsheet(cell: string): string {
  const found =
    /^(?:(\d{1,2})[-\s](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-\s](\d{1,2}))$/i.exec(
      cell.trim(),
    )
  if (!found) return cell
  const month = months.indexOf((found[2] ?? found[3] ?? '').toLowerCase()) + 1
  const day = Number(found[1] ?? found[4])
  return month <= day ? `${month}-${day}` : `${day}-${month}`
}

/** A cell that could be a formula is written behind an apostrophe; here it comes off again. */
export const guarded = (cell: string): string =>
  /^[=+\-@\t\r']/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell
const unguarded = (cell: string): string => (/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell)
