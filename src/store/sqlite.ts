import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import type { Event } from '../core/fact.ts'
import { origin, rowOf, sha256 } from './chain.ts'
import { connect, type Database, damaged, explained, missing, scalar, transaction, writeSafely } from './database.ts'
import { eventOf } from './event-of.ts'
import { formatOf, migrate } from './migrate.ts'
import { readingViews } from './reading-views.ts'
import { applicationId, formatVersion, schema } from './schema.ts'
import { type Blob, type Head, type Person, type Row, type Store, StoreTrouble } from './store.ts'

/** Makes a new project file; `:memory:` keeps it in memory. Refuses a path where something is already. */
export function createSqlite(path: string, createdBy = 'retroduce'): Store {
  if (path !== ':memory:') claim(path)
  try {
    const db = connect(path)
    explained(path, () => {
      writeSafely(db)
      transaction(db, () => {
        db.exec(schema)
        db.exec(readingViews)
        const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
        put.run('what', 'A Retroduce project: the journal of a realist review. Read the tables’ and views’ comments.')
        put.run('format', String(formatVersion))
        put.run('created by', createdBy)
        db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion}`)
      })
    })
    return storeOn(db, path)
  } catch (error) {
    if (path !== ':memory:') for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    throw error
  }
}

/** Takes the name, so that two programs cannot make the same project. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx'))
  } catch (error) {
    if (existsSync(path))
      throw new StoreTrouble('already-there', `${path} is there already.`, 'Open it, or pick another name.')
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT')
      throw new StoreTrouble('missing', `There is no folder for ${path}.`, 'Make it first, or check the path.')
    if (code === 'ENOSPC')
      throw new StoreTrouble('disk-full', `There is no room left to write ${path}.`, 'Free some space and try again.')
    throw new StoreTrouble('read-only', `${path} cannot be written (${code}).`, 'Pick a folder of your own.')
  }
}

/**
 * Opens a project file. An older one is backed up beside itself and migrated; `readonly` never writes, so it refuses
 * an older one. `wait` is how many milliseconds to wait for another program that is writing; `pages` is how many the
 * file may grow to.
 */
export function openSqlite(path: string, options: { readonly?: boolean; wait?: number; pages?: number } = {}): Store {
  if (!existsSync(path)) throw missing(path)
  const db = connect(path, options)
  try {
    return explained(path, () => {
      const format = formatOf(db, path)
      if (options.pages !== undefined) db.exec(`PRAGMA max_page_count = ${options.pages}`)
      if (!options.readonly) {
        writeSafely(db)
        migrate(db, path)
      } else if (format < formatVersion)
        throw new StoreTrouble(
          'older-file',
          `${path} is of an older format.`,
          'Open it for writing once to bring it up.',
        )
      return storeOn(db, path)
    })
  } catch (error) {
    db.close()
    throw error
  }
}

function storeOn(db: Database, path: string): Store {
  const select = 'SELECT seq, id, at, actor, act, undoes, fact, hash FROM event'
  const last = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1')
  const after = db.prepare(`${select} WHERE seq > ? ORDER BY seq`)
  // Arrays are read in half the time of objects, and opening a project is mostly reading.
  after.setReturnArrays(true)
  const insert = db.prepare(
    'INSERT INTO event (seq, id, at, actor, act, undoes, fact, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  // Asynchronous, and what SQLite throws comes out explained.
  const run = async <T>(work: () => T): Promise<T> => explained(path, work)
  const head = (): Head => (last.get() as unknown as Head | undefined) ?? origin

  return {
    name: path,
    head: () => run(head),
    append: (expected, events) =>
      run(() =>
        transaction(db, () => {
          let before = head()
          if (before.seq !== expected) return undefined
          return events.map((event) => {
            const row = rowOf(before, event)
            insert.run(row.seq, row.id, row.at, row.actor, row.act, row.undoes, row.fact, row.hash)
            before = row
            return { ...event, seq: row.seq, hash: row.hash }
          })
        }),
      ),
    since: (seq) =>
      run(() => {
        const events: Event[] = []
        for (const row of after.iterate(seq)) events.push(understood(rowFrom(row), path))
        return events
      }),
    rows: () => run(() => after.all(0).map(rowFrom)),
    putBlob: (bytes, mediaType) =>
      run(() => {
        const hash = sha256(bytes)
        db.prepare('INSERT INTO blob VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(hash, mediaType, bytes)
        return hash
      }),
    blob: (hash) =>
      run(() => {
        const row = db.prepare('SELECT hash, media_type AS mediaType, bytes FROM blob WHERE hash = ?').get(hash)
        return row as unknown as Blob | undefined
      }),
    blobs: () =>
      run(
        () =>
          db.prepare('SELECT hash, media_type AS mediaType, length(bytes) AS size FROM blob ORDER BY hash').all() as {
            hash: string
            mediaType: string
            size: number
          }[],
      ),
    people: () => run(() => db.prepare('SELECT * FROM person ORDER BY id').all().map(personOf)),
    putPerson: ({ id, name, initials, email }) =>
      run(() => {
        db.prepare('INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?)').run(id, name, initials, email ?? null)
      }),
    forgetPerson: (id) =>
      run(() => {
        db.prepare('DELETE FROM person WHERE id = ?').run(id)
      }),
    watch(changed) {
      const version = () => scalar(db, 'PRAGMA data_version')
      let seen = version()
      const timer = setInterval(() => {
        const now = version()
        if (now !== seen) changed()
        seen = now
      }, 250).unref()
      return () => clearInterval(timer)
    },
    close: async () => {
      if (db.isOpen) db.close()
    },
  }
}

/** An event in today's words; refuses what is damaged, and facts of a newer version. */
function understood(row: Row, path: string): Event {
  const read = eventOf(row)
  if ('event' in read) return read.event
  if ('wrong' in read) throw damaged(path, `event ${row.seq} cannot be read (${read.wrong})`)
  throw new StoreTrouble(
    'newer-file',
    `${path} tells of ${read.unknown} (event ${row.seq}), which this version does not know.`,
    'Update Retroduce and open it again.',
  )
}

function rowFrom(values: unknown): Row {
  const [seq, id, at, actor, act, undoes, fact, hash] = values as [...string[]] & { 0: number; 5: string | null }
  return { seq, id, at, actor, act, undoes, fact, hash } as Row
}

const personOf = (row: Record<string, unknown>): Person => {
  const { email, ...rest } = row as unknown as Person & { email: string | null }
  return email === null ? rest : { ...rest, email }
}
