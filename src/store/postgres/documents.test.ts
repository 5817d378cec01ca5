import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { bucketOf } from '../../../test/support/s3.ts'
import { foundedOn, freshPath } from '../../../test/support/store.ts'
import { hasPostgres, ownDatabase, reopened } from '../../../test/support/stores.ts'
import type { Fact } from '../../core/fact.ts'
import { sha256 } from '../chain.ts'
import { copyProject } from '../copy.ts'
import { createSqlite } from '../sqlite.ts'
import { verifyStore } from '../verify.ts'
import { documentsAt, large } from './documents.ts'
import { createPostgres, keepDocuments, openDatabase } from './open.ts'

let bucket: Awaited<ReturnType<typeof bucketOf>>
let url: string
const before = { ...process.env }
beforeAll(async () => {
  bucket = await bucketOf('reviews')
  Object.assign(process.env, bucket.keys)
})
afterAll(async () => {
  await bucket.close()
  process.env = before
})

const bytes = Uint8Array.from({ length: 3 * large + 7 }, (_, i) => (i * 13 + (i >> 9)) & 0xff)
const type = 'application/pdf'

test('objects go in and come out, whole and in parts, under keys with any letters, and a busy store is asked again', async () => {
  const documents = documentsAt(bucket.address)
  for (const key of ['p/a', 'Ärzte & Pfleger (2)/+x’y', 'a b/%41']) {
    await documents.put(key, bytes, type)
    expect(sha256((await documents.get(key)) ?? new Uint8Array())).toBe(sha256(bytes))
    expect(bucket.objects.get(`projects/${key}`)?.type).toBe(type)
  }
  expect(await documents.get('p/a', { offset: 5, length: 9 })).toEqual(bytes.slice(5, 14))
  expect(await documents.get('p/a', { offset: 5, length: 0 })).toEqual(new Uint8Array())
  expect(await documents.get('p/none')).toBeUndefined()
  bucket.fail(2)
  expect((await documents.get('p/a'))?.length).toBe(bytes.length)
})

test('a store that does not answer, lets nobody in, or has no such bucket says what it is', async () => {
  const codeOf = async (address: string, env: Record<string, string> = bucket.keys) => {
    try {
      await documentsAt(address, env).put('p/a', bytes, type)
    } catch (trouble) {
      const { code, message, hint } = trouble as { code: string; message: string; hint: string }
      expect(`${message} ${hint}`).not.toContain('for-tests')
      return code
    }
  }
  expect(await codeOf(bucket.address, { ...bucket.keys, AWS_SECRET_ACCESS_KEY: 'wrong' })).toBe('wrong-password')
  expect(await codeOf(bucket.address, {})).toBe('wrong-password')
  expect(await codeOf(bucket.address.replace('//reviews', '//other'))).toBe('missing')
  expect(await codeOf(bucket.address.replace(/127.0.0.1:\d+/, '127.0.0.1:9'))).toBe('unreachable')
  for (const no of ['reviews', 'https://x/y', 's3://', 's3://key@bucket']) expect(await codeOf(no)).toBe('malformed')
})

describe.runIf(hasPostgres)('a database whose documents lie in a store of their own', () => {
  beforeAll(async () => {
    url = await ownDatabase()
    const shared = await openDatabase(url)
    await keepDocuments(shared, bucket.address)
    await shared.release()
  })

  test('large blobs lie there, staged or put, and are read, copied and verified as others are', async () => {
    const project = `p-${randomUUID()}`
    const { store, close } = await foundedOn(await createPostgres({ database: url, project }))
    const hash = await store.putBlob(bytes, type)
    const small = await store.putBlob(bytes.subarray(0, large - 1), type)
    expect([...bucket.objects.keys()].filter((key) => key.includes(project))).toEqual([`projects/${project}/${hash}`])
    const again = await reopened(store)
    expect(sha256((await again.blob(hash))?.bytes ?? new Uint8Array())).toBe(hash)
    expect(await again.part(hash, bytes.length - 3, 100)).toEqual(bytes.slice(-3))
    expect(await again.part(hash, bytes.length + 3, 100)).toEqual(new Uint8Array())
    expect(await again.size(hash)).toBe(bytes.length)
    expect((await again.blobs()).map((blob) => blob.hash)).toEqual([hash, small].toSorted())

    const file = createSqlite(freshPath())
    expect(await copyProject(store, file)).toMatchObject({ blobs: 2 })
    const back = await createPostgres({ database: url, project: `p-${randomUUID()}` })
    expect(await copyProject(file, back)).toMatchObject({ blobs: 2 })
    expect(await back.rows()).toEqual(await store.rows())
    await Promise.all([file.close(), back.close(), again.close()])
    await close()
  })

  test('bytes that changed or went there are found', async () => {
    const project = `p-${randomUUID()}`
    const { store, close } = await foundedOn(await createPostgres({ database: url, project }))
    const hash = await store.putBlob(bytes, type)
    const object = bucket.objects.get(`projects/${project}/${hash}`)
    object?.bytes.writeUInt8(99, 4)
    expect((await verifyStore(store)).damages).toMatchObject([{ where: 'blob', id: hash }])
    bucket.objects.delete(`projects/${project}/${hash}`)
    expect((await verifyStore(store)).damages).toMatchObject([{ where: 'blob', id: hash, what: 'Its bytes are gone.' }])
    await close()
  })

  test('what was withdrawn is gone there as well, also where a process was killed in between', async () => {
    const project = `p-${randomUUID()}`
    const { store, close } = await foundedOn(await createPostgres({ database: url, project }))
    const [kept, first, second] = await Promise.all([0, 1, 2].map((from) => store.putBlob(bytes.subarray(from), type)))
    const there = () => [...bucket.objects.keys()].filter((key) => key.includes(project)).map((key) => key.slice(-64))
    const withdraw = async (gone: string | undefined) => {
      const { seq } = await store.head()
      const to = { source: 'src_1' as const, by: ana, gone: [gone ?? ''] }
      const fact: Fact = { type: 'words.withdrawn', id: `wdr_${seq}`, from: null, to }
      const id = randomUUID()
      await store.append(seq, [{ id, act: id, at: '2026-01-01T00:00:00.000Z', actor: ana, fact }])
    }
    await withdraw(first)
    await store.tidy()
    expect(there().toSorted()).toEqual([kept, second].toSorted())
    await withdraw(second)
    expect(there()).toHaveLength(2)
    await (await reopened(store)).close()
    expect(there()).toEqual([kept])
    await close()
  })
})
