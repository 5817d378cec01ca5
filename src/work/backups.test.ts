import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, freshPath, word } from '../../test/support/store.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import { browserOf, team } from '../../test/support/team.ts'
import { makeLink } from '../server/accounts/accounts.ts'
import { accountsOf } from '../store/accounts-copy.ts'
import { accountsFile } from '../store/accounts-sqlite.ts'
import { backupDamages, backupsIn } from '../store/backup.ts'
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

describe.each(hasPostgres ? (['a folder', 'a database'] as const) : (['a folder'] as const))(
  'accounts of %s',
  (kind) => {
    test('are backed up with the projects; taken in again people sign in, and nothing that was ended opens', async () => {
      const from = kind === 'a folder' ? mkdtempSync(join(tmpdir(), 'retroduce-served-')) : await ownDatabase()
      const store = await accountsOf(from)
      const server = team({ review: await foundedOn() }, {}, { store, clock: Date.now })
      await server.someone('eve', { in: { review: ben } })
      const eve = await server.at('eve')
      expect((await eve.post('/api/account/tokens', { name: 'a script' })).status).toBe(200)
      await makeLink(server.accounts, { for: 'invitation', email: 'late@example.org', name: 'Late', by: 'test' })
      const folder = fresh()
      const backups = keepBackups({
        folder,
        every: 3_600_000,
        projects: async () => [{ name: accountsFile, place: { accounts: from } }],
        said: () => {},
      })
      await backups.run()
      await backups.close()
      expect(backups.last()).toMatchObject([{ name: accountsFile, made: expect.any(String) }])
      for (const piece of readdirSync(join(folder, 'pieces')))
        expect(statSync(join(folder, 'pieces', piece)).mode & 0o077).toBe(0)
      const file = freshPath('accounts.db')
      expect(await run('restore', folder, accountsFile, '--to', file)).toMatchObject({ code: 0 })
      expect(statSync(file).mode & 0o077).toBe(0)
      // Somewhere else, where somebody has an account under the address of another one already.
      const to = kind === 'a folder' ? mkdtempSync(join(tmpdir(), 'retroduce-served-')) : await ownDatabase()
      const there = await accountsOf(to)
      const anew = team({ review: await foundedOn() }, {}, { store: there, clock: Date.now })
      await anew.someone('kim')
      const came = async () => JSON.parse((await run('admin', to, 'bring', file, '--json')).out).accounts
      expect(await came()).toBe(1)
      expect(await came()).toBe(0)
      expect((await (await anew.at('eve')).get('/api/p/review/views/frame')).status).toBe(200)
      expect((await anew.at('kim')).jar.size).toBe(1)
      const old = browserOf(anew.app)
      for (const [name, value] of eve.jar) old.jar.set(name, value)
      expect((await old.get('/api/projects')).status).toBe(401)
      for (const open of ['token', 'link'] as const) expect(await there.list(open)).toEqual([])
      // A bit that flips anywhere in it is found.
      const [piece = ''] = readdirSync(join(folder, 'pieces'))
      const whole = readFileSync(join(folder, 'pieces', piece))
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 64) | 1) {
        const bent = Buffer.from(whole)
        bent[at] = (bent[at] as number) ^ (1 << (at % 8))
        writeFileSync(join(folder, 'pieces', piece), bent)
        expect(backupDamages(folder), String(at)).not.toEqual([])
      }
      expect((await run('restore', folder, accountsFile, '--to', freshPath('bent.db'))).code).toBe(1)
      await store.close()
      await there.close()
    })
  },
)
