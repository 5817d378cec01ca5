import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readRecords } from '../adapters/read-records.ts'
import type { FileRead, ReadOptions, RecordRead } from '../core/record/read.ts'
import { type Io, refused } from './command-line.ts'
import { progress } from './progress.ts'

/** A file of records, read whole. */
export interface Read {
  records: RecordRead[]
  report: FileRead
}

/** Reads a file of records, showing how far it is; or says why it cannot be read. */
export function recordsIn(
  file: string,
  io: Io,
  options: ReadOptions = {},
): Read | { refusal: ReturnType<typeof refused> } {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    return { refusal: refused({ code: 'missing', message: `${file} cannot be read.`, hint: 'Check the path.' }) }
  }
  const bar = progress(io, `Reading ${basename(file)}`)
  const records: RecordRead[] = []
  const all = readRecords(bytes, { name: basename(file), ...options })
  for (let next = all.next(); ; next = all.next()) {
    if (next.done) {
      bar.end()
      return { records, report: next.value }
    }
    records.push(next.value)
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
