import type { Name } from '../../core/record/facts.ts'
import { dateFrom, pagesFrom } from '../../core/record/formats/fields.ts'
import type { Piece } from '../../core/record/formats/lines.ts'
import { bodyFrom } from '../../core/record/formats/name.ts'
import { count, type Reading, referenceOf } from '../../core/record/formats/reading.ts'
import { byTag } from '../../core/record/formats/tagged.ts'
import type { RecordRead } from '../../core/record/read.ts'
import { type Elements, type Raw, xmlRecords } from './xml-records.ts'

/** Words in titles and abstracts are set in italics and the like, and formulas in MathML: the DTD's %text and mml:math. */
const elements: Elements = {
  records: new Set(['PubmedArticle', 'PubmedBookArticle']),
  dressing: (name) => /^(?:mml:.*|[a-z]+)$/.test(name),
}

/** Every article and book of a PubMed XML file (NLM, pubmed_190101.dtd and later). */
export function* pubmedRecords(pieces: Iterable<Piece>, reading: Reading): Generator<RecordRead> {
  for (const raw of xmlRecords(pieces, elements, reading)) {
    reading.records++
    yield recordOf({ ...raw, fields: raw.fields.map(([path, value]) => [short(path), value]) }, reading)
  }
}

/** A path from the article or book on: "Article/Journal/Title", "Book/BookTitle", "PubmedData/History/…". */
const short = (path: string): string => path.replace(/^(?:MedlineCitation|BookDocument)\//, '')

function recordOf({ fields, lines, bytes }: Raw, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const ids = marked(fields, 'ArticleIdList/ArticleId', 'IdType')
  const places = marked(fields, 'ELocationID', 'EIdType')
  const of = (list: typeof ids, kind: string) => list.flatMap(([is, id]) => (is === kind ? [id] : []))
  const date = (path: string) => dateFrom(all(`${path}/Year`, `${path}/Month`, `${path}/Day`).join(' '))
  const issue = 'Article/Journal/JournalIssue'
  const types = all('Article/PublicationTypeList/PublicationType').join(' ')
  const chapter = one('ArticleTitle')
  const said = {
    type: one('Book/BookTitle')
      ? chapter
        ? 'chapter'
        : 'book'
      : /preprint/i.test(types)
        ? 'preprint'
        : 'journal article',
    title: one('Article/ArticleTitle') ?? chapter ?? one('Book/BookTitle'),
    author: people(fields, 'authors'),
    editor: people(fields, 'editors'),
    year: all(
      `${issue}/PubDate/Year`,
      `${issue}/PubDate/MedlineDate`,
      'Article/ArticleDate/Year',
      'Book/PubDate/Year',
      'ContributionDate/Year',
    ),
    published: date(`${issue}/PubDate`) ?? date('Book/PubDate'),
    container: one('Article/Journal/Title', 'MedlineJournalInfo/MedlineTA') ?? (chapter && one('Book/BookTitle')),
    containerShort: one('Article/Journal/ISOAbbreviation', 'MedlineJournalInfo/MedlineTA'),
    originalTitle: one('Article/VernacularTitle', 'VernacularTitle'),
    volume: one(`${issue}/Volume`, 'Book/Volume'),
    issue: one(`${issue}/Issue`),
    pages:
      pagesFrom(one('Article/Pagination/MedlinePgn', 'Pagination/MedlinePgn') ?? '') ??
      pagesFrom(one('Article/Pagination/StartPage') ?? '', one('Article/Pagination/EndPage')),
    publisher: one('Book/Publisher/PublisherName'),
    place: one('Book/Publisher/PublisherLocation'),
    edition: one('Book/Edition'),
    // Ids of the works that are cited stand in a list of the same name elsewhere.
    doi: [...of(ids, 'doi'), ...of(places, 'doi')],
    abstracts: [abstractIn(fields)],
    language: one('Article/Language', 'Language'),
    keywords: all('KeywordList/Keyword', 'MeshHeadingList/MeshHeading/DescriptorName'),
    pmid: all('PMID').at(-1),
    pmcid: of(ids, 'pmc')[0],
    numbers: all('Article/Journal/ISSN', 'Book/Isbn'),
  }
  count(reading, { fields, lines }, (path) => understood.test(path))
  const { reference } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  return { reference, fields, lines, bytes, ...(said.pmid && { ownId: said.pmid }) }
}

const understood =
  /^(?:PMID|Language|ArticleTitle|(?:Article\/)?VernacularTitle|Article\/(?:ArticleTitle|Language|Journal\/.*|Pagination\/.*|ELocationID.*|ArticleDate\/Year|PublicationTypeList\/PublicationType)|(?:Article\/)?Abstract\/AbstractText(?:@Label)?|.*AuthorList\/Author\/(?:LastName|ForeName|Initials|Suffix|CollectiveName)|Book\/(?:BookTitle|Isbn|Edition|Volume|PubDate\/.*|Publisher\/.*|ELocationID.*)|MedlineJournalInfo\/MedlineTA|KeywordList\/Keyword|MeshHeadingList\/MeshHeading\/DescriptorName|(?:PubmedData\/)?ArticleIdList\/.*)$/

/** The values of an element with what an attribute of each says it is. The attribute stands before the value. */
function marked(fields: Raw['fields'], name: string, attribute: string): [kind: string, value: string][] {
  const own = new RegExp(`^(?:Article/|Book/|PubmedData/|PubmedBookData/)?${name}$`)
  return fields.flatMap(([path, value], i): [string, string][] => {
    if (!own.test(path)) return []
    const before = fields.slice(Math.max(0, i - 3), i).findLast(([tag]) => tag === `${path}@${attribute}`)
    return [[before?.[1] ?? '', value]]
  })
}

/** The parts of an abstract, each behind its label. */
function abstractIn(fields: Raw['fields']): string {
  const parts: string[] = []
  let label = ''
  for (const [path, value] of fields) {
    if (/^(?:Article\/)?Abstract\/AbstractText@Label$/.test(path)) label = value === 'UNLABELLED' ? '' : `${value}: `
    else if (/^(?:Article\/)?Abstract\/AbstractText$/.test(path)) {
      parts.push(label + value.replace(/\s+/g, ' '))
      label = ''
    }
  }
  return parts.join('\n')
}

/** Names come in parts, one after another: a family name or a body begins the next. Editors are in a list that says so. */
function people(fields: Raw['fields'], list: 'authors' | 'editors'): Name[] {
  const names: Name[] = []
  let kind = 'authors'
  for (const [path, value] of fields) {
    const part = /AuthorList(?:@(?<type>Type)|\/Author\/(?<part>\w+))$/.exec(path)?.groups
    if (part?.type) kind = value
    if (!part?.part || (kind === 'editors') !== (list === 'editors')) continue
    const last = names.at(-1)
    const open = last?.family !== undefined
    if (part.part === 'LastName') names.push({ family: value })
    else if (part.part === 'CollectiveName') names.push(bodyFrom(value) ?? {})
    else if (part.part === 'ForeName' && open && !last.given) last.given = value
    else if (part.part === 'Initials' && open && !last.given) last.given = value
    else if (part.part === 'Suffix' && open) last.given = [last.given, value].filter(Boolean).join(', ')
  }
  return names
}
