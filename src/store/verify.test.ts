import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, reword, word } from '../../test/support/store.ts'
import type { Fact } from '../core/fact.ts'
import { chainHash, sha256 } from './chain.ts'
import { copyProject } from './copy.ts'
import { connect, type Database } from './database.ts'
import { openProject } from './project.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify.ts'
import { verifyFile } from './verify-file.ts'

const text = 'Trust grows slowly.'

/** Seven events, one blob, and then whatever somebody does to the file. */
async function tampered(how: (db: Database) => void): Promise<string> {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  await project.execute(ana, word('1', 'trust'))
  await project.execute(ana, reword('1', 'trust', 'mutual trust'))
  const blob = await project.store.putBlob(new TextEncoder().encode(text), 'text/plain')
  const to = { file: 'a.ris', format: 'ris', blob, records: 0, problems: 0 }
  await project.execute(ana, { do: 'change', changes: [{ type: 'records.imported', id: 'imp_1', from: null, to }] })
  await project.close()
  const db = connect(path)
  // Whoever tampers with care takes the locks off and puts them on again.
  const locks = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
  for (const { name } of locks) db.exec(`DROP TRIGGER ${name}`)
  how(db)
  for (const { sql } of locks) db.exec(String(sql))
  db.close()
  return path
}
const damagesAfter = async (how: (db: Database) => void) => verifyFile(await tampered(how)).damages

test('a whole file verifies, from the file and through the store', async () => {
  const path = await tampered(() => {})
  const verdict = verifyFile(path)
  expect(verdict).toMatchObject({ ok: true, events: 7, blobs: 1, head: { seq: 7 }, damages: [] })
  expect(await verifyStore(openSqlite(path))).toEqual(verdict)
})

test('a file that was made before there was a box for answers misses nothing, and is copied', async () => {
  const path = await tampered((db) =>
    db.exec('DROP TABLE answer_link; DROP TABLE answer_sent; DROP TABLE answer_waiting'),
  )
  expect(verifyFile(path).damages).toEqual([])
  const old = openSqlite(path, { readonly: true })
  expect(await copyProject(old, createSqlite(':memory:'))).toMatchObject({ events: 7 })
  await old.close()
  await openSqlite(path).close()
  expect(verifyFile(path).damages).toEqual([])
  // A table of that name that is another one is none of ours.
  const bent = await tampered((db) => db.exec('DROP TABLE answer_link; CREATE TABLE answer_link (hash TEXT)'))
  expect(verifyFile(bent).damages).toMatchObject([{ where: 'file', id: 'table answer_link' }])
})

/** A store that is written to by another whenever its blobs were listed. */
const listing = (store: Store, meanwhile: () => Promise<unknown>): Store => ({
  ...store,
  blobs: async () => {
    const all = await store.blobs()
    await meanwhile()
    return all
  },
})

test('what others write and withdraw while it is verified or copied is no damage', async () => {
  const project = await foundedOn()
  const { store } = project
  const say = (n: number): Fact[] => [
    {
      type: 'source.described',
      id: `src_${n}`,
      from: null,
      to: { kind: 'interview', reference: { type: 'interview', title: `One ${n}` } },
    },
    { type: 'comment.made', id: `cmt_${n}`, from: null, to: { about: `src_${n}`, text: `Words ${n}`, by: ana } },
  ]
  const ok = async (command: unknown) => expect(await project.execute(ana, command)).toMatchObject({ ok: true })
  await ok({ do: 'change', changes: [...say(1), ...say(2)] })
  const more = listing(store, () => ok({ do: 'change', changes: say(project.journal.events.length) }))
  expect(await verifyStore(more)).toMatchObject({ ok: true, damages: [] })
  const { events } = await copyProject(more, createSqlite(':memory:'))
  expect(events).toBeGreaterThan(8)
  const less = listing(store, () => ok({ do: 'withdraw', source: 'src_1' }))
  expect(await verifyStore(less)).toMatchObject({ ok: true, damages: [] })
  const lesser = listing(store, () => project.execute(ana, { do: 'withdraw', source: 'src_2' }))
  await expect(copyProject(lesser, createSqlite(':memory:'))).rejects.toMatchObject({ code: 'busy' })
})

test('a lock that was taken off, a view that was changed and a table that was added are named', async () => {
  const path = await tampered(() => {})
  const db = connect(path)
  db.exec('DROP TRIGGER event_never_goes; DROP VIEW slot; CREATE VIEW slot AS SELECT 1')
  db.exec('CREATE TABLE extra (a)')
  db.close()
  const named = verifyFile(path).damages.map(({ where, id, what }) => `${where}: ${id}: ${what}`)
  expect(named.sort()).toEqual([
    'file: table extra: The table extra is not the one that Retroduce makes.',
    'file: trigger event_never_goes: The trigger event_never_goes is missing.',
    'file: view slot: The view slot is not the one that Retroduce makes.',
  ])
})

