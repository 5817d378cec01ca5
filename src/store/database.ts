import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { damaged, StoreTrouble } from './store.ts'

/** The one place that knows which SQLite binding is used. */
export type Database = DatabaseSync

/**
 * Connects to a database file and sets how it writes: write-ahead log, and synchronised before a commit returns. Read-only
 * leaves nothing beside a file that nobody has open, and works in a folder that cannot be written.
 */
export function connect(path: string, { readonly = false, wait = 2_000 } = {}): Database {
  return explained(path, () => {
    if (readonly && existsSync(path) && !existsSync(`${path}-wal`)) return connectImmutable(path)
    return opened(path, { readOnly: readonly, timeout: wait })
  })
}

/** How a project is written: to a log first, and synchronised before a commit returns, so that an acknowledged change stays. */
export const writeSafely = (db: Database): void => db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')

/** For a file without a write-ahead log: nobody is writing, so SQLite needs no locks and makes no shared memory. */
function connectImmutable(path: string): Database {
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  return opened(url, { readOnly: true })
}

function opened(path: string | URL, options: DatabaseSyncOptions): Database {
  const db = new DatabaseSync(path, options)
  try {
    db.exec('PRAGMA trusted_schema = OFF')
    // SQLite opens lazily: only a read shows that the file is there, is a database and is not locked away.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Runs work on a database; what SQLite throws comes out as one clear line. */
export function explained<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw troubleOf(path, error)
  }
}

/** There was no room for the memory that those who have a file open share: SQLite says that it is trouble with the disk. */
const [full, noSharedMemory] = [13, 4874]

/** The first byte of SQLite's result code (https://sqlite.org/rescode.html); undefined for other errors. */
function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return undefined
  return error.errcode === noSharedMemory ? full : error.errcode & 0xff
}

function troubleOf(path: string, error: unknown): unknown {
  if (error instanceof StoreTrouble) return error
  const say = (code: string, message: string, hint: string) => new StoreTrouble(code, message, hint, { cause: error })
  switch (primaryCode(error)) {
    case 1:
      // Our statements are right for our tables; where SQLite does not find these, the file's own list of them is wrong.
      if (
        /^no such (?:table|column)|^unsupported file format|^vtable constructor failed/.test((error as Error).message)
      )
        return damaged(path, `SQLite says “${(error as Error).message}”`, error)
      return error
    case 5:
    case 6:
      return say('busy', `Another program is writing to ${path}.`, 'Wait a moment, or close it there, and try again.')
    case 8:
      return say(
        'read-only',
        `${path} cannot be written.`,
        'Copy it to a folder of your own, or change its permissions.',
      )
    case 10:
      if (isFolder(path)) return cannotOpen(path, error)
      return say('disk-trouble', `${path} could not be read or written.`, 'Check the disk, then run retroduce verify.')
    case 11:
      return damaged(path, 'its pages do not fit together', error)
    case full:
      return say(
        'disk-full',
        `There is no room left to write ${path}.`,
        'Free some space and try again; nothing is lost.',
      )
    case 14:
      return cannotOpen(path, error)
    case 26:
      return foreign(path, error)
    default:
      return error
  }
}

function cannotOpen(path: string, cause: unknown): StoreTrouble {
  const folder = dirname(path)
  const say = (code: string, message: string, hint: string) => new StoreTrouble(code, message, hint, { cause })
  if (!existsSync(folder)) return say('missing', `There is no folder ${folder}.`, 'Make it first, or check the path.')
  if (!existsSync(path) && mayWrite(folder)) return missing(path)
  if (isFolder(path)) return say('is-folder', `${path} is a folder.`, 'Name a .retro file in it.')
  return say('read-only', `The folder ${folder} cannot be written.`, 'Copy the project to a folder of your own.')
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

export const missing = (path: string): StoreTrouble =>
  new StoreTrouble('missing', `There is no file ${path}.`, 'Check the path, or make one with retroduce new.')

export const foreign = (path: string, cause?: unknown): StoreTrouble =>
  new StoreTrouble('foreign-file', `${path} is not a Retroduce project.`, 'Name a file that ends in .retro.', { cause })

/** One number or word from a PRAGMA or a query that gives one row. */
export const scalar = (db: Database, sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0]

/** All of the work or none of it. `immediate` takes the writer's place at once, so that what is read stays true. */
export function transaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have ended the transaction already.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Reads several times what holds at one moment, whatever others write meanwhile. */
export function reading<T>(db: Database, work: () => T): T {
  db.exec('BEGIN')
  try {
    return work()
  } finally {
    // An error may have ended it already.
    if (db.isTransaction) db.exec('COMMIT')
  }
}
