import { cslRecords } from '../core/record/formats/csl-json.ts'
import { delimitedRows } from '../core/record/formats/delimited.ts'
import { enwRecords } from '../core/record/formats/enw.ts'
import { type Line, lines, type Whole } from '../core/record/formats/lines.ts'
import { nbibRecords } from '../core/record/formats/nbib.ts'
import { ovidRecords } from '../core/record/formats/ovid.ts'
import { finished, type Reading, startReading, tell } from '../core/record/formats/reading.ts'
import { risRecords } from '../core/record/formats/ris.ts'
import { type Format, formatOf, formats, risDialect } from '../core/record/formats/sniff.ts'
import { isHead, linesAbove, type Row, tableRecords } from '../core/record/formats/table.ts'
import { wosRecords } from '../core/record/formats/wos.ts'
import type { ReadFile, ReadOptions, RecordRead } from '../core/record/read.ts'
import { membersOf, unpacked } from './archive.ts'
import { type Decoding, decoded, type Encoding, encodingOf, encodings } from './decode.ts'
import { bibtexRecords } from './formats/bibtex.ts'
import { endnoteRecords } from './formats/endnote-xml.ts'
import { pubmedRecords } from './formats/pubmed-xml.ts'
import { sheetsOf } from './formats/xlsx.ts'

type ReadLines = (lines: Iterable<Line>, reading: Reading) => Generator<RecordRead>

/** The formats that are lines of tags. */
const tagged: Partial<Record<Format, ReadLines>> = {
  ris: risRecords,
  nbib: nbibRecords,
  wos: wosRecords,
  enw: enwRecords,
  ovid: ovidRecords,
}

/** What a file is, before it is read: from its bytes first, its name second, and what a person says before both. */
interface Sniffed {
  format: Format | undefined
  dialect?: string
  decoding: Decoding
}

function sniff(bytes: Uint8Array, { name, format, encoding }: ReadOptions = {}): Sniffed {
  const decoding = encodingOf(
    bytes,
    (encodings as readonly string[]).includes(encoding ?? '') ? (encoding as Encoding) : undefined,
  )
  const first = decoded(bytes.subarray(0, 200_000), decoding).next()
  const start = first.done ? '' : first.value.text
  const asked = (formats as readonly string[]).includes(format ?? '') ? (format as Format) : undefined
  const found = asked ?? (bytes[0] === 0x1f && bytes[1] === 0x8b ? 'gz' : formatOf(start, name))
  const dialect = found === 'ris' ? risDialect(start) : undefined
  return { format: found, ...(dialect && { dialect }), decoding }
}

/** Reads a file of records in whatever format it is. A file in which nothing looks like records gives one problem that says so. */
export const readRecords: ReadFile = function* (bytes, options = {}) {
  const { format, dialect, decoding } = sniff(bytes, options)
  const about = { format: format ?? 'unknown', ...(dialect && { dialect }), encoding: decoding.encoding }
  const reading = startReading()
  if (decoding.mixed) {
    const message =
      'Some letters are in another encoding than the rest, which is UTF-8; they were read as Windows-1252.'
    tell(reading, { kind: 'repaired', code: 'mixed-encodings', message })
  }
  if (format) {
    // Where lines are in two encodings, only readers that go line by line know where the bytes of a record are.
    const placed = !decoding.mixed || tagged[format] !== undefined
    for (const record of recordsIn(format, bytes, decoding, reading, options)) yield placed ? record : unplaced(record)
  }
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
      return yield* cslRecords(wholeOf(bytes, decoding), reading)
    case 'bibtex':
      return yield* bibtexRecords(wholeOf(bytes, decoding), reading)
    case 'csv':
    case 'tsv': {
      const rows = delimitedRows(wholeOf(bytes, decoding), reading, format === 'tsv' ? '\t' : undefined)
      return yield* table(rows, reading, options)
    }
    case 'xlsx':
      return yield* workbook(bytes, reading, options)
    case 'zip':
      return yield* archived(bytes, reading, options)
    case 'gz': {
      const inside = unpacked(bytes, reading)
      if (inside) yield* within(options.name?.replace(/\.gz$/i, '') ?? '', inside, reading, options)
    }
  }
}

