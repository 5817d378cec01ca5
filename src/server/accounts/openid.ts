import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { OpenId, Told } from '../../adapters/openid.ts'
import { hashOf, newSecret } from '../../work/secret.ts'
import { beginnings, counter } from '../limits.ts'
import type { Api, ApiContext, Known } from '../request.ts'
import { type Accounts, accountBy, accountOf, addressOf, iso, makeAccount, seat } from './accounts.ts'
import { addressFrom, originOf, signIn } from './entry.ts'

const minutes = 10
/** Lax, because the browser comes back from another site; it opens nothing but the end of what it began. */
const cookie = 'retroduce-leaving'

/** Sign-in at an institution. These are pages and no routes of the interface: another site leads the browser here. */
export function openIdRoutes(app: Hono<Api>, accounts: Accounts, openId: OpenId): void {
  const { store } = accounts
  const wait = counter(accounts.clock)
  const backIn = (c: ApiContext) => `${originOf(c)}/sign-in/openid/back`

  app.get('/sign-in/openid', async (c) => {
    if (wait(addressFrom(c), beginnings) !== undefined) return lead(c, '/sign-in?refused=openid-failed')
    const begun = await openId.leave(backIn(c)).catch(unanswered)
    if (!begun) return lead(c, '/sign-in?refused=openid-failed')
    const { to, leaving } = begun
    const secret = newSecret()
    const kept = { ...leaving, browser: hashOf(secret) }
    await store.add('leaving', hashOf(leaving.state), kept, { expires: iso(accounts, minutes * 60_000) })
    setCookie(c, cookie, secret, {
      path: '/sign-in',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.var.secure,
      maxAge: minutes * 60,
    })
    return c.redirect(to.href)
  })

  app.get('/sign-in/openid/back', async (c) => {
    const leaving = await store.take('leaving', hashOf(c.req.query('state') ?? ''))
    const secret = getCookie(c, cookie)
    deleteCookie(c, cookie, { path: '/sign-in' })
    // Whoever did not leave from this browser does not come back to it: nobody is signed in as somebody else by a link.
    if (!leaving || !secret || hashOf(secret) !== leaving.browser) return lead(c, '/sign-in?refused=openid-failed')
    const came = new URL(backIn(c) + new URL(c.req.url).search)
    const told = await openId.arrive(came, leaving).catch(unanswered)
    if (!told) return lead(c, '/sign-in?refused=openid-failed')
    const account = await whoIs(accounts, told)
    if (!account || account.disabled) return lead(c, '/sign-in?refused=not-invited')
    await signIn(c, accounts, account)
    return lead(c, '/sign-in')
  })
}

/** A page that leads on: what follows a redirect of another site is sent without a strict cookie, what follows a page is not. */
const lead = (c: ApiContext, to: string): Response =>
  c.html(`<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=${to}"><title>Retroduce</title>`)

function unanswered(error: unknown): undefined {
  console.error(error)
}

/**
 * The account of whom a provider tells: the one that came from there before, else the one with that address, else the one
 * that an open invitation makes. The address counts only if the provider vouches for it, and once: then its subject does.
 */
async function whoIs(accounts: Accounts, { issuer, subject, email, name }: Told): Promise<Known | undefined> {
  const { store } = accounts
  const key = `${issuer} ${subject}`
  const before = await store.get('subject', key)
  if (before) return accountOf(accounts, before.account)
  if (!email) return undefined
  const known = await accountBy(accounts, email)
  // An address may be given to somebody else once its first owner has left: whom the provider knew under it before is who it is.
  if (known && (await store.list('subject', known.id)).some((one) => one.key.startsWith(`${issuer} `))) return undefined
  const account = known ?? (await invited(accounts, email, name))
  if (account) await store.add('subject', key, { account: account.id }, { owner: account.id })
  return account
}

/** Uses up the invitations that are open for an address. */
async function invited(accounts: Accounts, email: string, name: string | undefined): Promise<Known | undefined> {
  const { store } = accounts
  let account: Known | undefined
  for (const { key, value } of await store.list('link', addressOf(email))) {
    if (value.for !== 'invitation') continue
    const link = await store.take('link', key)
    if (!link) continue
    account ??= await makeAccount(accounts, { email: link.email, name: name ?? link.name, admin: link.admin ?? false })
    if (account && link.project && link.person) await seat(accounts, account.id, link.project, link.person)
  }
  return account
}