test('a changed word is found at its event', async () => {
  const path = await tampered((db) =>
    db.exec(`UPDATE event SET fact = json_set(fact, '$.to.text', 'blind trust') WHERE seq = 6`),
  )
  const found = (await openProject(openSqlite(path))).journal.events[5]?.hash ?? ''
  expect(verifyFile(path).damages).toEqual([
    {
      where: 'event',
      seq: 6,
      what: 'Its hash does not fit what it says and the event before it.',
      expected: expect.stringMatching(/^[0-9a-f]{64}$/),
      found,
    },
  ])
})

test('whoever also mends the hash is found at the next event', async () => {
  const damages = await damagesAfter((db) => {
    const rows = db.prepare('SELECT * FROM event ORDER BY seq').all() as never as Parameters<typeof chainHash>[1][]
    const row = { ...rows[4], actor: 'per_ben' } as Parameters<typeof chainHash>[1]
    const before = (rows[3] as unknown as { hash: string }).hash
    db.prepare('UPDATE event SET actor = ?, hash = ? WHERE seq = 5').run(row.actor, chainHash(before, row))
  })
  expect(damages).toMatchObject([{ seq: 6, what: expect.stringContaining('hash') }])
})

test('all damage is listed: a missing event and what no longer follows from it', async () => {
  const damages = await damagesAfter((db) => db.exec('DELETE FROM event WHERE seq = 5'))
  expect(damages).toMatchObject([
    { seq: 6, what: 'Events before it are missing.', expected: '5', found: '6' },
    { seq: 6, id: 'cmp_1', what: 'There is no component cmp_1.' },
  ])
})

test('an edit from a value that did not hold is shown with both values', async () => {
  const damages = await damagesAfter((db) =>
    db.exec(`UPDATE event SET fact = json_set(fact, '$.to.text', 'time') WHERE seq = 5`),
  )
  expect(damages).toMatchObject([
    { seq: 5, what: expect.stringContaining('hash') },
    { seq: 6, id: 'cmp_1', what: 'Its from is not what held: text.', expected: '"time"', found: '"trust"' },
  ])
})

test('a reference to nothing is found', async () => {
  const damages = await damagesAfter((db) =>
    db.exec(`UPDATE event SET fact = json_set(fact, '$.to.search', 'sch_9') WHERE seq = 7`),
  )
  expect(damages[1]).toMatchObject({ seq: 7, id: 'imp_1', what: 'There is no sch_9.' })
})

test('words that are no fact are found, and the chain is followed on', async () => {
  const damages = await damagesAfter((db) =>
    db.exec(`UPDATE event SET fact = '{"type":"component.worded","id":"cmp_1"}' WHERE seq = 5;
      UPDATE event SET hash = 'x' WHERE seq = 7`),
  )
  expect(damages.map(({ where, seq }) => [where, seq])).toEqual([
    ['event', 5],
    ['event', 5],
    ['event', 7],
    ['file', undefined],
  ])
})

test('blobs that changed or went are found', async () => {
  const hash = sha256(text)
  expect(await damagesAfter((db) => db.exec(`UPDATE blob SET bytes = x'00'`))).toEqual([
    { where: 'blob', id: hash, what: 'Its bytes have changed.', expected: hash, found: sha256(new Uint8Array(1)) },
  ])
  expect(await damagesAfter((db) => db.exec('DELETE FROM blob'))).toEqual([
    { where: 'event', seq: 7, id: 'imp_1', what: 'The blob of its blob is missing.', expected: hash },
  ])
})

test('a file whose pages are overwritten says which events are lost and goes on', async () => {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  for (let i = 1; i <= 200; i++) await project.execute(ana, word(String(i), 'words '.repeat(50)))
  await project.close()
  const bytes = readFileSync(path)
  const page = bytes.indexOf('cmp_100"')
  const start = page - (page % 4096)
  writeFileSync(path, bytes.fill(0x00, start, start + 4096))
  const verdict = verifyFile(path)
  expect(verdict.ok).toBe(false)
  expect(verdict.events).toBeGreaterThan(150)
  expect(verdict.damages[0]).toMatchObject({ where: 'file', what: 'SQLite finds its pages damaged.' })
  const lost = verdict.damages.find((damage) => /cannot be read from the file/.test(damage.what))
  expect(lost?.seq).toBeGreaterThan(80)
  expect(lost?.seq).toBeLessThan(105)
})

test('a file too damaged to open gets a verdict, and what is no project is refused', async () => {
  const path = await tampered(() => {})
  writeFileSync(path, readFileSync(path).fill(0x5a, 200))
  expect(verifyFile(path)).toMatchObject({ ok: false, damages: [{ where: 'file' }] })
  writeFileSync(path, 'not a database')
  expect(() => verifyFile(path)).toThrow('not a Retroduce project')
  expect(() => verifyFile(freshPath())).toThrow('no file')
})
