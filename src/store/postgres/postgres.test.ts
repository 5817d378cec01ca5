import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { foundedOn, word } from '../../../test/support/store.ts'
import { database, hasPostgres, ownDatabase, reopened } from '../../../test/support/stores.ts'
import { cutting } from '../../../test/support/wire.ts'
import { openProject } from '../project.ts'
import { type Place, type Store, StoreTrouble } from '../store.ts'
import { verifyStore } from '../verify.ts'
import { connectTo } from './connect.ts'
import { migrate } from './migrate.ts'
import { createPostgres, openPostgres } from './open.ts'
import { migrations } from './schema.ts'

type In = Extract<Place, { database: string }>
const placeIn = (url: string): In => ({ database: url, project: `p-${randomUUID()}` })
const fresh = async () => placeIn(await database())

/** The one clear line that an attempt ends in. */
async function troubleOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    expect([error.message, error.hint].every((line) => line.length > 10 && !line.includes('\n'))).toBe(true)
    expect(`${error.message} ${error.hint}`).not.toContain('for-tests')
    return error.code
  }
  return 'none'
}

async function tampering(store: Store, sql: string): Promise<void> {
  const db = connectTo((store.place as In).database)
  await db.run('SET session_replication_role = replica').catch(() => undefined)
  await db
    .transaction(async (run) => {
      await run('SET LOCAL session_replication_role = replica')
      await run(sql)
    })
    .finally(() => db.release())
}

