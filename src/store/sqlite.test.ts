import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { gone } from '../../test/support/processes.ts'
import { foundedOn, freshPath, retitle, word } from '../../test/support/store.ts'
import { connect, scalar } from './database.ts'
import { migrate } from './migrate.ts'
import { partOf } from './parts.ts'
import { openProject } from './project.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import type { StoreTrouble } from './store.ts'
import { verifyFile } from './verify-file.ts'

/** The one clear line that an attempt ends in. */
async function troubleOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
  } catch (error) {
    const { code, message, hint } = error as StoreTrouble
    expect([message, hint].every((line) => line.length > 10 && !line.includes('\n'))).toBe(true)
    return code
  }
  return 'none'
}

async function project(path = freshPath()): Promise<string> {
  await (await foundedOn(createSqlite(path))).close()
  return path
}

const root = process.getuid?.() === 0
// Permissions do not hold for root, so its rights are laid down for a moment.
const withoutRoot = () => void (root && process.seteuid?.(65_534))
afterEach(() => void (root && process.seteuid?.(0)))

test('a path that is no project says what it is', async () => {
  const path = freshPath()
  expect(await troubleOf(() => openSqlite(path))).toBe('missing')
  expect(await troubleOf(() => openSqlite(dirname(path)))).toBe('is-folder')
  expect(await troubleOf(() => createSqlite(`${path}/deeper/file.retro`))).toBe('missing')
  for (const content of ['', 'PMID- 1234', 'x'.repeat(5_000)]) {
    writeFileSync(path, content)
    expect(await troubleOf(() => openSqlite(path)), content.slice(0, 9)).toBe('foreign-file')
    expect(readFileSync(path, 'utf8')).toBe(content)
  }
  rmSync(path)
  connect(path).exec('CREATE TABLE place (id)')
  expect(await troubleOf(() => openSqlite(path))).toBe('foreign-file')
})

test('a project is not made where something is already', async () => {
  const path = await project()
  expect(await troubleOf(() => createSqlite(path))).toBe('already-there')
  expect((await openProject(openSqlite(path))).journal.events).toHaveLength(4)
})

test('a damaged file is told from a foreign one', async () => {
  const path = await project()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0x5a, 4096))
  expect(await troubleOf(async () => openProject(openSqlite(path)))).toBe('damaged-file')
})

test('an event that was written over is told by its number', async () => {
  const path = await project()
  const db = connect(path)
  db.exec('DROP TRIGGER event_never_changes')
  db.exec(`UPDATE event SET fact = json_set(fact, '$.to.kind', 'novel') WHERE seq = 4`)
  db.close()
  const store = openSqlite(path)
  expect(await troubleOf(() => store.since(0))).toBe('damaged-file')
  await expect(store.since(0)).rejects.toThrow('event 4')
})

