import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, word } from '../../test/support/store.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import { team } from '../../test/support/team.ts'
import { backupsIn } from '../store/backup.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { keepBackups, type LastBackup, timeOf } from './backups.ts'

// Threads are started, and others may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000 })

const fresh = () => join(mkdtempSync(join(tmpdir(), 'retroduce-kept-')), 'backups')

test('backups are made by themselves while others write, and a rehearsal of restoring gives the project as it was', async () => {
  const file = freshPath()
  const project = await foundedOn(createSqlite(file))
  const folder = fresh()
  const said: LastBackup[] = []
  const backups = keepBackups({
    folder,
    every: 150,
    keep: 2,
    projects: async () => [{ name: 'review', place: { file } }],
    said: (last) => void said.push(last),
  })
  for (let i = 0; said.length < 4; i++) {
    await project.execute(ana, word(`w${i}`, 'trust'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await backups.close()
  expect(said.every(({ trouble }) => trouble === undefined)).toBe(true)
  const made = backupsIn(folder).backups
  expect(made).toHaveLength(2)
  expect(made.at(-1)?.at).toBe(backups.last()[0]?.made)
  const to = freshPath('restored.retro')
  expect((await run('restore', folder, 'review', '--to', to)).code).toBe(0)
  const again = await openProject(openSqlite(to))
  expect(again.journal.events).toEqual(project.journal.events.slice(0, made.at(-1)?.seq))
  await again.close()
  await project.close()
})

test('a backup that fails is told to the administrator and in the figures, the others are made, and the next time is another try', async () => {
  const [good, bad] = [freshPath('good.retro'), freshPath('bad.retro')]
  await (await foundedOn(createSqlite(good))).close()
  writeFileSync(bad, 'no project')
  const folder = fresh()
  const backups = keepBackups({
    folder,
    every: 3_600_000,
    projects: async () => [bad, good].map((file) => ({ name: file === bad ? 'bad' : 'good', place: { file } })),
    said: () => {},
  })
  await backups.run()
  expect(backups.last()).toMatchObject([
    { name: 'bad', trouble: { code: expect.any(String) } },
    { name: 'good', made: expect.any(String) },
  ])
  const server = team({}, { backups })
  await server.someone('keeper', { admin: true })
  await server.someone('ben')
  const keeper = await server.at('keeper')
  expect((await (await keeper.get('/api/admin/backups')).json()).last).toHaveLength(2)
  expect((await (await server.at('ben')).get('/api/admin/backups')).status).toBe(404)
  const figures = await (await keeper.get('/metrics')).text()
  expect(figures).toContain('retroduce_backups_failed 1')
  expect(figures).not.toContain('good')
  rmSync(bad)
  await (await foundedOn(createSqlite(bad))).close()
  await backups.run()
  expect(backups.last().some(({ trouble }) => trouble)).toBe(false)
  await backups.close()
})

test('a server that is started anew does not begin again before it is time', async () => {
  const file = freshPath()
  await (await foundedOn(createSqlite(file))).close()
  const folder = fresh()
  const plan = { folder, every: 3_600_000, projects: async () => [{ name: 'review', place: { file } }], said: () => {} }
  const first = keepBackups(plan)
  await first.run()
  await first.close()
  const second = keepBackups(plan)
  expect(second.last()).toMatchObject([{ name: 'review', made: first.last()[0]?.made }])
  await second.close()
  expect(backupsIn(folder).backups).toHaveLength(1)
})

test('how often is said in minutes, hours or days', () => {
  expect(['30m', '24h', '7d', '0h', '1', 'h', '1.5h'].map(timeOf)).toEqual([
    1_800_000,
    86_400_000,
    604_800_000,
    ...Array(4),
  ])
})

test('serve refuses a plan that is not clear', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-serve-'))
  mkdirSync(join(folder, 'x'))
  for (const argv of [
    ['--every', '1h'],
    ['--backup', join(folder, 'x'), '--every', 'often'],
    ['--backup', join(folder, 'x'), '--keep', '0'],
  ])
    expect((await run('serve', folder, ...argv)).err).toContain('How backups are to be made')
  expect(readdirSync(folder)).toEqual(['x'])
})

describe.runIf(hasPostgres)('a project in a database', () => {
  test('is backed up in the same way, and restored to a file with the same journal', async () => {
    const url = await ownDatabase()
    expect((await run('new', `${url}/sepsis`, '--title', 'Sepsis', '--name', 'Ana Ruiz')).code).toBe(0)
    const folder = fresh()
    for (const _ of [1, 2]) expect((await run('backup', `${url}/sepsis`, '--to', folder)).code).toBe(0)
    const to = freshPath('restored.retro')
    expect((await run('restore', folder, 'sepsis', '--to', to)).code).toBe(0)
    const head = async (what: string) => JSON.parse((await run('verify', what, '--json')).out).head
    expect(await head(to)).toEqual(await head(`${url}/sepsis`))
  })
})
