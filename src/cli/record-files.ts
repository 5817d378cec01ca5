import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { encodings } from '../adapters/decode.ts'
import { readRecords } from '../adapters/read-records.ts'
import { formats } from '../core/record/formats/sniff.ts'
import type { Outgoing } from '../core/record/formats/write.ts'
import type { FileRead, ReadOptions, RecordRead } from '../core/record/read.ts'
import { cannotRead } from './cannot-read.ts'
import { type Io, refused, type Trouble } from './command-line.ts'
import { progress } from './progress.ts'

/** A file of records, read whole; of each what is wanted of it. */
export interface Read<T = RecordRead> {
  records: T[]
  report: FileRead
}

/** What is wrong with a format or an encoding that was asked for, if anything is. */
export function unreadable(format: string | undefined, encoding: string | undefined): Trouble | undefined {
  const say = (what: string, known: readonly string[]): Trouble => ({
    code: 'unknown-format',
    message: `“${what}” cannot be read.`,
    hint: `Say one of ${known.join(', ')}.`,
  })
  if (format && !(formats as readonly string[]).includes(format)) return say(format, formats)
  if (encoding && !(encodings as readonly string[]).includes(encoding)) return say(encoding, encodings)
}

/** Reads a file of records, showing how far it is; or says why it cannot be read. */
export function recordsIn<T = RecordRead>(
  file: string,
  io: Io,
  options: ReadOptions = {},
  wanted: (record: RecordRead) => T = (record) => record as T,
): Read<T> | { refusal: ReturnType<typeof refused> } {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return { refusal: refused(cannotRead(file, error)) }
  }
  const bar = progress(io, `Reading ${basename(file)}`)
  const records: T[] = []
  const all = readRecords(bytes, { name: basename(file), ...options })
  for (let next = all.next(); ; next = all.next()) {
    if (next.done) {
      bar.end()
      return { records, report: next.value }
    }
    records.push(wanted(next.value))
    bar.step()
  }
}

/** What there is to say of a file's problems, one line each, as an editor can jump to. */
export function problemLines(file: string, { problems, moreProblems = 0 }: FileRead, most = 20): string[] {
  const shown = problems
    .slice(0, most)
    .map(({ line, kind, message }) => `${file}${line ? `:${line}` : ''}: ${kind}: ${message}`)
  const more = problems.length - shown.length + moreProblems
  return more > 0 ? [...shown, `… and ${more} more`] : shown
}

/** Records by the names that the file gives them, where these are names; else by their places. */
export function withIds(
  records: readonly { ownId?: string; reference: Outgoing['reference']; labels?: Outgoing['labels'] }[],
): Outgoing[] {
  const given = new Set(records.map(({ ownId }) => ownId))
  const named = given.size === records.length && !given.has(undefined)
  return records.map(({ ownId, reference, labels }, i) => ({
    id: named ? (ownId ?? '') : String(i + 1),
    reference,
    labels,
  }))
}

/** The bytes of a file, or why there are none. */
export function bytesOf(path: string): Uint8Array | { refusal: Trouble } {
  try {
    return readFileSync(path)
  } catch (error) {
    return { refusal: cannotRead(path, error) }
  }
}