test('a journal of several stretches is read whole, each event with its act, and a gap in it is told', async () => {
  const path = await project()
  const begun = await openProject(openSqlite(path))
  const texts = Array.from({ length: 600 }, (_, i) => `word ${i}`)
  for (const some of [texts.slice(0, 300), texts.slice(300)]) {
    const changes = some.map((text) => ({
      type: 'component.worded',
      id: `cmp_${text.slice(5)}`,
      from: null,
      to: { text },
    }))
    expect(await begun.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
  }
  const written = begun.journal.events
  await begun.close()
  const store = openSqlite(path)
  expect(await store.since(0)).toEqual(written)
  expect(await store.since(300)).toEqual(written.slice(300))
  expect((await store.rows()).map(({ act }) => act)).toEqual(written.map(({ act }) => act))
  await store.close()
  const db = connect(path)
  db.exec('DROP TRIGGER event_never_goes; DELETE FROM event WHERE seq = 513')
  db.close()
  await expect(openSqlite(path).since(0)).rejects.toThrow('event 513 is missing')
})

test('the file itself forbids changing and removing events', async () => {
  const db = connect(await project())
  expect(() => db.exec('UPDATE event SET actor = actor')).toThrow('append-only')
  expect(() => db.exec('DELETE FROM event')).toThrow('append-only')
  expect(() => db.exec(`UPDATE blob SET media_type = 'x'`)).not.toThrow()
})

test('a file of a newer version is refused and left as it is', async () => {
  const path = await project()
  connect(path).exec('PRAGMA user_version = 99')
  expect(await troubleOf(() => openSqlite(path))).toBe('newer-file')
  expect(await troubleOf(() => openSqlite(path, { readonly: true }))).toBe('newer-file')
})

test('a fact of a newer version is refused by name', async () => {
  const path = await project()
  const db = connect(path)
  db.exec(`INSERT INTO event (seq, id, at, actor, act, fact, hash)
    VALUES (5, 'x', '2030-01-01T00:00:00.000Z', 'per_ana', 'x', '{"type":"dream.dreamt","id":"drm_1"}', 'x')`)
  db.close()
  expect(await troubleOf(() => openSqlite(path).since(0))).toBe('newer-file')
})

test('an older file is copied beside itself before it is brought to today’s format', async () => {
  const path = await project()
  const before = verifyFile(path)
  const db = connect(path)
  const steps = { 1: () => db.exec('CREATE TABLE later (id TEXT) STRICT'), 2: () => db.exec('DROP TABLE later') }
  // What a process left that was killed is no copy, and does not stand in the way of one.
  const left = partOf(`${path}.backup-1`).replace(`-${process.pid}-`, `-${gone()}-`)
  writeFileSync(left, 'SQLite format 3')
  migrate(db, path, steps, 3)
  expect(scalar(db, 'PRAGMA user_version')).toBe(3)
  expect(verifyFile(`${path}.backup-1`)).toEqual({ ...before, ok: true })
  expect(readdirSync(dirname(path)).filter((name) => name.includes('.part'))).toEqual([])
  // It is still locked against whoever would take its log away.
  const code = `new (require('node:sqlite').DatabaseSync)(process.argv[1]).exec('PRAGMA journal_mode = DELETE')`
  const other = spawnSync(process.execPath, ['-e', code, path], { encoding: 'utf8' })
  expect(other.stderr).toContain('database is locked')
  db.close()
  expect(await troubleOf(() => openSqlite(path))).toBe('newer-file')
  expect((await openProject(openSqlite(`${path}.backup-1`))).journal.events).toHaveLength(4)
})

test('a migration that fails leaves the older file as it was', async () => {
  const path = await project()
  const db = connect(path)
  const broken = {
    1: () => {
      db.exec('CREATE TABLE later (id TEXT) STRICT')
      throw new Error('a bug')
    },
  }
  expect(() => migrate(db, path, broken, 2)).toThrow('a bug')
  expect(scalar(db, 'PRAGMA user_version')).toBe(1)
  expect(scalar(db, `SELECT count(*) FROM sqlite_schema WHERE name = 'later'`)).toBe(0)
})

test('while another program writes, a change is refused after a wait, and then goes through', async () => {
  const path = await project()
  const mine = await openProject(openSqlite(path, { wait: 20 }))
  const theirs = connect(path)
  theirs.exec('BEGIN IMMEDIATE')
  expect(await troubleOf(() => mine.execute(ana, word('1', 'trust')))).toBe('busy')
  theirs.exec('ROLLBACK')
  expect(await mine.execute(ana, word('1', 'trust'))).toMatchObject({ ok: true, seq: 5 })
  await mine.close()
})

test('a file that another program keeps to itself is busy', async () => {
  const path = await project()
  const theirs = connect(path)
  theirs.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT')
  expect(await troubleOf(() => openSqlite(path, { wait: 20 }))).toBe('busy')
})

test('a full disk loses nothing, and writing goes on when there is room', async () => {
  const path = await project()
  const db = connect(path)
  const mine = await openProject(openSqlite(path, { pages: Number(scalar(db, 'PRAGMA page_count')) + 4 }))
  db.close()
  const long = 'words '.repeat(10_000)
  expect(await troubleOf(() => mine.execute(ana, word('1', long)))).toBe('disk-full')
  expect(mine.journal.state.component.size).toBe(0)
  expect(await mine.execute(ana, retitle('A review', 'Ours'))).toMatchObject({ ok: true, seq: 5 })
  await mine.close()
  const again = await openProject(openSqlite(path))
  expect(again.journal.events).toHaveLength(5)
  expect(await again.execute(ana, word('1', long))).toMatchObject({ ok: true, seq: 6 })
})

test('a file or folder that cannot be written is read, and says so when written', async () => {
  const path = await project()
  const folder = dirname(path)
  chmodSync(path, 0o444)
  chmodSync(folder, 0o555)
  withoutRoot()
  expect(await troubleOf(() => createSqlite(`${folder}/other.retro`))).toBe('read-only')
  expect(await troubleOf(() => openSqlite(path))).toBe('read-only')
  const mine = await openProject(openSqlite(path, { readonly: true }))
  expect(mine.journal.events).toHaveLength(4)
  expect(await troubleOf(() => mine.execute(ana, word('1', 'trust')))).toBe('read-only')
  await mine.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
})

test('a store that is closed while somebody watches is quiet', async () => {
  const store = openSqlite(await project())
  store.watch(() => expect.unreachable())
  await store.close()
  await new Promise((resolve) => setTimeout(resolve, 300))
})

test('a stranger reads what holds now with an SQLite browser', async () => {
  const path = freshPath()
  const mine = await foundedOn(createSqlite(path))
  await mine.store.putPerson({ id: ana, name: 'Ana Ruiz', initials: 'AR' })
  await mine.execute(ana, {
    do: 'change',
    changes: [
      {
        type: 'stage.set',
        id: 'stg_1',
        from: null,
        to: { name: 'Relevance', kind: 'relevance', order: 1, reviewers: 1, blinded: false, reasonNeeded: false },
      },
      {
        type: 'source.described',
        id: 'src_1',
        from: null,
        to: {
          kind: 'article',
          reference: {
            type: 'article-journal',
            title: 'Trust',
            author: [{ family: 'Sims' }, { literal: 'NHS' }],
            suffix: 'a',
          },
          entersAt: 'stg_1',
          note: 'to go',
        },
      },
      {
        type: 'source.described',
        id: 'src_1',
        from: {
          reference: {
            type: 'article-journal',
            title: 'Trust',
            author: [{ family: 'Sims' }, { literal: 'NHS' }],
            suffix: 'a',
          },
          note: 'to go',
        },
        to: {
          reference: {
            type: 'article-journal',
            title: 'Trust',
            year: 2021,
            author: [{ family: 'Sims' }, { literal: 'NHS' }],
          },
          note: null,
        },
      },
      { type: 'component.worded', id: 'cmp_gone', from: null, to: { text: 'gone' } },
      { type: 'component.worded', id: 'cmp_gone', from: { text: 'gone' }, to: null },
    ],
  })
  await mine.execute(ana, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'maybe' })
  await mine.execute(ana, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'include' })
  const { state } = mine.journal
  await mine.close()
  const db = connect(path, { readonly: true })
  const things = db.prepare(`SELECT value FROM thing WHERE id = 'src_1'`).get()
  expect(JSON.parse(String(things?.value))).toEqual(state.source.get('src_1'))
  expect(scalar(db, `SELECT count(*) FROM thing WHERE id = 'cmp_gone'`)).toBe(0)
  expect(db.prepare('SELECT title, authors, year FROM source').all()).toEqual([
    { title: 'Trust', authors: 'Sims, NHS', year: 2021 },
  ])
  expect(db.prepare('SELECT stage, title, reviewer_name, verdict FROM vote').all()).toEqual([
    { stage: 'Relevance', title: 'Trust', reviewer_name: 'Ana Ruiz', verdict: 'include' },
  ])
  expect(db.prepare('SELECT id, name FROM people ORDER BY id').all()[0]).toEqual({ id: ana, name: 'Ana Ruiz' })
  const views = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')`).all()
  // What SQLite's full text makes for itself is told of at words_to and pages_to.
  for (const { name, sql } of views.filter(({ name }) => !/^(?:words|pages)(?!_to$)/.test(String(name)))) {
    expect(sql, `${name} has no comment`).toContain('--')
    expect(() => db.prepare(`SELECT * FROM ${name}`).all(), `${name}`).not.toThrow()
  }
  db.close()
})

test('copying the file of a closed project copies the project', async () => {
  const path = await project()
  const copy = freshPath()
  copyFileSync(path, copy)
  expect((await openProject(openSqlite(copy))).journal.events).toHaveLength(4)
})

test('soon after the last change the file alone holds all of it, while it is open: as somebody sends it', async () => {
  const [path, sent] = [freshPath(), freshPath()]
  const project = await foundedOn(createSqlite(path))
  await project.execute(ana, word('1', 'trust'))
  const events = async () => {
    copyFileSync(path, sent)
    const copy = openSqlite(sent, { readonly: true })
    const rows = await copy.rows().catch(() => [])
    await copy.close()
    return rows.length
  }
  await expect.poll(events, { timeout: 5_000 }).toBe(project.journal.events.length)
  await project.execute(ana, word('2', 'distance'))
  await expect.poll(events, { timeout: 5_000 }).toBe(project.journal.events.length)
  await project.close()
})
