import { dateFrom, pagesFrom } from '../../core/record/formats/fields.ts'
import type { Piece } from '../../core/record/formats/lines.ts'
import { namesFrom } from '../../core/record/formats/name.ts'
import { count, type Reading, referenceOf } from '../../core/record/formats/reading.ts'
import { byTag } from '../../core/record/formats/tagged.ts'
import type { RecordRead } from '../../core/record/read.ts'
import { type Elements, type Raw, xmlRecords } from './xml-records.ts'

/** EndNote sets words of one field in runs of several styles; others write the words alone. */
const elements: Elements = { records: new Set(['record']), dressing: (name) => name === 'style' }

/** Every `record` of an XML export of EndNote, or of those who write like it. A field is named by its path within the record. */
export function* endnoteRecords(pieces: Iterable<Piece>, reading: Reading): Generator<RecordRead> {
  for (const raw of xmlRecords(pieces, elements, reading)) {
    reading.records++
    yield recordOf(raw, reading)
  }
}

function recordOf({ fields, lines, bytes }: Raw, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const type = one('ref-type@name') ?? one('ref-type')
  const named = one('periodical/full-title', 'titles/secondary-title')
  const other = one('periodical/abbr-1', 'titles/alt-title', 'alt-periodical/abbr-1', 'periodical/abbr-2')
  // Records from PubMed have the short name where the full one should be.
  const [full, short] = named && other && other.length > named.length ? [other, named] : [named, other]
  const isbn = all('isbn', 'orig-pub/isbn')
  const said = {
    type,
    title: one('titles/title'),
    author: namesFrom(all('contributors/authors/author')),
    editor: namesFrom(all('contributors/secondary-authors/author')),
    year: all('dates/year', 'dates/pub-dates/date'),
    published: dateFrom(
      `${one('dates/pub-dates/date') ?? ''} ${/\d{4}/.test(one('dates/pub-dates/date') ?? '') ? '' : (one('dates/year') ?? '')}`,
    ),
    container: full ?? short,
    containerShort: full && short !== full ? short : undefined,
    originalTitle: one('titles/translated-title'),
    volume: one('volume'),
    issue: one('number', 'issue'),
    pages: pagesFrom(one('pages') ?? '') ?? one('electronic-page', 'custom7'),
    publisher: one('publisher'),
    place: one('pub-location'),
    edition: all('edition').find((edition) => !dateFrom(edition) && !/^\d{8}$/.test(edition)),
    doi: all('electronic-resource-num', 'urls/related-urls/url'),
    url: all('urls/related-urls/url', 'urls/web-urls/url').find((url) => /^https?:/i.test(url)),
    abstracts: all('abstract'),
    language: one('language'),
    keywords: all('keywords/keyword').flatMap((keyword) => keyword.split(/[\r\n]+|;/)),
    pmid: all('accession-num', 'custom6')
      .map((id) => /^(?:PMID:?\s*)?(\d{4,9})$/.exec(id.trim())?.[1])
      .find((id) => id && fromPubMed(fields)),
    pmcid: all('custom2').find((id) => /^PMC\d+$/i.test(id)),
    numbers: isbn,
    notes: all('notes', 'research-notes'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = one('rec-number') ?? one('accession-num')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const fromPubMed = (fields: Raw['fields']): boolean =>
  fields.some(([tag, value]) => /remote-database|database-provider/.test(tag) && /NLM|PubMed|MEDLINE/i.test(value))

const understood = new Set(
  'ref-type ref-type@name titles/title titles/secondary-title titles/alt-title titles/translated-title contributors/authors/author contributors/secondary-authors/author periodical/full-title periodical/abbr-1 periodical/abbr-2 alt-periodical/abbr-1 dates/year dates/pub-dates/date volume number issue pages electronic-page publisher pub-location edition electronic-resource-num urls/related-urls/url urls/web-urls/url abstract language keywords/keyword accession-num isbn rec-number'.split(
    ' ',
  ),
)
