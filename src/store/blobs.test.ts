import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import { pieceSize } from './blobs.ts'
import { sha256 } from './chain.ts'
import { connect, type Database } from './database.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { verifyFile } from './verify-file.ts'

/** Two pieces and a little, no two bytes near each other the same. */
const large = Uint8Array.from({ length: 2 * pieceSize + 5 }, (_, i) => (i * 7 + (i >> 8)) & 0xff)
const mediaType = 'application/octet-stream'

/** A file with one large blob that a fact names, staged as imports do it. */
async function withLarge(bytes = large): Promise<{ path: string; hash: string }> {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  const [hash = ''] = await project.store.stage([{ bytes, mediaType }])
  expect(await project.store.size(hash)).toBeUndefined()
  const to = { file: 'a.ris', format: 'ris', blob: hash, records: 0, problems: 0 }
  const change = { type: 'records.imported', id: 'imp_1', from: null, to }
  expect((await project.execute(ana, { do: 'change', changes: [change] })).ok).toBe(true)
  await project.close()
  return { path, hash }
}

test.each([0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 2 * pieceSize, large.length])(
  'a blob of %i bytes comes back whole and in parts, staged or put',
  async (length) => {
    const bytes = large.subarray(0, length)
    const { path, hash } = await withLarge(bytes)
    const store = openSqlite(path)
    expect(await store.putBlob(bytes, mediaType)).toBe(hash)
    expect(sha256((await store.blob(hash))?.bytes ?? new Uint8Array([0]))).toBe(hash)
    expect(await store.size(hash)).toBe(length)
    expect(await store.blobs()).toContainEqual({ hash, mediaType, size: length })
    for (const [from, most] of [
      [0, 3],
      [pieceSize - 2, 4],
      [pieceSize, 1],
      [pieceSize - 1, pieceSize + 3],
      [length - 2, 100],
      [length + 9, 4],
    ] as const) {
      if (from < 0) continue
      const part = await store.part(hash, from, most)
      expect([from, part && sha256(part)]).toEqual([from, sha256(bytes.subarray(from, from + most))])
    }
    await store.close()
    expect(verifyFile(path).damages).toEqual([])
  },
)

test('a piece that is changed, lost or alone is found out', async () => {
  const damagesAfter = async (how: (db: Database) => void) => {
    const { path, hash } = await withLarge()
    const db = connect(path)
    const locks = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
    for (const { name } of locks) db.exec(`DROP TRIGGER ${name}`)
    db.exec('PRAGMA foreign_keys = OFF')
    how(db)
    for (const { sql } of locks) db.exec(String(sql))
    db.close()
    return verifyFile(path).damages.flatMap(({ id, what }) => (id === hash ? what : []))
  }
  expect(await damagesAfter((db) => db.exec("UPDATE blob_rest SET bytes = x'00' WHERE part = 2"))).toEqual([
    'Its bytes have changed.',
  ])
  expect(await damagesAfter((db) => db.exec('DELETE FROM blob_rest WHERE part = 1'))).toEqual([
    'Its bytes have changed.',
  ])
  expect(await damagesAfter((db) => db.exec('DELETE FROM blob'))).toEqual(['Its first piece is missing.'])
})

test('the pieces of a blob never change', async () => {
  const { path } = await withLarge()
  const db = connect(path)
  expect(() => db.exec("UPDATE blob_rest SET bytes = x'00'")).toThrow('never change')
  db.close()
})
