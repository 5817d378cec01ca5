import type { Name, Reference } from '../facts.ts'
import type { Label } from '../read.ts'
import { cslItem } from './csl-json.ts'
import { risType, typeFrom } from './fields.ts'
import { keywordsTo } from './labels.ts'
import { nameTo } from './name.ts'

/** What is written of a record or source: its reference, and the project's decisions, which become keywords. */
export interface Outgoing {
  id: string
  reference: Reference
  labels?: Label[] | undefined
}

export type TextFormat = 'ris' | 'nbib' | 'bibtex' | 'csl-json' | 'endnote-xml'
export type Format = TextFormat | 'csv' | 'tsv' | 'xlsx'

/** Fields of a reference that a format has no place for; whoever writes a file is told of them. */
export const inexpressible: Record<Format, readonly (keyof Reference)[]> = {
  ris: ['suffix'],
  nbib: ['type', 'suffix', 'url', 'place'],
  bibtex: ['suffix', 'originalTitle'],
  'csl-json': ['suffix'],
  'endnote-xml': ['suffix', 'pmcid'],
  csv: ['suffix'],
  tsv: ['suffix'],
  xlsx: ['suffix'],
}

/** The fields that one reference loses in a format: those it has no place for, and a type that it has no word for. */
export const unsaid = (format: Format, reference: Reference): (keyof Reference)[] => [
  ...inexpressible[format].filter((field) => reference[field] !== undefined),
  ...(wordFor[format]?.(reference.type) === false ? (['type'] as const) : []),
]

/** Whether a format's word for a type is read as that type again. */
const wordFor: Partial<Record<Format, (type: string) => boolean>> = {
  ris: (type) => typeFrom(risType(type)) === type,
  bibtex: (type) => typeFrom(bibtexTypes[type] ?? 'misc') === type || type === 'article-journal',
  'endnote-xml': (type) => typeFrom(endnoteTypes[type]?.[1] ?? 'Generic') === type,
}

/** Writes records in a text format, piece by piece, so that a large library needs little memory. */
export async function* written(
  format: TextFormat,
  records: Iterable<Outgoing> | AsyncIterable<Outgoing>,
): AsyncGenerator<string> {
  const { before = '', between = '', after = '', one } = writers[format]
  yield before
  let first = true
  for await (const record of records) {
    yield first ? one(record) : between + one(record)
    first = false
  }
  yield after
}

interface Writer {
  before?: string
  between?: string
  after?: string
  one: (record: Outgoing) => string
}

/** A value on one line: what would begin a new tag does not. */
const flat = (text: string): string => text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))
const people = (names: readonly Name[] = []): string[] => names.map((name) => flat(nameTo(name)))
const keywords = ({ reference, labels }: Outgoing): string[] => [...(reference.keywords ?? []), ...keywordsTo(labels)]

const lines = (
  tags: readonly (readonly [tag: string, values: string | readonly string[] | undefined])[],
  line: (tag: string, value: string) => string,
): string =>
  tags
    .flatMap(([tag, values]) =>
      (values === undefined ? [] : typeof values === 'string' ? [values] : values).map((value) =>
        line(tag, flat(value)),
      ),
    )
    .join('')

function ris({ id, ...of }: Outgoing): string {
  const { reference: r } = of
  const [first, end] = pagesApart(r.pages)
  const tags = [
    ['TY', risType(r.type)],
    ['TI', r.title],
    ['AU', people(r.author)],
    [/^chapter$/.test(r.type) ? 'A2' : 'ED', people(r.editor)],
    ['PY', r.year?.toString()],
    ['DA', r.published && `${r.published.split('-').join('/')}${'/'.repeat(3 - r.published.split('-').length)}`],
    ['T2', r.container],
    ['J2', r.containerShort],
    ['TT', r.originalTitle],
    ['VL', r.volume],
    ['IS', r.issue],
    ['SP', first],
    ['EP', end],
    ['PB', r.publisher],
    ['CY', r.place],
    ['ET', r.edition],
    ['SN', [...(r.issn ?? []), ...(r.isbn ?? [])]],
    ['DO', r.doi],
    ['UR', r.url],
    ['U1', r.pmid && `${r.pmid} [PMID]`],
    ['C2', r.pmcid],
    ['LA', r.language],
    ['KW', keywords({ id, ...of })],
    ['ID', id],
  ] as const
  // Lines that go on under AB are paragraphs, to EndNote and to the reader here.
  const abstract = r.abstract
    ?.split(/[\r\n]+/)
    .map((line, i) => (i > 0 && /^\s{0,3}[A-Z][A-Z0-9]\s{0,4}-/.test(line) ? `    ${line}` : line))
  const last = abstract ? `AB  - ${abstract.join('\r\n')}\r\n` : ''
  return `${lines(tags, (tag, value) => `${tag}  - ${value}\r\n`)}${last}ER  - \r\n`
}

