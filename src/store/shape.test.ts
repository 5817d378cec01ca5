import { expect, test } from 'vitest'
import { freshPath } from '../../test/support/store.ts'
import { linksInFile } from './answer-box-sqlite.ts'
import { connect, type Database } from './database.ts'
import { ourShape, shapeOf, strangePart } from './shape.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { verifyFile } from './verify-file.ts'

/** A new project file in which something was put in the place of something. */
async function changed(how: (db: Database) => void): Promise<string> {
  const path = freshPath()
  await createSqlite(path).close()
  const db = connect(path)
  // As a hostile program writes it.
  db.enableDefensive(false)
  how(db)
  db.close()
  return path
}
const tables = [...ourShape().parts.keys()].flatMap((part) => (part.startsWith('table ') ? [part.slice(6)] : []))

test('a file is made of what this version makes, and nothing of it is strange', async () => {
  const db = connect(await changed(() => undefined))
  expect(shapeOf(db)).toEqual(ourShape().parts)
  expect(strangePart(db)).toBeUndefined()
  db.close()
  expect(tables).toEqual(expect.arrayContaining(['event', 'blob', 'answer_link', 'words', 'words_config']))
})

// One that never ends would hold the test as it held the server: what it is made of does not matter.
test.each(tables)('a view in the place of the table %s is not read, whatever the case of its name', async (table) => {
  for (const name of [table, table.toUpperCase()]) {
    const path = await changed((db) => {
      db.exec('PRAGMA writable_schema = ON')
      db.prepare(`DELETE FROM sqlite_schema WHERE name = ? OR tbl_name = ?`).run(table, table)
      db.prepare("INSERT INTO sqlite_schema VALUES ('view', ?, ?, 0, ?)").run(
        name,
        name,
        `CREATE VIEW ${name} AS SELECT 1`,
      )
    })
    expect(() => openSqlite(path, { readonly: true }), name).toThrow(/is not the one that Retroduce makes/)
    expect(() => openSqlite(path), name).toThrow(/is damaged/)
    expect(verifyFile(path)).toMatchObject({
      ok: false,
      damages: expect.arrayContaining([expect.objectContaining({ id: `view ${name}` })]),
    })
    expect(linksInFile(path)).toEqual([])
  }
})

test('a column that is computed, a lock of another kind and an index of somebody else on a table of ours are not read', async () => {
  const computed = await changed((db) => {
    db.exec('PRAGMA writable_schema = ON')
    db.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'initials TEXT NOT NULL', 'initials TEXT AS (zeroblob(1e9)) NOT NULL') WHERE name = 'person'",
    )
  })
  expect(() => openSqlite(computed)).toThrow(/its table person is not/)
  const trigger = await changed((db) => db.exec('CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END'))
  expect(() => openSqlite(trigger)).toThrow(/its trigger more is not/)
  const index = await changed((db) => db.exec('CREATE INDEX mine ON event (length(fact))'))
  expect(() => openSqlite(index)).toThrow(/its index mine is not/)
  const within = await changed((db) => {
    db.exec('PRAGMA writable_schema = ON')
    db.exec("UPDATE sqlite_schema SET sql = replace(sql, 'v', 'v AS (1)') WHERE name = 'words_config'")
  })
  expect(() => openSqlite(within)).toThrow(/its table words_config is not/)
})

test('what somebody added under names of their own, or took off, does not keep the file from being opened', async () => {
  const path = await changed((db) =>
    db.exec(
      'CREATE TABLE notes (a); CREATE VIEW mine AS SELECT count(*) FROM event; DROP VIEW slot; DROP TRIGGER event_never_goes',
    ),
  )
  await openSqlite(path).close()
})
