import type { Event } from '../core/fact.ts'
import { answerBoxOn } from './answer-box-sqlite.ts'
import { blobPart, blobReader, blobSize, blobSizes, dropStage, putBlobs, stageTables, takeStaged } from './blobs.ts'
import { origin, rowOf } from './chain.ts'
import { type Database, explained, reading, scalar, transaction } from './database.ts'
import { understood } from './event-of.ts'
import { letGo, tidyUp, toTidy } from './let-go.ts'
import { indexPages, searchPages } from './pages.ts'
import { damaged, type Head, type Person, type Row, type Sealed, type Store } from './store.ts'
import { indexWords, searchWords } from './words.ts'
import { goneWith, partedEvent } from './words-apart.ts'

/** So many rows of the journal are in memory as SQLite gives them. */
const rowsAtOnce = 256
/** How long nothing is written before the file alone holds all of it, in milliseconds. */
const rest = 400

/** A store on a database that has the project's tables. */
export function storeOn(db: Database, path: string): Store {
  const last = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1')
  // An act that is the event's own id needs no second text; and opening a project is mostly reading: arrays take half the
  // time of objects, a stretch at once less than row after row.
  const select = 'SELECT seq, id, at, actor, nullif(act, id), undoes, fact, hash FROM event'
  const all = db.prepare(`${select} ORDER BY seq`)
  const stretch = db.prepare(`${select} WHERE seq > ? ORDER BY seq LIMIT ${rowsAtOnce}`)
  all.setReturnArrays(true)
  stretch.setReturnArrays(true)
  const insert = db.prepare(
    'INSERT INTO event (seq, id, at, actor, act, undoes, fact, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  // Asynchronous, and what SQLite throws comes out explained.
  const run = async <T>(work: () => T): Promise<T> => explained(path, work)
  let readBlob: ReturnType<typeof blobReader> | undefined
  const blobOf = (hash: string) => {
    readBlob ??= blobReader(db)
    return readBlob(hash)
  }
  const decoder = new TextDecoder()
  const wordsOf = (hash: string) => {
    const blob = blobOf(hash)
    return blob && decoder.decode(blob.bytes)
  }
  const timers = new Set<NodeJS.Timeout>()
  /**
   * Soon after the last change the log is brought into the file: people send a project file, or copy it, while it is open,
   * and do not know of the log beside it.
   */
  let resting: NodeJS.Timeout | undefined
  const write = async <T>(work: () => T): Promise<T> => {
    const done = await run(work)
    clearTimeout(resting)
    resting = setTimeout(() => {
      try {
        // Passive: whoever reads or writes at the moment is not waited for, and the next rest brings what is left.
        db.exec('PRAGMA wal_checkpoint(PASSIVE)')
      } catch {
        // It stays in the log, where it is as safe.
      }
    }, rest).unref()
    return done
  }
  let staged = false
  const clearStage = () => {
    if (staged) db.exec(dropStage)
    staged = false
  }
  const head = (): Head => (last.get() as unknown as Head | undefined) ?? origin

  /** What was taken away beside the journal stands in no free page either; where another reads, the next opening sees to it. */
  const wipe = () => {
    toTidy(db)
    try {
      tidyUp(db)
    } catch {
      // It stays noted in the file.
    }
  }

  return {
    name: path,
    place: path === ':memory:' ? undefined : { file: path },
    head: () => run(head),
    append: (expected, events, chance) =>
      write(() => {
        const stored = transaction(db, () => {
          let before = head()
          if (before.seq !== expected) return undefined
          if (staged) db.exec(takeStaged)
          const parted = events.map((event) => partedEvent(event, chance))
          putBlobs(
            db,
            parted.flatMap(({ words }) => words ?? []),
          )
          const rows = parted.map(({ event }) => {
            const row = rowOf(before, event)
            insert.run(row.seq, row.id, row.at, row.actor, row.act, row.undoes, row.fact, row.hash)
            before = row
            return row
          })
          letGo(db, goneWith(events))
          return events.map((event, i): Event => {
            const { seq, hash } = rows[i] as Row
            const apart = parted[i]?.words?.hash
            return { ...event, seq, hash, ...(apart && { apart }) }
          })
        })
        if (stored) clearStage()
        return stored
      }),
    stage: (blobs) =>
      run(() => {
        db.exec(stageTables)
        staged = true
        db.exec('BEGIN')
        const hashes = putBlobs(db, blobs, 'temp.staged_')
        db.exec('COMMIT')
        return hashes
      }),
    unstage: () => run(clearStage),
    since: (seq) =>
      run(() => {
        const events: Event[] = []
        // As of one moment: words that another withdraws meanwhile are not half read.
        return reading(db, () => {
          for (;;) {
            const rows = stretch.all(seq + events.length)
            for (const row of rows) {
              const event = understood(rowFrom(row), path, wordsOf)
              const next = seq + events.length + 1
              if (event.seq !== next) throw damaged(path, `event ${next} is missing`)
              events.push(event)
            }
            if (rows.length < rowsAtOnce) return events
          }
        })
      }),
    rows: () => run(() => all.all().map(rowFrom)),
    putBlob: (bytes, mediaType) =>
      write(() => transaction(db, () => putBlobs(db, [{ bytes, mediaType }])[0] as string)),
    blob: (hash) => run(() => blobOf(hash)),
    part: (hash, offset, length) => run(() => blobPart(db, hash, offset, length)),
    size: (hash) => run(() => blobSize(db, hash)),
    blobs: () => run(() => blobSizes(db)),
    index: () => run(() => (indexWords(db).next().done ?? true) && indexPages(db)),
    search: (query) => run(() => searchWords(db, query)),
    searchPages: (query) => run(() => searchPages(db, query)),
    tidy: () => run(() => tidyUp(db)),
    people: () => run(() => db.prepare('SELECT * FROM person ORDER BY id').all().map(personOf)),
    putPerson: ({ id, name, initials, email }) =>
      write(() => {
        db.prepare('INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?)').run(id, name, initials, email ?? null)
      }),
    forgetPerson: (id) =>
      run(() => {
        db.prepare('DELETE FROM person WHERE id = ?').run(id)
        wipe()
      }),
    sealed: () => run(() => db.prepare('SELECT id, bytes FROM sealed ORDER BY id').all() as unknown as Sealed[]),
    putSealed: (all) =>
      write(() =>
        transaction(db, () => {
          const put = db.prepare('INSERT OR REPLACE INTO sealed VALUES (?, ?)')
          for (const { id, bytes } of all) put.run(id, bytes)
        }),
      ),
    dropSealed: (id) =>
      run(() => {
        db.prepare('DELETE FROM sealed WHERE id = ?').run(id)
        wipe()
      }),
    box: answerBoxOn(db, run, wipe),
    watch(changed) {
      // A file that cannot be looked at now says so to the next who reads or writes it; a timer has nobody to tell.
      const version = () => {
        try {
          return scalar(db, 'PRAGMA data_version')
        } catch {
          return undefined
        }
      }
      let seen = version()
      const timer = setInterval(() => {
        const now = version()
        if (now !== seen) changed()
        seen = now
      }, 250).unref()
      timers.add(timer)
      return () => clearInterval(timer)
    },
    // Who serves one file from several processes has each tell of its own windows alone.
    tell: async () => {},
    hear: () => () => {},
    close: async () => {
      clearTimeout(resting)
      for (const timer of timers) clearInterval(timer)
      if (db.isOpen) db.close()
    },
  }
}

function rowFrom(values: unknown): Row {
  const [seq, id, at, actor, act, undoes, fact, hash] = values as [...string[]] & {
    0: number
    4: string | null
    5: string | null
  }
  return { seq, id, at, actor, act: act ?? id, undoes, fact, hash } as Row
}

const personOf = (row: Record<string, unknown>): Person => {
  const { email, ...rest } = row as unknown as Person & { email: string | null }
  return email === null ? rest : { ...rest, email }
}
