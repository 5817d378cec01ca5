import { type Database, scalar } from './database.ts'
import { pagesSchema } from './pages.ts'
import { wordsSchema } from './words.ts'

/**
 * Does away with blobs and, as these are made of them, with the indexes of words and pages: they are made anew. Within a
 * transaction. What was freed is tidied after it, and the file says so until it is done.
 */
export function letGo(db: Database, hashes: readonly string[]): void {
  if (hashes.length === 0) return
  const gone = ['blob_rest', 'blob'].map((table) => db.prepare(`DELETE FROM ${table} WHERE hash = ?`))
  for (const hash of hashes) for (const one of gone) one.run(hash)
  for (const index of ['words', 'words_to', 'pages', 'page_of', 'pages_to']) db.exec(`DROP TABLE IF EXISTS ${index}`)
  db.exec(wordsSchema + pagesSchema)
  toTidy(db)
}

/** Notes in the file that bytes of what was taken away may still stand in it. */
export const toTidy = (db: Database): void =>
  db.exec(
    "INSERT OR REPLACE INTO meta VALUES ('to tidy', 'Words were withdrawn; their bytes may still stand in free pages.')",
  )

/** Writes the file anew without what was freed, and empties its log. Not while another program reads; then it stays to do. */
export function tidyUp(db: Database): void {
  if (!isUntidy(db)) return
  // Within the file and the log, what is overwritten is gone: freed bytes are zeros, then the pages go.
  db.exec('PRAGMA secure_delete = ON; VACUUM')
  const busy = () => Number(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) > 0
  if (busy()) return
  db.exec("DELETE FROM meta WHERE key = 'to tidy'")
  busy()
}

/** Whether words were withdrawn whose bytes may still stand in the file. */
const isUntidy = (db: Database): boolean => Number(scalar(db, "SELECT count(*) FROM meta WHERE key = 'to tidy'")) > 0