function nbib({ id, ...of }: Outgoing): string {
  const { reference: r } = of
  const names = (r.author ?? []).map((name): [string, string] =>
    name.literal === undefined ? ['FAU', nameTo(name)] : ['CN', name.literal],
  )
  const tags = [
    ['PMID', r.pmid ?? id],
    [
      'DP',
      r.published?.replace(/-/g, ' ').replace(/ (\d\d)/, (_, month) => ` ${monthNames[Number(month) - 1] ?? ''}`) ??
        r.year?.toString(),
    ],
    ['TI', r.title],
    ['PG', r.pages],
    ['LID', r.doi && `${r.doi} [doi]`],
    ['AB', r.abstract],
    ...names,
    ['FED', people(r.editor)],
    ['LA', r.language],
    ['PT', 'Journal Article'],
    ['TA', r.containerShort],
    ['JT', r.container],
    ['TT', r.originalTitle],
    ['IS', r.issn],
    ['ISBN', r.isbn],
    ['VI', r.volume],
    ['IP', r.issue],
    ['PB', r.publisher],
    ['EN', r.edition],
    ['PMC', r.pmcid],
    ['OT', keywords({ id, ...of })],
  ] as const
  return lines(tags, (tag, value) => `${tag.padEnd(4)}- ${value}\r\n`)
}
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const bibtexTypes: Record<string, string> = {
  'article-journal': 'article',
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
  'paper-conference': 'inproceedings',
  book: 'book',
  chapter: 'incollection',
  report: 'report',
  thesis: 'thesis',
  webpage: 'online',
  article: 'unpublished',
  dataset: 'dataset',
  patent: 'patent',
  legislation: 'statute',
  standard: 'standard',
  motion_picture: 'video',
  personal_communication: 'letter',
  'entry-encyclopedia': 'inreference',
  software: 'software',
}

