import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, word } from '../../test/support/store.ts'
import { backUp, backupDamages, backupsIn } from './backup.ts'
import { openProject } from './project.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { verifyFile } from './verify-file.ts'

// Processes are started, and others may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000 })

const freshFolder = () => join(mkdtempSync(join(tmpdir(), 'retroduce-backup-')), 'backups')
/** Not so regular that pieces would be alike. */
const words = (n: number) => Array.from({ length: 120 }, (_, i) => (n * 7919 + i * 104729).toString(36)).join(' ')

async function written(many: number) {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  await Promise.all(Array.from({ length: many }, (_, i) => project.execute(ana, word(`a${i}`, words(i)))))
  return { path, project }
}

test('a backup while others write is one moment, whole; the next writes what is new; each is restored as it was', async () => {
  const { path, project } = await written(1_500)
  const folder = freshFolder()
  let going = true
  const writing = (async () => {
    for (let i = 0; going; i++) await project.execute(ana, word(`b${i}`, words(i)))
  })()
  const first = await backUp({ file: path }, folder, { now: Date.UTC(2026, 0, 1) })
  going = false
  await writing
  const { events } = project.journal
  expect(first.seq).toBeGreaterThanOrEqual(1_504)
  expect(first.head).toBe(events[first.seq - 1]?.hash)
  expect(first.fresh).toBe(first.pieces)
  await project.execute(ana, word('c', 'one more'))
  const second = await backUp({ file: path }, folder, { now: Date.UTC(2026, 0, 2) })
  expect(second.seq).toBe(project.journal.events.length)
  expect((await backUp({ file: path }, folder, { now: Date.UTC(2026, 0, 3) })).fresh).toBeLessThanOrEqual(1)
  const to = (name: string) => join(folder, '..', name)
  expect((await run('restore', folder, '--list')).out.trim().split('\n')).toHaveLength(3)
  expect(await run('restore', folder, '--to', to('now.retro'))).toMatchObject({ code: 0 })
  expect(await run('restore', folder, '--at', '2026-01-01', '--to', to('then.retro'))).toMatchObject({ code: 0 })
  expect((await run('restore', folder, '--at', '2025-12-31', '--to', to('never.retro'))).err).toContain('no backup')
  expect((await run('restore', folder, '--to', to('now.retro'))).err).toContain('is a project, and stays')
  const then = await openProject(openSqlite(to('then.retro')))
  expect(then.journal.events).toEqual(events.slice(0, first.seq))
  const now = await openProject(openSqlite(to('now.retro')))
  expect(now.journal.state).toEqual(project.journal.state)
  // It is a project like any other: work goes on in it.
  expect(await now.execute(ana, word('d', 'on'))).toMatchObject({ ok: true })
  for (const one of [then, now, project]) await one.close()
})

test('older backups go as asked, with the pieces that no other needs; young pieces stay', async () => {
  const { path, project } = await written(50)
  const folder = freshFolder()
  const day = (n: number) => Date.now() + n * 86_400_000
  for (let n = 1; n <= 4; n++) {
    await project.execute(ana, word(`k${n}`, words(n)))
    await backUp({ file: path }, folder, { now: day(n), keep: 2 })
  }
  const { backups, broken } = backupsIn(folder)
  expect([backups.map(({ seq }) => seq), broken]).toEqual([[57, 58], []])
  const pieces = readdirSync(join(folder, 'pieces'))
  expect(pieces.sort()).toEqual([...new Set(backups.flatMap((one) => one.pieces))].sort())
  expect(backupDamages(folder)).toEqual([])
  await project.close()
})

test('one bit that flips anywhere in a folder of backups is found, and nothing false is restored', async () => {
  const { path, project } = await written(300)
  await project.close()
  const folder = freshFolder()
  await backUp({ file: path }, folder)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
  let tried = 0
  for (const file of files) {
    const bytes = readFileSync(file)
    // A prime step meets every part of a page; the last byte is tried as well.
    const step = Math.max(1, Math.floor(bytes.length / 40)) | 1
    for (const at of [...Array(40).keys()].map((i) => i * step).concat(bytes.length - 1)) {
      if (at >= bytes.length) continue
      const bent = Buffer.from(bytes)
      bent[at] = (bent[at] as number) ^ (1 << (at % 8))
      writeFileSync(file, bent)
      expect(backupDamages(folder), `${file} ${at}`).not.toEqual([])
      tried++
    }
    writeFileSync(file, bytes)
  }
  expect(tried).toBeGreaterThan(100)
  expect(backupDamages(folder)).toEqual([])
  const [piece = ''] = readdirSync(join(folder, 'pieces'))
  const whole = readFileSync(join(folder, 'pieces', piece))
  writeFileSync(join(folder, 'pieces', piece), whole.subarray(1))
  const to = join(folder, '..', 'again.retro')
  await expect(run('restore', folder, '--to', to)).resolves.toMatchObject({ code: 1 })
  expect(statSync(to, { throwIfNoEntry: false })).toBeUndefined()
  expect(await run('verify', folder)).toMatchObject({ code: 1, out: expect.stringContaining('cannot be restored') })
  // The next backup mends what it needs.
  await backUp({ file: path }, folder)
  expect(await run('verify', folder)).toMatchObject({ code: 0 })
})

test('a damaged file is not backed up, and what was before stays', async () => {
  const { path, project } = await written(100)
  await project.close()
  const folder = freshFolder()
  await backUp({ file: path }, folder)
  const bent = freshPath()
  copyFileSync(path, bent)
  const bytes = readFileSync(bent)
  const at = bytes.indexOf('cmp_a50"')
  bytes.write('cmp_a5X"', at)
  writeFileSync(bent, bytes)
  await expect(backUp({ file: bent }, folder, { keep: 1 })).rejects.toMatchObject({ code: 'damaged-file' })
  expect(backupsIn(folder).backups).toHaveLength(1)
  await expect(backUp({ file: freshPath() }, folder)).rejects.toMatchObject({ code: 'missing' })
})

test('a backup that is killed leaves those before it whole, and the next is whole again', async () => {
  const { path, project } = await written(3_000)
  const folder = freshFolder()
  await backUp({ file: path }, folder)
  const program = join(import.meta.dirname, '../../bin/retroduce.js')
  for (const [i, wait] of [10, 60, 200].entries()) {
    await Promise.all(Array.from({ length: 200 }, (_, n) => project.execute(ana, word(`m${i}x${n}`, words(n)))))
    const child = spawn(process.execPath, [program, 'backup', path, '--to', folder], { stdio: 'ignore' })
    // Until it has begun to write; then a little longer each time.
    while (child.exitCode === null && !readdirSync(folder).some((name) => name.endsWith('.part')))
      await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, wait))
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(backupDamages(folder)).toEqual([])
  }
  const last = await backUp({ file: path }, folder)
  expect(last.seq).toBe(project.journal.events.length)
  expect(backupDamages(folder)).toEqual([])
  await project.close()
  const to = join(folder, '..', 'after.retro')
  expect(await run('restore', folder, '--to', to)).toMatchObject({ code: 0 })
  expect(verifyFile(to)).toMatchObject({ ok: true, head: { hash: last.head } })
})
