import type { Refi } from '../../core/coding/refi/refi.ts'
import { type Reading, startReading } from '../../core/record/formats/reading.ts'
import { archiveIn, leadsOut, membersOf } from '../archive.ts'
import { decoded, encodingOf } from '../decode.ts'
import { unreadable } from '../documents/reading.ts'
import { readRefi } from './read-xml.ts'

/** What a file of exchange holds: its project or codebook. */
export interface Exchange {
  kind: 'project' | 'codebook'
  refi: Refi
  /** What was told of the archive itself: members that lead out of it, or burst. */
  problems: string[]
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Whether a file is one of exchange, by its name. */
export const isExchange = (name: string): boolean => /\.(qdpx|qdc|qde)$/i.test(name)

/**
 * Reads a `.qdpx`, `.qdc` or `.qde`. The project is whichever one `.qde` lies at the top: `project.qde` by the standard,
 * named for the project by ATLAS.ti. Throws `Unreadable` where there is none, or more than one.
 */
export function readExchange(bytes: Uint8Array): Exchange {
  if (!isZip(bytes)) return { ...readRefi(textOf(bytes)), problems: [] }
  const reading = startReading()
  const names: string[] = []
  const wanted = (name: string) => {
    names.push(name)
    return /^[^/\\]+\.qde$/i.test(name)
  }
  const projects = [...membersOf(bytes, wanted, reading)]
  const problems = told(reading)
  const [first, second] = projects
  if (!first)
    throw unreadable(
      'damaged',
      problems[0] ?? 'The archive holds no project: no .qde lies at its top.',
      'Export it again as a REFI-QDA project.',
    )
  if (second)
    throw unreadable(
      'damaged',
      `The archive holds more than one project: ${projects
        .map(([name]) => name)
        .join(', ')
        .slice(0, 200)}.`,
      'Export each by itself.',
    )
  const unsafe = names.find(leadsOut)
  if (unsafe)
    throw unreadable(
      'damaged',
      `“${unsafe.slice(0, 200)}” leads out of the archive.`,
      'Export it again from the program it comes from; do not open it elsewhere.',
    )
  const seen = new Set<string>()
  const duplicate = names.find((name) => seen.size === seen.add(name).size)
  if (duplicate)
    throw unreadable(
      'damaged',
      `Two of its files are called “${duplicate.slice(0, 200)}”.`,
      'Export it again from the program it comes from.',
    )
  return { ...readRefi(textOf(first[1])), problems }
}

/** The files of an archive of exchange, as the paths of its project name them. */
export interface Files {
  /** The file that a path names; a text says why it could not be opened; undefined where it is not in the archive. */
  at: (path: string | undefined) => Uint8Array | string | undefined
  /** The name of the original of a source, and its bytes, where it lies beside without being named. */
  beside: (guid: string) => { name: string; bytes: Uint8Array | string } | undefined
}

/**
 * Opens the files of an archive. `internal://x.pdf` lies in `Sources` or `sources`; files that lie elsewhere on somebody's
 * disk (`relative:`, `absolute:`) are not here, and are not looked for.
 */
export function filesIn(bytes: Uint8Array): Files {
  const reading = startReading()
  const archive = isZip(bytes) ? archiveIn(bytes, reading) : undefined
  const byName = new Map((archive?.names ?? []).map((name) => [name.toLowerCase(), name]))
  const originals = new Map(
    (archive?.names ?? []).flatMap((name): [string, string][] => {
      const [, guid, ending] = /^sources\/([0-9a-f-]{36})\.([a-z0-9]+)$/i.exec(name) ?? []
      return guid && ending?.toLowerCase() !== 'txt' ? [[guid.toLowerCase(), name]] : []
    }),
  )
  const take = (name: string) => archive?.take(name) ?? told(reading).at(-1) ?? 'It could not be opened.'
  return {
    at(path) {
      const inside = /^internal:\/\/+(.+)$/i.exec(path ?? '')?.[1]
      if (inside === undefined) return undefined
      const wanted = [inside, safely(inside)].flatMap((name) => [`sources/${name}`, name])
      const found = wanted.flatMap((name) => byName.get(name.toLowerCase()) ?? [])[0]
      return found === undefined ? undefined : take(found)
    },
    beside(guid) {
      const name = originals.get(guid)
      return name === undefined ? undefined : { name, bytes: take(name) }
    },
  }
}
function safely(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

const told = ({ problems }: Reading): string[] => problems.map(({ message }) => message)

/** A text file as its writer meant it; a byte order mark is no part of the text. */
export const plainTextOf = (bytes: Uint8Array): string => [...textOf(bytes)].join('')

function* textOf(bytes: Uint8Array): Generator<string> {
  for (const { text } of decoded(bytes, encodingOf(bytes))) yield text
}
