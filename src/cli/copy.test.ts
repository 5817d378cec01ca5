import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { database, type Kind, kinds } from '../../test/support/stores.ts'
import { pieceSize } from '../store/blobs.ts'
import { connect } from '../store/database.ts'
import { openStore, placeOf } from '../store/open.ts'
import { connectTo } from '../store/postgres/connect.ts'
import type { Store } from '../store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-copy-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

/** Where nothing is yet, as a person names it. */
const freshName = async ({ kind }: Kind) =>
  kind === 'SQLite' ? path(`${randomUUID()}.retro`) : `${await database()}/p-${randomUUID()}`

const withStore = async <T>(named: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(placeOf(named))
  return work(store).finally(() => store.close())
}
/** Everything that is kept of a project. */
const allOf = (named: string) =>
  withStore(named, async (store) => {
    const blobs = await store.blobs()
    const bytes = await Promise.all(blobs.map(({ hash }) => store.blob(hash)))
    return { rows: await store.rows(), blobs, bytes, people: await store.people() }
  })

const knight = path('knight-2024.retro')
beforeAll(async () => {
  expect((await run('demo', '--dir', folder)).code).toBe(0)
  await withStore(knight, async (store) => {
    await store.putBlob(new Uint8Array(pieceSize + 3).fill(7), 'application/pdf')
    await store.putBlob(new Uint8Array(), 'text/plain')
    await store.putPerson({ id: 'per_x', name: 'Zoë “Z” \u2028 信', initials: 'ZZ', email: 'zoe@example.org' })
  })
})

describe.each(kinds)('with $kind', (kind) => {
  test('a project goes there and back, and every byte is as it was', async () => {
    const [there, back] = [await freshName(kind), path(`${randomUUID()}.retro`)]
    expect(await run('copy', knight, there)).toMatchObject({ code: 0 })
    const { code, out } = await run('copy', there, back, '--json')
    expect(code).toBe(0)
    const was = await allOf(knight)
    expect(JSON.parse(out)).toMatchObject({
      events: was.rows.length,
      blobs: was.blobs.length,
      people: was.people.length,
    })
    expect(await allOf(there)).toEqual(was)
    expect(await allOf(back)).toEqual(was)
    expect((await run('verify', back)).code).toBe(0)
  })

  test('nothing is written over, and what was damaged before is told and not copied', async () => {
    const there = await freshName(kind)
    expect((await run('new', there, '--name', 'Ana')).code).toBe(0)
    const refused = await run('copy', knight, there)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('already')])
    expect((await allOf(there)).rows).toHaveLength(2)

    const damaged = path(`${randomUUID()}.retro`)
    await run('copy', knight, damaged)
    const db = connect(damaged)
    db.exec(`DROP TRIGGER event_never_changes; UPDATE event SET fact = replace(fact, 'leader', 'LEADER')`)
    db.close()
    const other = await freshName(kind)
    const { code, err } = await run('copy', damaged, other)
    expect([code, err]).toEqual([1, expect.stringMatching(/is damaged: event \d+: Its hash does not fit/)])
    expect((await run('check', other)).err).toMatch(/There is no (?:file|project)/)
    expect((await run('copy', knight, other)).code).toBe(0)
  })

  test('commands work on it as they do on a file', async () => {
    const there = await freshName(kind)
    expect((await run('copy', knight, there)).code).toBe(0)
    for (const args of [['check'], ['log', '--last', '3'], ['verify'], ['report', '--to', 'md']]) {
      const [command = '', ...options] = args
      const [here, same] = [await run(command, there, ...options), await run(command, knight, ...options)]
      expect(here.out.replaceAll(there.replace(':for-tests', ''), 'IT')).toBe(same.out.replaceAll(knight, 'IT'))
    }
    const made = path(`${randomUUID()}.json`)
    expect((await run('export', there, '--out', made)).code).toBe(0)
    const again = await freshName(kind)
    expect((await run('import', made, again)).code).toBe(0)
    expect((await allOf(again)).rows).toEqual((await allOf(knight)).rows)
    expect((await run('undo', again)).code).toBe(0)
  })
})

describe.runIf(kinds.length > 1)('in a database', () => {
  test('what a process that was killed left half made is made anew, and what is being made is left alone', async () => {
    const url = await database()
    const project = `p-${randomUUID()}`
    const db = connectTo(url)
    await db.run('INSERT INTO project (slug, created_by) VALUES ($1, $2)', [project, 'a test'])
    await db.run("INSERT INTO blob VALUES ($1, 'x', 'text/plain', 1, '\\x00')", [project])
    await db.run("INSERT INTO event VALUES ($1, 1, 'x', 'x', 'x', 'x', NULL, 'x', 'x', 'x', 'x')", [project])
    const letGo = await db.alone(`retroduce ${project}`)
    expect((await run('copy', knight, `${url}/${project}`)).err).toContain('already')
    expect((await db.run('SELECT FROM event WHERE project = $1', [project])).rows).toHaveLength(1)
    await letGo?.()
    expect(await run('copy', knight, `${url}/${project}`)).toMatchObject({ code: 0 })
    await db.release()
  })

  test('an address that names no project, and one of many that are wrong, is told; passwords are never shown', async () => {
    const url = await database()
    const tries = [
      ['check', url],
      ['check', `${url}/none`],
      ['verify', `${url}/a/b`],
      ['new', `${url}/-`],
      ['new', `${url}/p-${randomUUID()}`],
      ['copy', path('none.retro'), `${url}/p-${randomUUID()}`],
    ]
    const said = []
    for (const args of tries) for (const json of [[], ['--json']]) said.push(await run(...args, ...json))
    expect(said.map(({ code }) => code)).toEqual([2, 2, 1, 1, 2, 2, 2, 2, 0, 1, 1, 1])
    expect(JSON.stringify(said)).not.toContain('for-tests')
    expect(existsSync(path('none.retro'))).toBe(false)
  })
})