function bibtex({ id, ...of }: Outgoing): string {
  const { reference: r } = of
  const names = (list: readonly Name[] | undefined) => list?.map(texName).join(' and ')
  const journal = r.type === 'chapter' || r.type === 'paper-conference' ? 'booktitle' : 'journaltitle'
  const fields: [string, string | undefined][] = [
    ['title', r.title && tex(r.title)],
    ['author', names(r.author)],
    ['editor', names(r.editor)],
    ['date', r.published],
    ['year', r.year?.toString()],
    [journal, r.container && tex(r.container)],
    ['shortjournal', r.containerShort && tex(r.containerShort)],
    ['volume', r.volume && tex(r.volume)],
    ['number', r.issue && tex(r.issue)],
    ['pages', r.pages && tex(r.pages.replace(/(?<=\S)-(?=\S)/, '--'))],
    ['publisher', r.publisher && `{${tex(r.publisher)}}`],
    ['location', r.place && `{${tex(r.place)}}`],
    ['edition', r.edition && tex(r.edition)],
    ['issn', r.issn?.join(' ')],
    ['isbn', r.isbn?.join(' ')],
    ['doi', r.doi],
    ['url', r.url],
    ['pmid', r.pmid],
    ['pmcid', r.pmcid],
    ['abstract', r.abstract && tex(r.abstract)],
    ['language', r.language && tex(r.language)],
    [
      'author_keywords',
      keywords({ id, ...of })
        .map(tex)
        .join('; ') || undefined,
    ],
  ]
  const body = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${flat(value)}}`] : [])).join(',\n')
  return `@${bibtexTypes[r.type] ?? 'misc'}{${id.replace(/[^\w:.-]/g, '_')},\n${body}\n}\n`
}

/** The signs that mean something to TeX, as themselves. */
const tex = (text: string): string =>
  text.replace(
    /[\\{}$&#^_%~<>]/g,
    (sign) =>
      ({
        '\\': '{\\textbackslash}',
        '^': '{\\textasciicircum}',
        '~': '{\\textasciitilde}',
        '<': '{\\textless}',
        '>': '{\\textgreater}',
      })[sign] ?? `\\${sign}`,
  )

const texName = ({ literal, particle, family = '', given }: Name): string =>
  literal === undefined
    ? [
        [particle, family]
          .filter(Boolean)
          .map((part) => tex(part ?? ''))
          .join(' '),
        given && tex(given),
      ]
        .filter(Boolean)
        .join(', ')
    : `{${tex(literal)}}`

const endnoteTypes: Record<string, [number, string]> = {
  'article-journal': [17, 'Journal Article'],
  'article-magazine': [19, 'Magazine Article'],
  'article-newspaper': [23, 'Newspaper Article'],
  'paper-conference': [47, 'Conference Paper'],
  book: [6, 'Book'],
  chapter: [5, 'Book Section'],
  report: [27, 'Report'],
  thesis: [32, 'Thesis'],
  webpage: [12, 'Web Page'],
  article: [34, 'Unpublished Work'],
  dataset: [59, 'Dataset'],
  legislation: [31, 'Statute'],
  standard: [58, 'Standard'],
  patent: [25, 'Patent'],
  motion_picture: [21, 'Film or Broadcast'],
  personal_communication: [26, 'Personal Communication'],
  manuscript: [36, 'Manuscript'],
  'entry-dictionary': [52, 'Dictionary'],
  'entry-encyclopedia': [53, 'Encyclopedia'],
}

function endnoteXml({ id, ...of }: Outgoing): string {
  const { reference: r } = of
  const [number, type] = endnoteTypes[r.type] ?? [13, 'Generic']
  const el = (name: string, text: string | undefined) => (text ? `<${name}>${xml(text)}</${name}>` : '')
  const names = (name: string, list: readonly Name[] | undefined) =>
    list?.length
      ? `<${name}>${list.map((one) => el('author', nameTo(one, { bodyComma: true }))).join('')}</${name}>`
      : ''
  const group = (name: string, inner: string) => (inner ? `<${name}>${inner}</${name}>` : '')
  return [
    '<record>',
    el('rec-number', id),
    `<ref-type name="${type}">${number}</ref-type>`,
    group('contributors', names('authors', r.author) + names('secondary-authors', r.editor)),
    group(
      'titles',
      el('title', r.title) + el('secondary-title', r.container) + el('translated-title', r.originalTitle),
    ),
    group('periodical', el('full-title', r.container) + el('abbr-1', r.containerShort)),
    el('pages', r.pages),
    el('volume', r.volume),
    el('number', r.issue),
    el('edition', r.edition),
    group(
      'keywords',
      keywords({ id, ...of })
        .map((keyword) => el('keyword', keyword))
        .join(''),
    ),
    group('dates', el('year', r.year?.toString()) + group('pub-dates', el('date', r.published))),
    el('pub-location', r.place),
    el('publisher', r.publisher),
    el('isbn', [...(r.issn ?? []), ...(r.isbn ?? [])].join('\n')),
    r.pmid ? `${el('accession-num', r.pmid)}${el('remote-database-name', 'PubMed')}` : '',
    el('abstract', r.abstract),
    group('urls', group('related-urls', el('url', r.url))),
    el('electronic-resource-num', r.doi),
    el('language', r.language),
    '</record>',
  ].join('')
}

/** Text as XML has it; signs that XML 1.0 does not allow are left out. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#xD;')

/** First and last page of "221-228"; of anything else the whole as the first. */
function pagesApart(pages: string | undefined): [string | undefined, string | undefined] {
  const found = /^([^-]+)-([^-]+)$/.exec(pages ?? '')
  return found ? [found[1], found[2]] : [pages, undefined]
}

const writers: Record<TextFormat, Writer> = {
  ris: { one: ris, between: '\r\n' },
  nbib: { one: nbib, between: '\r\n' },
  bibtex: { one: bibtex, between: '\n' },
  'csl-json': {
    before: '[\n',
    between: ',\n',
    after: '\n]\n',
    one: ({ id, reference, labels }) => JSON.stringify(cslItem(id, { reference, labels })),
  },
  'endnote-xml': {
    before: '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n',
    between: '\n',
    after: '\n</records></xml>\n',
    one: endnoteXml,
  },
}

/** The columns of a table of records, in order: what guessColumns reads back. */
export const tableHeads = [
  'ID',
  'Type',
  'Title',
  'Authors',
  'Editors',
  'Year',
  'Publication Date',
  'Journal',
  'Journal Abbreviation',
  'Original Title',
  'Volume',
  'Issue',
  'Pages',
  'Publisher',
  'Place',
  'Edition',
  'DOI',
  'URL',
  'Abstract',
  'Language',
  'Keywords',
  'PMID',
  'PMCID',
  'ISSN',
  'ISBN',
] as const

/** One record as a row of `tableHeads`. */
export function tableRow({ id, ...of }: Outgoing): string[] {
  const { reference: r } = of
  const names = (list: readonly Name[] = []) => list.map((name) => nameTo(name, { bodyComma: true })).join('; ')
  return [
    id,
    // "Article" is an article of a journal to everybody else's tables.
    r.type === 'article' ? 'preprint' : r.type,
    r.title,
    names(r.author),
    names(r.editor),
    r.year?.toString(),
    r.published,
    r.container,
    r.containerShort,
    r.originalTitle,
    r.volume,
    r.issue,
    r.pages,
    r.publisher,
    r.place,
    r.edition,
    r.doi,
    r.url,
    r.abstract,
    r.language,
    keywords({ id, ...of }).join('; '),
    r.pmid,
    r.pmcid,
    r.issn?.join(' '),
    r.isbn?.join(' '),
  ].map((cell) => cell ?? '')
}
