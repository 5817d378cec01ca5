import { gunzipSync, inflateRawSync } from 'node:zlib'
import { type Reading, tell } from '../core/record/formats/reading.ts'

/** What is taken out of an archive at most: of one member, and of all together. */
const largestMember = 400_000_000
const largestWhole = 1_000_000_000
/** Text is packed to a tenth or a twentieth; only what is made to burst is packed to less than a two-hundredth. */
const largestRatio = 200
const tooSmallToBurst = 10_000_000
/** As many as the plain format can count; what holds more is no file of records, words or a project. */
const mostEntries = 65_535

interface Entry {
  name: string
  /** Bit 0: encrypted. */
  flags: number
  method: number
  packed: number
  size: number
  /** Where its local header stands. */
  at: number
}

/** An archive whose directory was read: its members by name, each unpacked when it is taken. */
export interface Archive {
  names: readonly string[]
  /** Undefined where it is not there, bursts, leads out of the archive or is broken; why is told. */
  take: (name: string) => Uint8Array | undefined
}

/**
 * Opens a zip archive (PKWARE APPNOTE 6.3.10: the central directory at the end says where each member is). Undefined where
 * it has none, which is told. What is taken of it in all is limited too.
 */
export function archiveIn(bytes: Uint8Array, reading: Reading): Archive | undefined {
  const lost = (code: string, message: string) => tell(reading, { kind: 'lost', code, message })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = guarded(() => directoryOf(view, bytes))
  if (entries === 'too many') {
    lost('too-many-files', `The archive holds more than ${mostEntries} files and was not opened. Send them in parts.`)
    return undefined
  }
  if (!entries) {
    lost('broken-archive', 'The archive is broken and could not be opened. Export it again.')
    return undefined
  }
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  let left = largestWhole
  return {
    names: entries.map(({ name }) => name),
    take(wanted) {
      const entry = byName.get(wanted)
      if (!entry) return undefined
      const { name, flags, method, packed, size, at } = entry
      if (leadsOut(name)) {
        lost('unsafe-name', `“${name.slice(0, 200)}” leads out of the archive and was not opened.`)
        return undefined
      }
      const most = Math.min(largestMember, left, Math.max(tooSmallToBurst, packed * largestRatio))
      const start = guarded(() => at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true))
      const member =
        size > most || start === undefined || flags & 1
          ? undefined
          : guarded(() => {
              const data = bytes.subarray(start, start + packed)
              return method === 0
                ? data
                : method === 8
                  ? inflateRawSync(data, { maxOutputLength: most || 1 })
                  : undefined
            })
      if (member) left -= member.length
      else if (flags & 1) lost('encrypted', `“${name.slice(0, 200)}” is locked with a password and was not opened.`)
      else if (size > most)
        lost('too-large', `“${name.slice(0, 200)}” would grow to ${megabytes(size)} and was not opened.`)
      else lost('broken-archive', `“${name.slice(0, 200)}” is broken, or grows beyond measure, and was not opened.`)
      return member
    },
  }
}

/** Whether a name of a member leads out of the folder that the archive is unpacked into. */
export const leadsOut = (name: string): boolean => /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:/i.test(name)

/**
 * The members of a zip archive whose names are wanted, one at a time. What bursts, leads out of the archive or is broken
 * is told and left alone.
 */
export function* membersOf(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  reading: Reading,
): Generator<[name: string, member: Uint8Array]> {
  const archive = archiveIn(bytes, reading)
  for (const name of archive?.names ?? []) {
    const member = wanted(name) ? archive?.take(name) : undefined
    if (member) yield [name, member]
  }
}

/** What a gzip file holds; a file that grows beyond measure or is broken gives nothing, and says so. */
export function unpacked(bytes: Uint8Array, reading: Reading): Uint8Array | undefined {
  const most = Math.min(largestMember, Math.max(tooSmallToBurst, bytes.length * largestRatio))
  const inside = guarded(() => gunzipSync(bytes, { maxOutputLength: most }))
  if (!inside)
    tell(reading, {
      kind: 'lost',
      code: 'broken-archive',
      message: `The file is broken, or grows to more than ${megabytes(most)}, and was not opened.`,
    })
  return inside
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

/** Undefined where bytes are not what they should be: a place beyond their end, or no deflated data. */
function guarded<T>(take: () => T): T | undefined {
  try {
    return take()
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code !== undefined) return undefined
    throw error
  }
}

function directoryOf(view: DataView, bytes: Uint8Array): Entry[] | 'too many' | undefined {
  const end = endOf(view)
  if (end === undefined) return undefined
  let [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  // Zip64 gives the larger numbers in a record of its own.
  if (end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const large = Number(view.getBigUint64(end - 12, true))
    count = Number(view.getBigUint64(large + 32, true))
    at = Number(view.getBigUint64(large + 48, true))
  }
  const entries: Entry[] = []
  const decoder = new TextDecoder()
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) break
    if (i === mostEntries) return 'too many'
    const [name, extra, comment] = [28, 30, 32].map((to) => view.getUint16(at + to, true)) as [number, number, number]
    const entry: Entry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    entries.push(entry)
    enlarged(entry, view, at + 46 + name, extra)
    at += 46 + name + extra + comment
  }
  return entries
}

/** The signature of the directory's end, behind which only a comment may stand. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

/** Numbers of zip64, which stand in an extra field, in order, where the header has only ones. */
function enlarged(entry: Entry, view: DataView, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let number = at + 4
    for (const key of ['size', 'packed', 'at'] as const)
      if (entry[key] === 0xffffffff) {
        entry[key] = Number(view.getBigUint64(number, true))
        number += 8
      }
  }
}
