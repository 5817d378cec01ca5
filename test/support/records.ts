import { readRecords } from '../../src/adapters/read-records.ts'
import type { FileRead, ReadOptions, RecordRead } from '../../src/core/record/read.ts'

/** Every record of a file, and what was told of it. */
export function read(
  file: Uint8Array | string,
  options: ReadOptions = {},
): { records: RecordRead[]; report: FileRead } {
  const records: RecordRead[] = []
  const all = readRecords(typeof file === 'string' ? new TextEncoder().encode(file) : file, options)
  for (;;) {
    const next = all.next()
    if (next.done) return { records, report: next.value }
    records.push(next.value)
  }
}

/** The references of a file's records. */
export const references = (file: Uint8Array | string, name: string) =>
  read(file, { name }).records.map(({ reference }) => reference)

/** What was told of a file: codes with their lines. */
export const told = (file: Uint8Array | string, name: string) =>
  read(file, { name }).report.problems.map(({ code, line }) => (line ? `${code} ${line}` : code))

/** A text in an encoding of one byte a letter; what it has no sign for becomes a question mark. */
export function inSingleBytes(text: string, encoding: 'windows-1252' | 'macintosh'): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const byte = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i] as const))
  return Uint8Array.from(text, (sign) => byte.get(sign) ?? 63)
}
