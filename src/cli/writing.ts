import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pagesIn } from '../adapters/one-page.ts'
import { counted } from '../core/wording.ts'
import { placeOf } from '../store/open.ts'
import { clearParts, isPartOf, partOf, removePart, settle, takeName } from '../store/parts.ts'
import { makePostgres } from '../store/postgres/open.ts'
import { createSqlite } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'
import type { Trouble } from './command-line.ts'
import { isProject } from './project-file.ts'

type Pieces = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/**
 * Writes a file whole or not at all: beside its name first. What is there stays unless `force` says otherwise, and a
 * project stays in any case. A pipe or a terminal is written to as it is. `mode` says who may read it, `wrong` why what was written
 * is not to have its name.
 */
export async function writeWhole(
  path: string,
  pieces: Pieces,
  force = false,
  { mode = 0o666, wrong }: { mode?: number; wrong?: (part: string) => Trouble | undefined } = {},
): Promise<Trouble | undefined> {
  const there = existsSync(path)
  if (there && isProject(path))
    return { code: 'already-there', message: `${path} is a project, and stays.`, hint: 'Pick another name.' }
  const plain = !there || statSync(path).isFile()
  const place = there && plain ? realpathSync(path) : path
  if (there && plain && !force) return taken(path, 'Pick another name, or add --force.')
  const beside = plain ? partOf(place) : place
  try {
    if (plain) clearParts(place)
    await pipeline(pieces, createWriteStream(beside, { flush: plain, mode }))
    const trouble = wrong?.(beside)
    if (trouble || !plain) return trouble
    renameSync(beside, place)
    settle(dirname(place))
    return undefined
  } catch (error) {
    // What was to be written may have failed as well, and says so itself.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return notWritten(path, error)
  } finally {
    if (plain) removePart(beside)
  }
}

/**
 * Makes a folder of files that is there whole or not at all. One that is there stays, unless `force` is given and it
 * holds the file `mark`, by which it is known to be of the same kind: then it is replaced in two steps of renaming.
 */
export async function writeFolder(
  path: string,
  files: readonly { path: string; text: string | Uint8Array }[],
  { mark, force = false }: { mark: string; force?: boolean | undefined },
): Promise<Trouble | undefined> {
  bringBack(path)
  const there = existsSync(path)
  if (there && !statSync(path).isDirectory()) return taken(path, 'Pick another name.')
  const used = there && readdirSync(path).length > 0
  if (used && !existsSync(join(path, mark))) return taken(path, 'Pick a folder that is empty or not there yet.')
  if (used && !force) return taken(path, 'Pick another name, or add --force.')
  const place = there ? realpathSync(path) : path
  clearParts(place)
  const beside = partOf(place)
  const aside = beside + old
  try {
    for (const { path: name, text } of files) {
      mkdirSync(dirname(join(beside, name)), { recursive: true })
      writeFileSync(join(beside, name), text)
    }
    if (there) renameSync(place, aside)
    renameSync(beside, place)
    return undefined
  } catch (error) {
    if (!existsSync(place) && existsSync(aside)) renameSync(aside, place)
    return notWritten(path, error)
  } finally {
    removePart(beside)
    if (existsSync(place)) rmSync(aside, { recursive: true, force: true })
  }
}

/** How what is replaced is called until the other has its name. */
const old = '.old'

/** The folder that was there, where a process was killed after it took that away and before another had the name. */
function bringBack(path: string): void {
  const [folder, own] = [dirname(path), basename(path)]
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!isPartOf(own, name.endsWith(old) ? name.slice(0, -old.length) : '')) continue
    if (existsSync(path)) rmSync(join(folder, name), { recursive: true, force: true })
    else renameSync(join(folder, name), path)
  }
}

/**
 * Makes a project, a file or in a database, that is there whole or not at all: it gets its name when the work is done, and takes it from
 * nobody who was faster.
 */
export async function make<T extends object>(
  file: string,
  work: (store: Store) => Promise<T | Trouble>,
): Promise<T | Trouble> {
  const place = placeOf(file)
  if ('database' in place) return makePostgres(place, work, (made) => !('code' in made))
  if (existsSync(file)) return taken(file, 'Open it, or pick another name.')
  clearParts(file)
  if (!existsSync(dirname(file)))
    return {
      code: 'missing',
      message: `There is no folder ${dirname(file)}.`,
      hint: 'Make it first, or check the path.',
    }
  const part = partOf(file)
  const store = createSqlite(part)
  try {
    const made = await work(store)
    await store.close()
    if ('code' in made) return made
    return publish(part, file) ?? made
  } finally {
    await store.close()
    removePart(part)
  }
}

export const taken = (file: string, hint: string): Trouble => ({
  code: 'already-there',
  message: `${file} is there already.`,
  hint,
})

/** Gives a whole file its name, in one step that fails if the name is taken. */
function publish(part: string, file: string): Trouble | undefined {
  try {
    return takeName(part, file) ? undefined : taken(file, 'It was made meanwhile. Open it, or pick another name.')
  } catch (error) {
    return notWritten(file, error)
  }
}

/** Why a file could not be written, from what the system says. */
export function notWritten(path: string, error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const say = (code: string, message: string, hint: string): Trouble => ({ code, message, hint })
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return say('disk-full', `There is no room left to write ${path}.`, 'Free some space and try again.')
    case 'ENOENT':
    case 'ENOTDIR':
      return say('missing', `There is no folder for ${path}.`, 'Make it first, or check the path.')
    case 'EISDIR':
      return say('is-folder', `${path} is a folder.`, 'Name a file in it.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return say('read-only', `${path} cannot be written (${code}).`, 'Check the folder, or pick another.')
    default:
      return say('not-written', `${path} could not be written (${code}).`, 'Check the name and the disk.')
  }
}

/** What is said of a sheet that was printed and does not stand on one page; nothing of other files. */
export function pagesTold(made: Uint8Array | string): string {
  const pages = made instanceof Uint8Array ? pagesIn(made) : 0
  return pages > 1 ? ` It runs to ${counted(pages, 'page')}: on one its type could not be read.` : ''
}
