import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, word } from '../../test/support/store.ts'
import { connect, scalar } from './database.ts'
import { openProject } from './project.ts'
import { putInPlace } from './replace.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { verifyFile } from './verify-file.ts'

async function projectOf(path: string, ...words: string[]): Promise<string> {
  const project = await foundedOn(createSqlite(path))
  for (const one of words) await project.execute(ana, word(one, one))
  await project.close()
  return path
}

test('a file is put in the place of another, which is kept; not while that is open, nor when it went on', async () => {
  const file = await projectOf(freshPath(), 'trust')
  const part = await projectOf(`${file}.merging`, 'trust', 'time')
  const open = openSqlite(file)
  expect(() => putInPlace(part, file, 5)).toThrow('is open in another program')
  await open.close()
  expect(() => putInPlace(part, file, 4)).toThrow('is open in another program')
  expect(verifyFile(file)).toMatchObject({ ok: true, events: 5 })
  const kept = putInPlace(part, file, 5)
  expect([verifyFile(file).events, verifyFile(kept).events, existsSync(part)]).toEqual([6, 5, false])
  expect([verifyFile(file).damages, verifyFile(kept).damages]).toEqual([[], []])
  const project = await openProject(openSqlite(file))
  expect(await project.execute(ana, word('touch', 'touch'))).toMatchObject({ ok: true, seq: 7 })
  await project.close()
})

test.skipIf(process.platform === 'win32')(
  'who had opened what was replaced writes nothing to it that would be lost',
  async () => {
    const file = await projectOf(freshPath(), 'trust')
    const part = await projectOf(`${file}.merging`, 'trust', 'time')
    // A program that has just come, and has not begun to write.
    const late = connect(file)
    late.exec('PRAGMA journal_mode = DELETE')
    putInPlace(part, file, 5)
    expect(() =>
      late.exec("INSERT INTO event SELECT seq + 1, id || 'x', at, actor, act, undoes, fact, hash FROM event WHERE seq = 5"),
    ).toThrow('no such table')
    late.close()
    const db = connect(file)
    expect(scalar(db, 'SELECT count(*) FROM event')).toBe(6)
    db.close()
  },
)
