import { describe, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, freshPath, word } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import { pieceSize } from './blobs.ts'
import { sha256 } from './chain.ts'
import { connect, type Database } from './database.ts'
import { openProject, type Project } from './project.ts'
import { createSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify.ts'
import { verifyFile } from './verify-file.ts'

/** Two pieces and a little, no two bytes near each other the same. */
const large = Uint8Array.from({ length: 2 * pieceSize + 5 }, (_, i) => (i * 7 + (i >> 8)) & 0xff)
const mediaType = 'application/octet-stream'

/** A project with one large blob that a fact names, staged as imports do it. */
async function withLarge(store: Store, bytes = large): Promise<string> {
  const project = await foundedOn(store)
  const [hash = ''] = await project.store.stage([{ bytes, mediaType }])
  expect(await project.store.size(hash)).toBeUndefined()
  const to = { file: 'a.ris', format: 'ris', blob: hash, records: 0, problems: 0 }
  const change = { type: 'records.imported', id: 'imp_1', from: null, to }
  expect((await project.execute(ana, { do: 'change', changes: [change] })).ok).toBe(true)
  await project.close()
  return hash
}

describe.each(kinds)('on $kind', (kind) => {
  test.each([0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 2 * pieceSize, large.length])(
    'a blob of %i bytes comes back whole and in parts, staged or put',
    async (length) => {
      const bytes = large.subarray(0, length)
      const first = await freshStore(kind)
      const hash = await withLarge(first, bytes)
      const store = await reopened(first)
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
      expect((await verifyStore(store)).damages).toEqual([])
      await store.close()
    },
  )

  test('what was kept aside and let go of is gone, and what is appended after stands without it', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { store } = project
    const [hash = ''] = await store.stage([{ bytes: large, mediaType }])
    await store.unstage()
    await project.execute(ana, word('1', 'trust'))
    expect([await store.blobs(), await store.blob(hash), await store.size(hash)]).toEqual([[], undefined, undefined])
    await store.stage([{ bytes: large.subarray(1), mediaType }])
    await project.close()
    const again = await reopened(store)
    expect(await again.blobs()).toEqual([])
    await again.close()
  })

  test('of two that bring in the same, each has it', async () => {
    const one = await foundedOn(await freshStore(kind))
    const two = await openProject(await reopened(one.store))
    const came = async (project: Project, id: string) => {
      const [blob = ''] = await project.store.stage([{ bytes: large, mediaType }])
      const to = { file: 'a.ris', format: 'ris', blob, records: 0, problems: 0 }
      return project.execute(ana, { do: 'change', changes: [{ type: 'records.imported', id, from: null, to }] })
    }
    expect(await Promise.all([came(one, 'imp_1'), came(two, 'imp_2')])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await verifyStore(one.store)).toMatchObject({ ok: true, events: 6, blobs: 1 })
    await Promise.all([one.close(), two.close()])
  })

  test('blobs are found by their hash and kept once; a person can be forgotten', async () => {
    const store = await freshStore(kind)
    const bytes = new Uint8Array([1, 2, 3])
    const hash = await store.putBlob(bytes, 'application/pdf')
    expect(await store.putBlob(bytes, 'application/pdf')).toBe(hash)
    expect(await store.blobs()).toEqual([{ hash, mediaType: 'application/pdf', size: 3 }])
    expect((await store.blob(hash))?.bytes).toEqual(bytes)
    expect(await store.blob('0'.repeat(64))).toBeUndefined()
    const person = { id: ana, name: 'Ana Ruiz', initials: 'AR' }
    await store.putPerson({ ...person, name: 'A' })
    await store.putPerson(person)
    await store.putPerson({ id: ben, name: 'Ben', initials: 'B', email: 'ben@example.org' })
    expect(await store.people()).toEqual([person, { id: ben, name: 'Ben', initials: 'B', email: 'ben@example.org' }])
    await store.forgetPerson(ana)
    expect(await store.people()).toHaveLength(1)
    await store.close()
  })
})

test('a piece that is changed, lost or alone is found out', async () => {
  const damagesAfter = async (how: (db: Database) => void) => {
    const path = freshPath()
    const hash = await withLarge(createSqlite(path))
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
  const path = freshPath()
  await withLarge(createSqlite(path))
  const db = connect(path)
  expect(() => db.exec("UPDATE blob_rest SET bytes = x'00'")).toThrow('never change')
  db.close()
})
