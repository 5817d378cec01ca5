import { once } from 'node:events'
import { createWriteStream, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { readRecords } from '../adapters/read-records.ts'
import type { Outgoing } from '../core/record/formats/write.ts'
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

/** Writes beside the file first, so that half a file never stands under its name. */
export async function writeTo(file: string, pieces: AsyncIterable<Uint8Array | string>) {
  const beside = `${file}.${process.pid}.part`
  try {
    const out = createWriteStream(beside)
    for await (const piece of pieces) if (!out.write(piece)) await once(out, 'drain')
    out.end()
    await once(out, 'finish')
    renameSync(beside, file)
    return undefined
  } catch {
    rmSync(beside, { force: true })
    return {
      code: 'not-written',
      message: `${file} could not be written.`,
      hint: 'Check the folder, its permissions and the room on the disk.',
    }
  }
}
