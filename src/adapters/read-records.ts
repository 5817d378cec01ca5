import { enwRecords } from '../core/record/formats/enw.ts'
import { type Line, lines } from '../core/record/formats/lines.ts'
import { nbibRecords } from '../core/record/formats/nbib.ts'
import { finished, type Reading, startReading, tell } from '../core/record/formats/reading.ts'
import { risRecords } from '../core/record/formats/ris.ts'
import { type Format, formatOf, formats, risDialect } from '../core/record/formats/sniff.ts'
import { wosRecords } from '../core/record/formats/wos.ts'
import type { FileRead, ReadFile, ReadOptions, RecordRead } from '../core/record/read.ts'
import { type Decoding, decoded, type Encoding, encodingOf, encodings } from './decode.ts'

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
  const read = format && tagged[format]
  if (!read) return unread(reading, about)
  yield* read(lines(decoded(bytes, decoding)), reading)
  if (reading.records === 0) return unread(reading, about)
  return finished(reading, about)
}

function unread(reading: Reading, about: Pick<FileRead, 'format' | 'dialect' | 'encoding'>): FileRead {
  const message = 'No record was found in the file. Say which format it is in, or export it again as RIS.'
  tell(reading, { kind: 'lost', code: 'no-records', message, line: 1 })
  return finished(reading, about)
}