/** The row that holds the headings is the first that names titles among others; without one, the first that is not empty. */
function* table(rows: Generator<Row>, reading: Reading, { columns }: ReadOptions): Generator<RecordRead> {
  const first: Row[] = []
  for (let next = rows.next(); !next.done; next = rows.next()) {
    if (next.value.cells.some((cell) => cell.trim() !== '')) first.push(next.value)
    if (first.length === linesAbove || isHead(next.value.cells)) break
  }
  const last = first.at(-1)
  const above = last && isHead(last.cells) ? first.length - 1 : 0
  const [head, ...below] = first.slice(above)
  if (!head) return
  if (above > 0) {
    const message = `The headings stand in line ${head.lines[0]}; what is above them is no record.`
    tell(reading, { kind: 'noted', code: 'between-records', message, line: first[0]?.lines[0] ?? 1 })
  }
  const all = function* () {
    yield* below
    yield* rows
  }
  const heads = head.cells.map((cell) => cell.trim())
  yield* tableRecords(heads, all(), reading, columns)
}

/** Every sheet that has a column of titles; the first also without. */
function* workbook(bytes: Uint8Array, reading: Reading, options: ReadOptions): Generator<RecordRead> {
  let number = 0
  for (const sheet of sheetsOf(bytes, reading)) {
    number++
    const start = sheet.next()
    if (start.done) continue
    const rows = function* () {
      yield start.value
      yield* sheet
    }
    if (number === 1) yield* table(rows(), reading, options)
    else yield* titled(rows(), number, reading, options)
  }
}

function* titled(rows: Generator<Row>, number: number, reading: Reading, options: ReadOptions): Generator<RecordRead> {
  const first: Row[] = []
  for (let next = rows.next(); !next.done; next = rows.next()) {
    first.push(next.value)
    if (first.length === linesAbove || isHead(next.value.cells)) break
  }
  if (!first.some(({ cells }) => isHead(cells))) {
    const message = `Sheet ${number} has no column of titles and was not read.`
    return tell(reading, { kind: 'noted', code: 'more-sheets', message })
  }
  const all = function* () {
    yield* first
    yield* rows
  }
  for (const record of table(all(), reading, options)) yield record
}

/** The files of records in an archive, as Rayyan exports them: all but its log of changes. */
function* archived(bytes: Uint8Array, reading: Reading, options: ReadOptions): Generator<RecordRead> {
  const other: string[] = []
  const wanted = (name: string) => {
    if (name.endsWith('/') || /__MACOSX|\.DS_Store/.test(name)) return false
    const one = /\.(csv|ris|nbib|bib|enw|ciw|xml|txt|json|tsv|xlsx)$/i.test(name) && !/(?:^|[/_-])log\.\w+$/i.test(name)
    if (!one) other.push(name)
    return one
  }
  for (const [name, member] of membersOf(bytes, wanted, reading)) yield* within(name, member, reading, options)
  if (other.length > 0) {
    const message = `${other.length} files of the archive hold no records by their names: ${other.slice(0, 5).join(', ')}.`
    tell(reading, { kind: 'noted', code: 'other-members', message: message.slice(0, 400) })
  }
}

/** The records of a file in a file: its problems say in which. They have no bytes of their own. */
function* within(name: string, member: Uint8Array, reading: Reading, options: ReadOptions): Generator<RecordRead> {
  const { format, decoding } = sniff(member, { name })
  const told = reading.problems.length
  if (!format || format === 'zip' || format === 'gz')
    tell(reading, { kind: 'noted', code: 'no-records', message: 'It holds no records.' })
  else for (const record of recordsIn(format, member, decoding, reading, options)) yield unplaced(record)
  for (const problem of reading.problems.slice(told)) problem.message = `${name.slice(-100)}: ${problem.message}`
}

const unplaced = ({ bytes: _, ...record }: RecordRead): RecordRead => record

/** For formats whose parsers want the whole text at once. */
function wholeOf(bytes: Uint8Array, decoding: Decoding): Whole {
  const { encoding, skip, mixed } = decoding
  const width = encoding.startsWith('utf-16') ? 2 : encoding === 'utf-8' ? 'utf-8' : 1
  // Half a sign at the end of UTF-16 is none.
  const end = width === 2 ? bytes.length - ((bytes.length - skip) % 2) : bytes.length
  const text = mixed
    ? [...decoded(bytes, decoding)].map((piece) => piece.text).join('')
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(skip, end))
  return { text, offset: skip, width }
}