describe.runIf(hasPostgres)('PostgreSQL', () => {
  test('an address that leads nowhere, or lets nobody in, says what it is', async () => {
    const url = await database()
    const changed = (change: Partial<URL>) => placeIn(Object.assign(new URL(url), change).href)
    expect(await troubleOf(() => openPostgres(changed({ port: '9' })))).toBe('unreachable')
    expect(await troubleOf(() => openPostgres(changed({ password: 'wrong' })))).toBe('wrong-password')
    expect(await troubleOf(() => openPostgres(changed({ password: '' })))).toBe('wrong-password')
    expect(await troubleOf(() => openPostgres(changed({ pathname: '/none' })))).toBe('missing')
    expect(await troubleOf(async () => openPostgres(await fresh()))).toBe('missing')
    const own = placeIn(await ownDatabase())
    expect(await troubleOf(() => openPostgres(own, { readonly: true }))).toBe('missing')
  })

  test('that its files are damaged is said only where PostgreSQL says so', async () => {
    const db = connectTo(await database())
    const raised = (code: string) =>
      troubleOf(() => db.run(`DO $$ BEGIN RAISE EXCEPTION 'a page' USING ERRCODE = '${code}'; END $$`))
    expect(await raised('XX001')).toBe('damaged-file')
    expect(await raised('XX000')).toBe('disk-trouble')
    expect(await raised('58030')).toBe('disk-trouble')
    await db.release()
  })

  test('a project is not made where one is already, nor under a name that no address can have', async () => {
    const place = await fresh()
    await (await foundedOn(await createPostgres(place))).close()
    expect(await troubleOf(() => createPostgres(place))).toBe('already-there')
    for (const project of ['', '../x', 'a/b', '-x', 'x'.repeat(101)])
      expect(await troubleOf(() => createPostgres({ ...place, project }))).toBe('malformed')
  })

  test('several that come first together make the tables once', async () => {
    const url = await ownDatabase()
    const stores = await Promise.all(Array.from({ length: 6 }, () => createPostgres(placeIn(url))))
    await Promise.all(stores.map((store) => store.close()))
    const db = connectTo(url)
    const { rows } = await db.run('SELECT version FROM migration')
    expect(rows).toEqual(migrations.map((_, i) => ({ version: i + 1 })))
    await db.release()
  })

  test('tables of a newer version are refused and left as they are; a step that fails leaves the older ones', async () => {
    const url = await ownDatabase()
    const place = placeIn(url)
    await (await foundedOn(await createPostgres(place))).close()
    const db = connectTo(url)
    onTestFinished(() => db.release())
    const broken = [...migrations, 'CREATE TABLE later (id text); SELECT 1 / 0']
    await expect(migrate(db, false, broken)).rejects.toThrow('division by zero')
    expect((await db.run("SELECT to_regclass('later') AS there")).rows).toEqual([{ there: null }])
    expect(await troubleOf(() => migrate(db, true, broken))).toBe('older-file')
    await migrate(db, false, [...migrations, 'CREATE TABLE later (id text)'])
    expect(await troubleOf(() => openPostgres(place))).toBe('newer-file')
    expect(await troubleOf(() => createPostgres(placeIn(url)))).toBe('newer-file')
  })

  test('who may only read reads, and is told so when writing', async () => {
    const url = await ownDatabase()
    const place = placeIn(url)
    await (await foundedOn(await createPostgres(place))).close()
    const admin = connectTo(url)
    const user = `reader_${randomUUID().replaceAll('-', '')}`
    await admin.run(`CREATE ROLE ${user} LOGIN PASSWORD 'for-tests'; GRANT USAGE ON SCHEMA retroduce TO ${user};
      GRANT SELECT ON ALL TABLES IN SCHEMA retroduce TO ${user}`)
    await admin.release()
    const theirs = { ...place, database: Object.assign(new URL(url), { username: user }).href }
    const reader = await openProject(await openPostgres(theirs))
    expect(reader.journal.events).toHaveLength(4)
    expect(await troubleOf(() => reader.execute(ana, word('1', 'trust')))).toBe('read-only')
    await reader.close()
    const still = connectTo(url)
    await still.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`)
    await still.release()
    const late = await openProject(await openPostgres(place))
    expect(await troubleOf(() => late.execute(ana, word('1', 'trust')))).toBe('read-only')
    expect(late.journal.state.component.size).toBe(0)
    await late.close()
  })

  test('what is acknowledged is on the disk, whatever the server is set to for others', async () => {
    const url = await ownDatabase()
    const admin = connectTo(url)
    await admin.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
    await admin.release()
    const db = connectTo(url)
    expect((await db.run('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }])
    await db.release()
  })

  test('the database itself forbids changing and removing events, and the bytes of blobs', async () => {
    const project = await foundedOn(await createPostgres(await fresh()))
    await project.store.putBlob(new Uint8Array([1]), 'text/plain')
    const db = connectTo((project.store.place as In).database)
    for (const sql of ['UPDATE event SET actor = actor', 'DELETE FROM event', 'TRUNCATE event'])
      await expect(db.run(sql), sql).rejects.toThrow('append-only')
    await expect(db.run("UPDATE blob SET bytes = ''")).rejects.toThrow('never change')
    await db.run("UPDATE blob SET media_type = 'text/html'")
    await db.release()
    await project.close()
  })

  test('what was changed behind our back is found: a word, an event, a byte, a fact of a newer version', async () => {
    const changed = async (sql: string) => {
      const project = await foundedOn(await createPostgres(await fresh()))
      await project.execute(ana, word('1', 'trust'))
      const { store } = project
      await store.putBlob(new Uint8Array([1]), 'text/plain')
      await tampering(store, `${sql} AND project = '${(store.place as In).project}'`)
      const { damages } = await verifyStore(store)
      const opening = await troubleOf(async () => openProject(await reopened(store)))
      await project.close()
      return [opening, ...damages.map(({ seq, id }) => seq ?? id?.length)]
    }
    expect(await changed("UPDATE event SET fact = replace(fact, 'trust', 'doubt') WHERE seq = 5")).toEqual(['none', 5])
    expect(await changed('DELETE FROM event WHERE seq = 3')).toEqual(['damaged-file', 4])
    expect(await changed("UPDATE blob SET bytes = '\\x02' WHERE true")).toEqual(['none', 64])
    expect((await changed(`UPDATE event SET fact = '{"type":"dream.dreamt"}' WHERE seq = 5`))[0]).toBe('newer-file')
  })

  test('who listens hears again after the connection was lost, and of what came in between', async () => {
    const wire = await cutting(await database())
    onTestFinished(wire.close)
    const place = await fresh()
    const one = await foundedOn(await createPostgres(place))
    const two = await openProject(await openPostgres({ ...place, database: wire.url }))
    const heard: number[] = []
    two.onChange((events) => heard.push(...events.map(({ seq }) => seq)))
    const until = async (seq: number) => {
      while (heard.at(-1) !== seq) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await one.execute(ana, word('1', 'trust'))
    await until(5)
    wire.cut()
    await one.execute(ana, word('2', 'time'))
    await until(6)
    await one.execute(ana, word('3', 'touch'))
    await until(7)
    expect(heard).toEqual([5, 6, 7])
    await Promise.all([one.close(), two.close()])
  })

  test('others hear what is told, one does not hear oneself, and other projects hear nothing', async () => {
    const place = await fresh()
    const one = await createPostgres(place)
    const two = await reopened(one)
    const other = await createPostgres(await fresh())
    const heard: string[] = []
    one.hear((said) => heard.push(`one ${said}`))
    const stop = two.hear((said) => heard.push(`two ${said}`))
    other.hear((said) => heard.push(`other ${said}`))
    const until = async (many: number) => {
      while (heard.length < many) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    // Until both listen.
    while (heard.length === 0) {
      await one.tell('a')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    heard.length = 0
    await two.tell('“b”')
    await one.tell('c')
    await until(2)
    expect(heard.toSorted()).toEqual(['one “b”', 'two c'])
    stop()
    await one.tell('d')
    await two.tell('e')
    await until(3)
    expect(heard[2]).toBe('one e')
    await Promise.all([one.close(), two.close(), other.close()])
  })

  test('a connection that is cut at any moment of writing loses nothing that was acknowledged and doubles nothing', async () => {
    const wire = await cutting(await database())
    onTestFinished(wire.close)
    const place = await fresh()
    await (await foundedOn(await createPostgres(place))).close()
    const project = await openProject(await openPostgres({ ...place, database: wire.url }))
    for (let n = 0; n < 30; n++) {
      // After the statement went out, or after its answer came to the wire and before it came here.
      wire.cutAfter(n % 2 === 0 ? 'asked' : 'answered', n % 5)
      expect(await project.execute(ana, word(String(n), 'trust'))).toMatchObject({ ok: true, seq: 5 + n })
    }
    expect(wire.cuts()).toBeGreaterThan(10)
    expect(await verifyStore(project.store)).toMatchObject({ ok: true, events: 34 })
    await project.close()
  })

  test('connections that fall silent are found out, whichever way, and what was asked is done once', async () => {
    const wire = await cutting(await database())
    onTestFinished(wire.close)
    const place = await fresh()
    const near = await foundedOn(await createPostgres(place))
    const project = await openProject(await openPostgres({ ...place, database: wire.url }))
    const heard: number[] = []
    project.onChange((events) => heard.push(...events.map(({ seq }) => seq)))
    let n = 0
    for (const how of ['asked', 'answered'] as const) {
      // Several connections that wait, so that one that is lost is not followed by the next.
      await Promise.all([1, 2, 3].map(() => project.store.people()))
      wire.swallow(how)
      expect(await project.execute(ana, word(String(n), 'trust'))).toMatchObject({ ok: true, seq: 5 + n++ })
    }
    await near.catchUp()
    await near.execute(ana, word('near', 'trust'))
    while (heard.at(-1) !== 7) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await verifyStore(project.store)).toMatchObject({ ok: true, events: 7 })
    await Promise.all([near.close(), project.close()])
  })

  test('work on a connection that falls silent holds nobody up, and work that takes long is left to it', async () => {
    const url = await ownDatabase()
    const wire = await cutting(url)
    onTestFinished(wire.close)
    const [near, far] = [connectTo(url), connectTo(wire.url)]
    await near.run(
      'CREATE SCHEMA retroduce; CREATE TABLE retroduce.held (n int); INSERT INTO retroduce.held VALUES (1)',
    )
    expect(await far.patiently((run, again) => run('SELECT pg_sleep(3)').then(() => again))).toBe(false)
    let tries = 0
    await far.transaction(async (run) => {
      await run('UPDATE held SET n = n + 1')
      if (tries++ === 0) wire.swallow('both')
      await run('SELECT')
    })
    await near.run('UPDATE held SET n = n + 1')
    expect([tries, (await near.run('SELECT n FROM held')).rows]).toEqual([2, [{ n: 3 }]])
    await Promise.all([near.release(), far.release()])
  })
})
