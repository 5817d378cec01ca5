import { closeSync, existsSync, openSync } from 'node:fs'
import { connect, type Database, explained, missing, scalar, transaction, writeSafely } from './database.ts'
import { tidyUp } from './let-go.ts'
import { formatOf, migrate } from './migrate.ts'
import { pagesSchema } from './pages.ts'
import { clearParts, removePart } from './parts.ts'
import { readingViews } from './reading-views.ts'
import { clearTwins } from './replace.ts'
import { applicationId, boxSchema, formatVersion, schema } from './schema.ts'
import { strangePart } from './shape.ts'
import { storeOn } from './sqlite-store.ts'
import { damaged, type Store, StoreTrouble } from './store.ts'
import { wordsSchema } from './words.ts'

/** Makes a new project file; `:memory:` keeps it in memory. Refuses a path where something is already. */
export function createSqlite(path: string, createdBy = 'retroduce'): Store {
  if (path !== ':memory:') claim(path)
  try {
    const db = connect(path)
    explained(path, () => {
      writeSafely(db)
      transaction(db, () => {
        db.exec(schema)
        db.exec(boxSchema)
        db.exec(wordsSchema)
        db.exec(pagesSchema)
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
    if (path !== ':memory:') removePart(path)
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
      const strange = strangePart(db)
      if (strange) throw damaged(path, `its ${strange} is not the one that Retroduce makes`)
      if (options.pages !== undefined) db.exec(`PRAGMA max_page_count = ${options.pages}`)
      if (!options.readonly) {
        writeSafely(db)
        migrate(db, path)
        db.exec(boxSchema)
        tidyLeft(db)
        clearParts(path)
        clearTwins(path)
      } else if (format < formatVersion)
        throw new StoreTrouble(
          'older-file',
          `${path} is of an older format.`,
          'Open it for writing once to bring it up.',
        )
      // What a file has that was made before there was a box: an empty one.
      else if (scalar(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'answer_link'") === 0)
        db.exec(boxSchema.replaceAll('CREATE TABLE', 'CREATE TEMP TABLE'))
      return storeOn(db, path)
    })
  } catch (error) {
    db.close()
    throw error
  }
}

/** What an earlier withdrawal could not wipe. Another program that writes or reads at the moment is no reason not to open. */
function tidyLeft(db: Database): void {
  try {
    tidyUp(db)
  } catch {
    // It stays noted in the file.
  }
}
