import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount, makeLink, seat } from '../../src/server/accounts/accounts.ts'
import { kept } from '../../src/server/accounts/password.ts'
import { type Listening, listen } from '../../src/server/listen.ts'
import { openProjects } from '../../src/server/projects.ts'
import { openAccounts } from '../../src/store/accounts-sqlite.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import { ana } from '../support/journal.ts'
import { foundedOn } from '../support/store.ts'
import { goodPassword } from '../support/team.ts'
import { barriers } from './barriers.ts'
import { arrived } from './setup.ts'

const webRoot = new URL('../../dist/web', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'retroduce-accounts-'))
const accounts = { store: openAccounts(join(folder, 'accounts.db')), clock: Date.now }
const complaints: string[] = []
let server: Listening
let browser: Browser

beforeAll(async () => {
  const project = await foundedOn(createSqlite(join(folder, 'review.retro')))
  for (const [id, name] of [
    ['per_ana', 'Ana Lima'],
    ['per_ben', 'Ben Okri'],
    ['per_cem', 'Cem Kaya'],
  ] as const)
    await project.store.putPerson({ id, name, initials: name.slice(0, 2) })
  const password = await kept(goodPassword, { log2N: 4, r: 8, p: 1, bytes: 32 })
  const made = await makeAccount(accounts, { email: 'ana@example.org', name: 'Ana Lima', admin: true, password })
  if (made) await seat(accounts, made.id, 'review', ana)
  server = await listen({ projects: openProjects({ review: project }), webRoot, accounts })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function opened(path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // What the server refuses is in the console of Chromium; a breach of the policy is what counts.
    if (message.type() === 'error' && !/status of 4(?:0[14]|22)/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(server.address + path)
  return page
}

test('one is led to the sign-in and back, invites somebody, who joins by the link; sessions are seen and ended', async () => {
  const page = await opened('/p/review/settings')
  await page.waitForURL('**/sign-in?to=%2Fp%2Freview%2Fsettings')
  // Words become no markup here, whoever tries.
  const markup = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
      return 'let in'
    } catch (refused) {
      return String(refused)
    }
  })
  expect(markup).toContain('TrustedHTML')
  complaints.length = 0
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('do not belong together').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/p/review/settings')
  await arrived(page)
  await page.getByText('Your account: ana@example.org').waitFor()
  expect(await page.getByRole('button', { name: /^Work as/ }).count()).toBe(0)

  await page
    .getByRole('row', { name: /Cem Kaya|CK|Ce/ })
    .getByRole('button', { name: 'Invite' })
    .click()
  await page.getByLabel('E-mail address of Cem Kaya').fill('cem@example.org')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.locator('.acc-link').textContent()) ?? ''
  expect(link).toMatch(/\/join#[\w-]{43}$/)
  await page.getByText('invited: cem@example.org').waitFor()

  const other = await opened(new URL(link).pathname + new URL(link).hash)
  await other.getByText('You are invited as cem@example.org').waitFor()
  await other.getByLabel('Password').fill('passwordpassword')
  await other.getByRole('button', { name: 'Begin' }).click()
  await other.getByText('among those that are guessed first').waitFor()
  expect(await barriers(other)).toEqual([])
  await other.getByLabel('Password').fill('harbour velvet thirteen moss')
  await other.getByRole('button', { name: 'Begin' }).click()
  await other.waitForURL('**/p/review')
  await arrived(other)

  await page.goto(`${server.address}/admin`)
  await page.getByRole('cell', { name: /cem@example.org/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.goto(`${server.address}/account`)
  await page.getByText('this one').waitFor()
  expect(await barriers(page)).toEqual([])
  await other.goto(`${server.address}/admin`)
  await other.getByText('This page is for administrators.').waitFor()

  await page.goto(`${server.address}/admin`)
  await page
    .getByRole('row', { name: /cem@example.org/ })
    .getByRole('button', { name: 'Bar' })
    .click()
  await page.getByText('barred').waitFor()
  await other.goto(`${server.address}/p/review`)
  await other.waitForURL('**/sign-in?to=%2Fp%2Freview')
  await page.goto(`${server.address}/account`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  expect(complaints).toEqual([])
})

test('a link that was used says so', async () => {
  const { secret } = await makeLink(accounts, { for: 'invitation', email: 'x@example.org', name: 'X', by: 'test' })
  await accounts.store.take('link', (await accounts.store.list('link')).at(-1)?.key ?? '')
  const page = await opened(`/join#${secret}`)
  await page.getByText('was used, was taken back or is too old').waitFor()
})

test('a passkey is made under one’s account and signs in without a password; taken back, it opens nothing', async () => {
  const address = server.address.replace('127.0.0.1', 'localhost')
  const page = await opened('/sign-in')
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${address}/account`)
  await page.waitForURL('**/sign-in?to=%2Faccount')
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('table', { name: 'Passkeys' }).getByText('never').waitFor()
  const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(`${address}/`)
  await page.getByRole('link', { name: 'Ana Lima' }).waitFor()
  const [kept] = await accounts.store.list('passkey')
  expect(kept?.value.counter).toBeGreaterThan(0)

  // Somebody who is at the device and is not its owner is not let in.
  await page.goto(`${address}/account`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('The passkey was not given.').waitFor()
  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  // A copy, whose count goes back, is not let in either.
  await accounts.store.change('passkey', kept?.key ?? '', { counter: 1_000 })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('That passkey is not known here.').waitFor()
  await accounts.store.take('passkey', kept?.key ?? '')
  await page.reload()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('That passkey is not known here.').waitFor()
})
