import { existsSync } from 'node:fs'
import { type Database, foreign, scalar, transaction } from './database.ts'
import { clearParts, partOf, removePart, sync, takeName } from './parts.ts'
import { applicationId, formatVersion } from './schema.ts'
import { damaged, StoreTrouble } from './store.ts'

/** How a file of format N becomes one of N + 1. Events are never rewritten: `upcast` reads old facts. */
type Migrations = Readonly<Record<number, (db: Database) => void>>
const migrations: Migrations = {}

/** The format a file is written in; refuses what is not a project, and what a newer version wrote. */
export function formatOf(db: Database, path: string, newest = formatVersion): number {
  if (scalar(db, 'PRAGMA application_id') !== applicationId) throw foreign(path)
  const format = Number(scalar(db, 'PRAGMA user_version'))
  if (format > newest)
    throw new StoreTrouble(
      'newer-file',
      `${path} was written by a newer version (format ${format}; this one reads up to ${newest}).`,
      'Update Retroduce and open it again.',
    )
  if (format < 1) throw damaged(path, `it names no format (${format})`)
  return format
}

/** Brings an older file to today's format, after a copy was put beside it as NAME.backup-FORMAT. */
export function migrate(db: Database, path: string, table = migrations, newest = formatVersion): void {
  const format = formatOf(db, path, newest)
  if (format === newest) return
  keepAs(db, `${path}.backup-${format}`)
  transaction(db, () => {
    for (let step = format; step < newest; step++) {
      const change = table[step]
      if (!change) throw new Error(`no migration leads from format ${step}`)
      change(db)
    }
    db.exec(`PRAGMA user_version = ${newest}`)
  })
}

/**
 * A copy of an open file, whole or not there. SQLite writes it: were the file opened a second time to be copied, closing that would let
 * go of all locks that this process has on it (https://sqlite.org/howtocorrupt.html, 2.2).
 */
function keepAs(db: Database, to: string): void {
  if (existsSync(to)) return
  clearParts(to)
  const part = partOf(to)
  try {
    db.prepare('VACUUM INTO ?').run(part)
    sync(part)
    takeName(part, to)
  } finally {
    removePart(part)
  }
}
