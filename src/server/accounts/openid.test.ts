import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ben, foundedOn } from '../../../test/support/store.ts'
import { browserOf, codeOf, team } from '../../../test/support/team.ts'
import { openIdAt } from '../../adapters/openid.ts'
import { makeLink } from './accounts.ts'

/** Whoever signs in at the provider next, and what it tells of each. */
let who = 'nobody'
const people: Record<string, { email: string; email_verified: boolean; name: string }> = {
  eve: { email: 'Eve@example.org', email_verified: true, name: 'Eve Adeyemi' },
  mal: { email: 'eve@example.org', email_verified: false, name: 'Not Eve' },
}
const http = createServer((request, response) => void provider.callback()(request, response))
let provider: Provider
let issuer: URL
const at = 'http://localhost'

/** A provider of standing, on a port of this machine: it checks PKCE, the client's secret and the address to come back to. */
beforeAll(async () => {
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  issuer = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  provider = new Provider(issuer.origin, {
    clients: [
      { client_id: 'retroduce', client_secret: 'a secret of both', redirect_uris: [`${at}/sign-in/openid/back`] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/as/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/as/')) return next()
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: who } })
    ctx.respond = false
  })
})
afterAll(() => http.close())

const served = async () => {
  const openId = openIdAt({ name: 'the University', issuer, client: 'retroduce', secret: 'a secret of both' })
  return team({ review: await foundedOn() }, {}, { openId })
}
type Browser = ReturnType<typeof browserOf>

/** Leaves for the provider, signs in there as somebody, and gives the address that it sends the browser back to. */
async function signedInAt(browser: Browser, as: string): Promise<URL> {
  who = as
  const left = await browser.get('/sign-in/openid')
  expect(left.status).toBe(302)
  let to = new URL(left.headers.get('location') ?? '')
  expect(to.searchParams.get('code_challenge_method')).toBe('S256')
  expect(to.searchParams.get('nonce')).toBeTruthy()
  const jar = new Map<string, string>()
  for (let steps = 0; to.origin === issuer.origin && steps < 8; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(to, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    to = new URL(answer.headers.get('location') ?? 'about:nowhere', to)
  }
  expect(to.origin).toBe(at)
  return to
}
const back = async (browser: Browser, to: URL) => (await browser.get(to.pathname + to.search)).text()

test('whoever was invited signs in at their institution, and the second time by its subject alone', async () => {
  const { app, accounts } = await served()
  await makeLink(accounts, {
    for: 'invitation',
    email: 'eve@example.org',
    name: 'Eve',
    project: 'review',
    person: ben,
    by: 'test',
  })
  const eve = browserOf(app)
  expect(await (await eve.get('/api/account')).json()).toMatchObject({ openId: 'the University' })
  expect(await back(eve, await signedInAt(eve, 'eve'))).toContain('url=/sign-in"')
  expect(await (await eve.get('/api/account')).json()).toMatchObject({
    account: { name: 'Eve Adeyemi', email: 'eve@example.org' },
  })
  expect(await (await eve.get('/api/p/review/session')).json()).toEqual({ person: ben })
  // The invitation is used up; and there is no password to guess.
  expect(await accounts.store.list('link')).toEqual([])
  expect(await codeOf(browserOf(app).signIn('eve@example.org', ''))).toBe('malformed')
  expect(await codeOf(browserOf(app).signIn('eve@example.org', 'undefined'))).toBe('wrong-sign-in')

  people.eve = { email: 'married@example.org', email_verified: true, name: 'Eve' }
  const again = browserOf(app)
  await back(again, await signedInAt(again, 'eve'))
  expect(await (await again.get('/api/account')).json()).toMatchObject({ account: { email: 'eve@example.org' } })
  people.eve = { email: 'Eve@example.org', email_verified: true, name: 'Eve Adeyemi' }
})

test('an address that the institution gave to somebody else later does not let them in as who had it before', async () => {
  const { app, someone, accounts } = await served()
  const { id } = await someone('eve')
  const eve = browserOf(app)
  expect(await back(eve, await signedInAt(eve, 'eve'))).toContain('url=/sign-in"')
  people.later = { email: 'eve@example.org', email_verified: true, name: 'Another Eve' }
  const later = browserOf(app)
  expect(await back(later, await signedInAt(later, 'later'))).toContain('refused=not-invited')
  expect(await codeOf(later.get('/api/projects'))).toBe('sign-in-needed')
  expect(await accounts.store.list('subject', id)).toHaveLength(1)
  expect(await back(eve, await signedInAt(eve, 'eve'))).toContain('url=/sign-in"')
})

test('an address that the institution does not vouch for, and one that nobody invited, open nothing', async () => {
  const { app, accounts, someone } = await served()
  const mal = browserOf(app)
  expect(await back(mal, await signedInAt(mal, 'eve'))).toContain('refused=not-invited')
  await someone('eve')
  expect(await back(mal, await signedInAt(mal, 'mal'))).toContain('refused=not-invited')
  expect(await codeOf(mal.get('/api/projects'))).toBe('sign-in-needed')
  expect(await accounts.store.list('subject')).toEqual([])
  // A barred account is barred by every way.
  const [{ key = '' } = {}] = await accounts.store.list('account')
  await accounts.store.change('account', key, { disabled: 'now' })
  expect(await back(mal, await signedInAt(mal, 'eve'))).toContain('refused=not-invited')
})

test('what came back is used once, in the browser that left, with its own state, and fits the code that was asked for', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { app, someone } = await served()
  await someone('eve')
  const [eve, victim] = [browserOf(app), browserOf(app)]
  const to = await signedInAt(eve, 'eve')
  // Another is sent the address that somebody came back to: they are not signed in as that person.
  await victim.get('/sign-in/openid')
  expect(await back(victim, to)).toContain('refused=openid-failed')
  expect(await back(eve, to)).toContain('refused=openid-failed')

  const again = await signedInAt(eve, 'eve')
  const forged = new URL(again)
  forged.searchParams.set('state', 'another')
  expect(await back(eve, forged)).toContain('refused=openid-failed')
  expect(await codeOf(eve.get('/api/projects'))).toBe('sign-in-needed')

  // A code of one round does not fit the verifier and nonce of another.
  const [one, two] = [browserOf(app), browserOf(app)]
  const first = await signedInAt(one, 'eve')
  const second = await signedInAt(two, 'eve')
  second.searchParams.set('code', first.searchParams.get('code') ?? '')
  expect(await back(two, second)).toContain('refused=openid-failed')
  vi.restoreAllMocks()
})
