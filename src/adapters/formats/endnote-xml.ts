import { SaxesParser } from 'saxes'
import { dateFrom, pagesFrom } from '../../core/record/formats/fields.ts'
import { type Piece, utf8Bytes } from '../../core/record/formats/lines.ts'
import { bodyFrom, nameFrom } from '../../core/record/formats/name.ts'
import { count, longestValue, type Reading, referenceOf, tell } from '../../core/record/formats/reading.ts'
import { byTag } from '../../core/record/formats/tagged.ts'
import type { RecordRead } from '../../core/record/read.ts'

type Raw = Pick<Required<RecordRead>, 'fields' | 'lines' | 'bytes'>

/** Elements that hold the words of what they stand in, and are no field of their own. */
const dressing = new Set(['style'])

/**
 * Every `record` of an XML export of EndNote, or of those who write like it: what is in styled runs and what is not are
 * read alike. A field is named by its path within the record. Entities other than XML's five are not known, so that no
 * file can swell.
 */
export function* endnoteRecords(pieces: Iterable<Piece>, reading: Reading): Generator<RecordRead> {
  for (const raw of xmlRecords(pieces, 'record', reading)) {
    reading.records++
    yield recordOf(raw, reading)
  }
}

/** The elements of a name that are records, with their fields by path. Memory holds one record and one stretch of the file. */
export function* xmlRecords(pieces: Iterable<Piece>, element: string, reading: Reading): Generator<Raw> {
  const done: Raw[] = []
  const path: string[] = []
  let open: Raw | undefined
  let text = ''
  let troubles = 0
  const parser = new SaxesParser({ fragment: true, position: true })
  const place = placesOf()
  parser.on('error', (error) => {
    if (troubles++ < 20)
      tell(reading, {
        kind: 'noted',
        code: 'xml',
        message: `The XML is not well made here: ${error.message.replace(/^\d+:\d+: /, '').slice(0, 160)}`,
        line: parser.line,
        record: reading.records + done.length + (open ? 1 : 0),
      })
  })
  parser.on('opentagstart', ({ name }) => {
    if (name !== element || open) return
    // The parser stands behind the name and one sign more.
    open = { fields: [], lines: [parser.line, parser.line], bytes: [place.of(parser.position - name.length - 2), 0] }
    path.length = 0
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (!open || dressing.has(name) || (name === element && path.length === 0)) return
    path.push(name)
    text = ''
    for (const [key, value] of Object.entries(attributes)) open.fields.push([`${path.join('/')}@${key}`, String(value)])
  })
  const words = (more: string) => {
    if (open && text.length < longestValue) text += more
  }
  parser.on('text', words)
  parser.on('cdata', words)
  parser.on('closetag', ({ name }) => {
    if (!open) return
    if (name === element && path.length === 0) {
      open.lines[1] = parser.line
      open.bytes[1] = place.of(parser.position) - open.bytes[0]
      done.push(open)
      open = undefined
      return
    }
    if (dressing.has(name)) return
    if (text.trim()) open.fields.push([path.join('/'), text.trim()])
    text = ''
    path.pop()
  })
  for (const piece of pieces) {
    place.next(piece)
    const text =
      piece.offset < 4
        ? piece.text.replace(/^\s*<\?xml[^>]*\?>/, (words) => words.replace(/[^\r\n]/g, ' '))
        : piece.text
    // In small steps, so that records come as they are read and not all at the end of a file of one line.
    for (let at = 0; at < text.length; at += 65_536) {
      parser.write(text.slice(at, at + 65_536))
      yield* done.splice(0)
    }
  }
  parser.close()
  yield* done.splice(0)
  if (open) {
    const message = 'The file breaks off within this record.'
    tell(reading, { kind: 'repaired', code: 'no-end', message, line: open.lines[0], record: reading.records + 1 })
    yield open
  }
}

/** Where in the file's bytes a place in its text is: asked in order, counted on from the last answer. */
function placesOf() {
  let piece: Piece | undefined
  let start = 0
  let at = 0
  let byte = 0
  return {
    next(one: Piece) {
      start += piece?.text.length ?? 0
      piece = one
      at = 0
      byte = one.offset
    },
    of(position: number): number {
      const to = Math.max(0, Math.min(position - start, piece?.text.length ?? 0))
      if (piece && to > at) {
        byte += piece.width === 'utf-8' ? utf8Bytes(piece.text, at, to) : (to - at) * piece.width
        at = to
      }
      return byte
    },
  }
}

function recordOf({ fields, lines, bytes }: Raw, reading: Reading): RecordRead {
  const all = byTag(fields)
  const one = (...tags: string[]): string | undefined => all(...tags)[0]
  const names = (...tags: string[]) =>
    all(...tags).flatMap((name) => (/,\s*$/.test(name) ? bodyFrom(name) : nameFrom(name)) ?? [])
  const type = one('ref-type@name') ?? one('ref-type')
  const book = /^(book|edited book|report|thesis|government document)$/i.test(type ?? '')
  const full = one('periodical/full-title', 'titles/secondary-title')
  const short = one('periodical/abbr-1', 'titles/alt-title', 'alt-periodical/abbr-1', 'periodical/abbr-2')
  const isbn = all('isbn', 'orig-pub/isbn')
  const said = {
    type,
    title: one('titles/title'),
    author: names('contributors/authors/author'),
    editor: names('contributors/secondary-authors/author'),
    year: all('dates/year', 'dates/pub-dates/date'),
    published: dateFrom(
      `${one('dates/pub-dates/date') ?? ''} ${/\d{4}/.test(one('dates/pub-dates/date') ?? '') ? '' : (one('dates/year') ?? '')}`,
    ),
    container: book ? undefined : (full ?? short),
    containerShort: full && short !== full ? short : undefined,
    originalTitle: one('titles/translated-title'),
    volume: one('volume'),
    issue: one('number', 'issue'),
    pages: pagesFrom(one('pages') ?? '') ?? one('electronic-page', 'custom7'),
    publisher: one('publisher'),
    place: one('pub-location'),
    edition: all('edition').find((edition) => !dateFrom(edition)),
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
  count(reading, fields, (tag) => understood.has(tag))
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
