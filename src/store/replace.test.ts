import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, linkSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, word } from '../../test/support/store.ts'
import { partOf } from './parts.ts'
import { openProject } from './project.ts'
import { keptBeside, putInPlace } from './replace.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { StoreTrouble } from './store.ts'
import { verifyFile } from './verify-file.ts'

async function projectOf(path: string, ...words: string[]): Promise<string> {
  const project = await foundedOn(createSqlite(path))
  for (const one of words) await project.execute(ana, word(one, one))
  await project.close()
  return path
}

test('a file is put in the place of another, which is kept; not while that is open, nor when it went on', async () => {
  const file = await projectOf(freshPath(), 'trust')
  const part = await projectOf(partOf(file), 'trust', 'time')
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

test('a process that is killed before the other has the name leaves the file under one, as it was', async () => {
  const file = await projectOf(freshPath(), 'trust')
  linkSync(file, `${file}.before-merge-1`)
  await projectOf(`${file}.before-merge-2`, 'power')
  await openSqlite(file).close()
  expect(keptBeside(file)).toEqual([`${file}.before-merge-2`])
  // A merge that comes before anybody opened it finds the same.
  linkSync(file, `${file}.before-merge-1`)
  const part = await projectOf(partOf(file), 'trust', 'time')
  expect(putInPlace(part, file, 5)).toBe(`${file}.before-merge-1`)
  expect(statSync(`${file}.before-merge-1`).nlink).toBe(1)
  expect([verifyFile(file).events, verifyFile(`${file}.before-merge-1`).events]).toEqual([6, 5])
})

test('who opens a file at that moment writes nothing to it that would be lost', async () => {
  const file = await projectOf(freshPath(), 'trust')
  const part = await projectOf(partOf(file), 'trust', 'time')
  const code = `import { putInPlace } from ${JSON.stringify(import.meta.resolve('./replace.ts'))}
    putInPlace(${JSON.stringify(part)}, ${JSON.stringify(file)}, 5)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const acknowledged: string[] = []
  while (child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (!existsSync(`${file}.before-merge-1`)) continue
    try {
      const project = await openProject(openSqlite(file, { wait: 0 }))
      const one = `late-${acknowledged.length}`
      if ((await project.execute(ana, word(one, one))).ok) acknowledged.push(one)
      await project.close()
    } catch (trouble) {
      expect(trouble).toBeInstanceOf(StoreTrouble)
    }
  }
  expect(await ended).toEqual([0, null])
  const project = await openProject(openSqlite(file))
  for (const one of ['time', ...acknowledged]) expect(project.journal.state.component.has(`cmp_${one}`), one).toBe(true)
  await project.close()
  expect(verifyFile(file).damages).toEqual([])
})
