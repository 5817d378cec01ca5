import { cslRecords } from '../core/record/formats/csl-json.ts'
import { enwRecords } from '../core/record/formats/enw.ts'
import { type Line, lines } from '../core/record/formats/lines.ts'
import { nbibRecords } from '../core/record/formats/nbib.ts'
import { finished, type Reading, startReading, tell } from '../core/record/formats/reading.ts'
import { risRecords } from '../core/record/formats/ris.ts'
import { type Format, formatOf, formats, risDialect } from '../core/record/formats/sniff.ts'
import { type Row, tableRecords } from '../core/record/formats/table.ts'
import { wosRecords } from '../core/record/formats/wos.ts'
import type { ReadFile, ReadOptions, RecordRead } from '../core/record/read.ts'
import { type Decoding, decoded, type Encoding, encodingOf, encodings } from './decode.ts'
import { bibtexRecords } from './formats/bibtex.ts'
import { delimitedRows } from './formats/delimited.ts'
import { endnoteRecords } from './formats/endnote-xml.ts'
import { pubmedRecords } from './formats/pubmed-xml.ts'
import { membersOf, sheetRows } from './formats/xlsx.ts'

type ReadLines = (lines: Iterable<Line>, reading: Reading) => Generator<RecordRead>

/** The formats that are lines of tags. */
const tagged: Partial<Record<Format, ReadLines>> = {
  ris: risRecords,
  nbib: nbibRecords,
  wos: wosRecords,
  enw: enwRecords,
}

/** What a file is, before it is read: from its bytes first, its name second, and what a person says before both. */
export interface Sniffed {
  format: Format | undefined
  dialect?: string
  decoding: Decoding
}

export function sniff(bytes: Uint8Array, { name, format, encoding }: ReadOptions = {}): Sniffed {
  const decoding = encodingOf(
    bytes,
    (encodings as readonly string[]).includes(encoding ?? '') ? (encoding as Encoding) : undefined,
  )
  const first = decoded(bytes.subarray(0, 200_000), decoding).next()
  const start = first.done ? '' : first.value.text
  const asked = (formats as readonly string[]).includes(format ?? '') ? (format as Format) : undefined
  const found = asked ?? formatOf(start, name)
  const dialect = found === 'ris' ? risDialect(start) : undefined
  return { format: found, ...(dialect && { dialect }), decoding }
}

/** Reads a file of records in whatever format it is. A file in which nothing looks like records gives one problem that says so. */
export const readRecords: ReadFile = function* (bytes, options = {}) {
  const { format, dialect, decoding } = sniff(bytes, options)
  const about = { format: format ?? 'unknown', ...(dialect && { dialect }), encoding: decoding.encoding }
  const reading = startReading()
  if (format) yield* recordsIn(format, bytes, decoding, reading, options)
  if (reading.records === 0) {
    const message = 'No record was found in the file. Say which format it is in, or export it again as RIS.'
    tell(reading, { kind: 'lost', code: 'no-records', message, line: 1 })
  }
  return finished(reading, about)
}

function* recordsIn(
  format: Format,
  bytes: Uint8Array,
  decoding: Decoding,
  reading: Reading,
  options: ReadOptions,
): Generator<RecordRead> {
  const read = tagged[format]
  if (read) return yield* read(lines(decoded(bytes, decoding)), reading)
  switch (format) {
    case 'endnote-xml':
      return yield* endnoteRecords(decoded(bytes, decoding), reading)
    case 'pubmed-xml':
      return yield* pubmedRecords(decoded(bytes, decoding), reading)
    case 'csl-json':
      return yield* cslRecords(wholeText(bytes, decoding), decoding.skip, reading)
    case 'bibtex':
      return yield* bibtexRecords(wholeText(bytes, decoding), decoding.skip, reading)
    case 'csv':
    case 'tsv': {
      const text = wholeText(bytes, decoding)
      return yield* table(delimitedRows(text, decoding.skip, format === 'tsv' ? '\t' : undefined), reading, options)
    }
    case 'xlsx':
      return yield* table(sheetRows(bytes, reading), reading, options)
    case 'zip':
      return yield* archived(bytes, reading, options)
  }
}

/** The first row that is not empty holds the headings. */
function* table(rows: Generator<Row>, reading: Reading, { columns }: ReadOptions): Generator<RecordRead> {
  for (let next = rows.next(); !next.done; next = rows.next()) {
    const heads = next.value.cells
    if (heads.every((head) => head.trim() === '')) continue
    return yield* tableRecords(
      heads.map((head) => head.trim()),
      rows,
      reading,
      columns,
    )
  }
}

/** The files of records in an archive, as Rayyan exports them: all but its log of changes. */
function* archived(bytes: Uint8Array, reading: Reading, options: ReadOptions): Generator<RecordRead> {
  const wanted = (name: string) =>
    /\.(csv|ris|nbib|bib|enw|ciw|xml|txt|json|tsv)$/i.test(name) && !/log|__MACOSX/i.test(name)
  for (const [name, member] of membersOf(bytes, wanted, reading)) {
    const { format, decoding } = sniff(member, { name })
    if (!format || format === 'zip' || format === 'xlsx') {
      tell(reading, { kind: 'noted', code: 'no-records', message: `“${name}” holds no records.` })
      continue
    }
    for (const { bytes: _, ...record } of recordsIn(format, member, decoding, reading, options)) yield record
  }
}

/** For formats whose parsers want the whole text at once. */
const wholeText = (bytes: Uint8Array, { encoding, skip }: Decoding): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(skip))
