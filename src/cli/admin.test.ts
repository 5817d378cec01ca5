import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { run, runUntil } from '../../test/support/cli.ts'
import { browserOf, goodPassword } from '../../test/support/team.ts'
import { makeApp } from '../server/app.ts'
import { projectFiles } from '../server/projects.ts'
import { accountsFile, openAccounts } from '../store/accounts-sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-admin-'))
beforeAll(async () => {
  expect((await run('new', join(folder, 'sepsis.retro'), '--title', 'Sepsis', '--name', 'Kim Osei')).code).toBe(0)
})

const admin = async (...argv: string[]) => {
  const { code, out } = await run('admin', folder, ...argv, '--json')
  return { code, ...JSON.parse(out) }
}

test('the first account is made on the command line, gets in over HTTP, and is let into a project', async () => {
  let stop = () => {}
  const running = runUntil(
    new Promise<void>((done) => {
      stop = done
    }),
    'serve',
    folder,
    '--port',
    '0',
    '--json',
  )
  // The link works whether the server runs or not: both read the same file.
  const { link } = await admin('create', 'kim@example.org', '--name', 'Kim', '--address', 'http://127.0.0.1:1')
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:1\/join#[\w-]{43}$/)
  expect(readFileSync(join(folder, 'retroduce-accounts.db')).includes(link.split('#')[1])).toBe(false)
  stop()
  expect((await running).code).toBe(0)

  const { accounts, links } = await admin('list')
  expect(accounts).toEqual([])
  expect(links).toMatchObject([{ for: 'invitation', email: 'kim@example.org' }])

  const projects = projectFiles(folder)
  const store = openAccounts(join(folder, accountsFile))
  const kim = browserOf(makeApp({ projects, accounts: { store, clock: Date.now } }))
  expect((await kim.post('/api/links', { link: link.split('#')[1], password: goodPassword })).status).toBe(200)
  expect(await (await kim.get('/api/account')).json()).toMatchObject({ account: { name: 'Kim', admin: true } })
  expect(await (await kim.get('/api/projects')).json()).toEqual({ projects: [], begins: true })
  expect(await admin('join', 'kim@example.org', '--project', 'sepsis', '--person', 'Kim Osei')).toMatchObject({
    code: 0,
  })
  expect(await (await kim.get('/api/projects')).json()).toEqual({
    projects: [{ slug: 'sepsis', title: 'Sepsis', kind: 'realist review', versions: [] }],
    begins: true,
  })
  expect(await admin('disable', 'KIM@example.org')).toMatchObject({ code: 0, disabled: true })
  expect((await kim.get('/api/projects')).status).toBe(401)
  expect(await admin('reset', 'kim@example.org')).toMatchObject({ code: 1, error: { code: 'not-allowed' } })
  expect(await admin('enable', 'kim@example.org')).toMatchObject({ code: 0 })
  expect(await admin('leave', 'kim@example.org', '--project', 'sepsis')).toMatchObject({ code: 0 })
  expect(await admin('list')).toMatchObject({ accounts: [{ email: 'kim@example.org', projects: [], sessions: 0 }] })
  await projects.close()
  await store.close()
})

test('what is typed wrongly is refused with what to do', async () => {
  expect(await admin('crown', 'kim@example.org')).toMatchObject({ code: 2, error: { code: 'malformed' } })
  expect(await admin('create')).toMatchObject({ code: 2, error: { code: 'malformed' } })
  expect(await admin('reset', 'nobody@example.org')).toMatchObject({ code: 1, error: { code: 'unknown-thing' } })
  for (const address of ['http://review.example.org', 'review.example.org', 'https://x.org/path', 'https://u@x.org'])
    expect((await run('serve', folder, '--address', address)).code, address).toBe(2)
  expect((await run('serve', join(folder, 'none'))).code).toBe(1)
})
