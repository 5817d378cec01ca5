import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { connect, type Database, explained, scalar } from './database.ts'
import { settle } from './parts.ts'
import { StoreTrouble } from './store.ts'

/**
 * Puts a project file in the place of another that ended at event `seq`, and gives the name under which what was there is
 * kept beside it. Refused while another program has it open, or wrote to it since: what it wrote would be lost.
 */
export function putInPlace(part: string, file: string, seq: number): string {
  const db = connect(file)
  try {
    alone(db, file)
    // Until the other has its name: who comes meanwhile waits, and SQLite lets nobody write to a file that lost its own.
    explained(file, () => db.exec('BEGIN EXCLUSIVE'))
    if (scalar(db, 'PRAGMA journal_mode') !== 'delete') throw busy(file)
    if (Number(scalar(db, 'SELECT coalesce(max(seq), 0) FROM event')) !== seq) throw busy(file)
    clearTwins(file)
    const kept = freeName(file)
    // Windows renames nothing that is open, by others neither.
    if (process.platform === 'win32') db.close()
    keep(file, kept)
    renameSync(part, file)
    settle(dirname(file))
    return kept
  } finally {
    if (db.isOpen) db.close()
  }
}

/**
 * Gives a file a second name. It is not opened for that: whoever closes a file lets go of all locks that their process has on it
 * (https://sqlite.org/howtocorrupt.html, 2.2). Where a disk knows no second names it gets the new one alone.
 */
function keep(file: string, kept: string): void {
  try {
    linkSync(file, kept)
  } catch {
    renameSync(file, kept)
  }
}

/**
 * Takes away the name under which a file was to be kept, where the process was killed before the other came in its place: a file with
 * two names is written with two logs (https://sqlite.org/howtocorrupt.html, 2.4). Only while it is open: then nobody is about to replace it.
 */
export function clearTwins(file: string): void {
  const { ino, dev, nlink } = statSync(file, { bigint: true })
  if (nlink < 2n) return
  for (const kept of keptBeside(file)) {
    const twin = statSync(kept, { bigint: true })
    if (twin.ino === ino && twin.dev === dev) rmSync(kept)
  }
}

const busy = (file: string) =>
  new StoreTrouble(
    'busy',
    `${file} is open in another program.`,
    'Close it there, or merge into a new file with --out.',
  )

/** Leaving the write-ahead log is possible for the only program that has the file open, and brings all of it into the file. */
function alone(db: Database, file: string): void {
  try {
    if (explained(file, () => scalar(db, 'PRAGMA journal_mode = DELETE')) !== 'delete') throw busy(file)
  } catch (error) {
    throw error instanceof StoreTrouble && error.code === 'busy' ? busy(file) : error
  }
}

/** What was kept beside a project file as it once was: before a merge, or before it was brought to a newer format. */
export function keptBeside(file: string): string[] {
  const name = basename(file)
  const kept = readdirSync(dirname(file)).filter(
    (one) => one.startsWith(`${name}.`) && /^(?:before-merge|backup)-\d+$/.test(one.slice(name.length + 1)),
  )
  return kept.sort().map((one) => join(dirname(file), one))
}

function freeName(file: string): string {
  for (let n = 1; ; n++) {
    const name = `${file}.before-merge-${n}`
    if (!existsSync(name)) return name
  }
}
