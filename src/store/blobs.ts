import { sha256 } from './chain.ts'
import type { Database } from './database.ts'
import type { Blob } from './store.ts'

/**
 * A blob lies in pieces of so many bytes, the first in the table `blob`, the rest in `blob_rest`: SQLite holds a row
 * several times in memory while it writes it, and reads a whole one for a few bytes of it.
 */
export const pieceSize = 4_194_304

/** Where blobs go, and from where they are taken: the file's own tables, or those of what is staged. */
type Place = '' | 'temp.staged_'

/** Of this connection alone, and gone with it: a crash leaves nothing. */
export const stageTables = `
CREATE TEMP TABLE IF NOT EXISTS staged_blob (hash TEXT PRIMARY KEY, media_type TEXT, bytes BLOB);
CREATE TEMP TABLE IF NOT EXISTS staged_blob_rest (hash TEXT, part INTEGER, bytes BLOB, PRIMARY KEY (hash, part));
`
export const dropStage = 'DROP TABLE temp.staged_blob; DROP TABLE temp.staged_blob_rest'
/** Brings what was staged into the file's own tables; what is there already stays. */
export const takeStaged = `
INSERT OR IGNORE INTO blob SELECT hash, media_type, bytes FROM temp.staged_blob ORDER BY hash;
INSERT OR IGNORE INTO blob_rest SELECT hash, part, bytes FROM temp.staged_blob_rest;
`

/** Puts blobs in and gives their hashes; one that is there already stays as it is. */
export function putBlobs(db: Database, blobs: readonly Omit<Blob, 'hash'>[], place: Place = ''): string[] {
  const first = db.prepare(`INSERT OR IGNORE INTO ${place}blob VALUES (?, ?, ?)`)
  const more = db.prepare(`INSERT OR IGNORE INTO ${place}blob_rest VALUES (?, ?, ?)`)
  return blobs.map(({ bytes, mediaType }) => {
    const hash = sha256(bytes)
    first.run(hash, mediaType, bytes.subarray(0, pieceSize))
    for (let part = 1; part * pieceSize < bytes.length; part++)
      more.run(hash, part, bytes.subarray(part * pieceSize, (part + 1) * pieceSize))
    return hash
  })
}

/** How the whole of a blob is read by its hash; undefined where there is none. */
export function blobReader(db: Database): (hash: string) => Blob | undefined {
  const first = db.prepare('SELECT hash, media_type AS mediaType, bytes FROM blob WHERE hash = ?')
  const size = db.prepare(sizeOf('?'))
  const more = db.prepare('SELECT bytes FROM blob_rest WHERE hash = ? ORDER BY part')
  return (hash) => {
    const found = first.get(hash) as unknown as Blob | undefined
    // Nearly all end with their first piece.
    if (!found || found.bytes.length < pieceSize) return found
    const bytes = new Uint8Array(Number(size.get(hash)?.size))
    bytes.set(found.bytes)
    let at = found.bytes.length
    for (const row of more.iterate(hash)) {
      bytes.set(row.bytes as Uint8Array, at)
      at += (row.bytes as Uint8Array).length
    }
    return { ...found, bytes }
  }
}

const sizeOf = (hash: string): string => `SELECT length(bytes)
  + (SELECT coalesce(sum(length(r.bytes)), 0) FROM blob_rest AS r WHERE r.hash = blob.hash) AS size
  FROM blob WHERE hash = ${hash}`

/** How many bytes a blob has; undefined when there is none. */
export const blobSize = (db: Database, hash: string): number | undefined =>
  db.prepare(sizeOf('?')).get(hash)?.size as number | undefined

/** Every blob with its size, by hash. */
export const blobSizes = (db: Database): { hash: string; mediaType: string; size: number }[] =>
  db
    .prepare(
      `SELECT hash, media_type AS mediaType, length(bytes) + coalesce(rest, 0) AS size FROM blob
       LEFT JOIN (SELECT hash AS of, sum(length(bytes)) AS rest FROM blob_rest GROUP BY hash) ON of = hash ORDER BY hash`,
    )
    .all() as { hash: string; mediaType: string; size: number }[]

/** Some of a blob's bytes, no more than there are; undefined when there is none. */
export function blobPart(db: Database, hash: string, offset: number, length: number): Uint8Array | undefined {
  const size = blobSize(db, hash)
  if (size === undefined) return undefined
  const end = Math.min(offset + length, size)
  const bytes = new Uint8Array(Math.max(0, end - offset))
  const of = {
    first: db.prepare('SELECT substr(bytes, ?, ?) AS bytes FROM blob WHERE hash = ?'),
    more: db.prepare('SELECT substr(bytes, ?, ?) AS bytes FROM blob_rest WHERE hash = ? AND part = ?'),
  }
  for (let at = offset; at < end; ) {
    const part = Math.floor(at / pieceSize)
    const from = at - part * pieceSize
    const most = Math.min(pieceSize - from, end - at)
    const row = part === 0 ? of.first.get(from + 1, most, hash) : of.more.get(from + 1, most, hash, part)
    const piece = row?.bytes as Uint8Array | undefined
    if (!piece?.length) break
    bytes.set(piece, at - offset)
    at += piece.length
  }
  return bytes
}
