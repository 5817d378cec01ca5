import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freshPath } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import { connect } from './database.ts'
import { type Identities, type Locked, makeKey, unlock } from './identities.ts'
import { createSqlite, openSqlite } from './sqlite.ts'

const phrase = 'seven brass lanterns in fog'
const grace = { name: 'Grace Okonkwo-Bell', contact: 'grace@zeltharn.example', notes: 'Afternoons, by vellomphone.' }
const telling = ['Okonkwo', 'zeltharn', 'vellomphone', 'brass lanterns']

const open = (unlocked: Identities | Locked): Identities => {
  if ('code' in unlocked) throw new Error(unlocked.message)
  return unlocked
}

describe.each(kinds)('$kind', (kind) => {
  test('who has the passphrase reads and changes identities; nobody else does', async () => {
    const store = await freshStore(kind)
    expect(await unlock(store, phrase)).toMatchObject({ code: 'no-key' })
    expect(await makeKey(store, 'short')).toMatchObject({ code: 'weak-key' })
    const made = open(await makeKey(store, phrase))
    await made.put('prt_1', grace)
    await made.put('prt_2', { name: 'B' })
    await made.put('prt_1', { ...grace, notes: 'Mornings.' })
    const again = await reopened(store)
    expect(await unlock(again, `${phrase}.`)).toMatchObject({ code: 'wrong-key' })
    expect([...(await open(await unlock(again, phrase)).all())]).toEqual([
      ['prt_1', { ...grace, notes: 'Mornings.' }],
      ['prt_2', { name: 'B' }],
    ])
    // A key is made once: whoever comes second needs the passphrase.
    expect(await makeKey(again, 'another passphrase')).toMatchObject({ code: 'wrong-key' })
    await open(await unlock(again, phrase)).relock('another passphrase')
    expect(await unlock(store, phrase)).toMatchObject({ code: 'wrong-key' })
    expect((await open(await unlock(store, 'another passphrase')).all()).size).toBe(2)
    await again.dropSealed('prt_2')
    expect([...(await open(await unlock(store, 'another passphrase')).all()).keys()]).toEqual(['prt_1'])
    await again.close()
    await store.close()
  })
})

test('no byte of the file or of its log tells who they are, nor how long a name is', async () => {
  const path = freshPath()
  const store = createSqlite(path)
  const identities = open(await makeKey(store, phrase))
  await identities.put('prt_1', grace)
  await identities.put('prt_2', { name: 'B' })
  const bytes = () =>
    Buffer.concat(['', '-wal'].map((end) => (existsSync(path + end) ? readFileSync(path + end) : Buffer.of())))
  expect(bytes().includes('prt_1')).toBe(true)
  for (const word of telling) expect(bytes().includes(word)).toBe(false)
  const [one, two] = (await store.sealed()).filter(({ id }) => id.startsWith('prt_'))
  expect(one?.bytes.length).toBe(two?.bytes.length)
  await store.close()
  for (const word of telling) expect(bytes().includes(word)).toBe(false)
})

test('a row that was changed, or put in the place of another, is not read as somebody', async () => {
  const path = freshPath()
  const store = createSqlite(path)
  const identities = open(await makeKey(store, phrase))
  await identities.put('prt_1', grace)
  await identities.put('prt_2', { name: 'B' })
  await store.close()
  const db = connect(path)
  db.exec("UPDATE sealed SET bytes = (SELECT bytes FROM sealed WHERE id = 'prt_1') WHERE id = 'prt_2'")
  db.close()
  const again = openSqlite(path)
  expect([...(await open(await unlock(again, phrase)).all()).keys()]).toEqual(['prt_1'])
  await again.close()
})
