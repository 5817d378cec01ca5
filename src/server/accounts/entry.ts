import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hasLeft, may } from '../../core/project/decide.ts'
import { hashOf } from '../../work/secret.ts'
import { sorry, type Trouble } from '../answers.ts'
import type { Projects } from '../projects.ts'
import type { Api, ApiContext, Known, SignedIn } from '../request.ts'
import { type Accounts, accountOf, beginSession, idle, iso, memberOf } from './accounts.ts'
import { tellOfMentions } from './letters.ts'

/** How exactly it is known when a session was last used, in milliseconds: not every request is written down. */
const noted = 5 * 60_000
/** A session ends this long after it began, however much it is used. */
const longest = 60 * 24 * 3600_000

/** Over HTTPS the cookie is bound to this host and to its secure form by its name (RFC 6265bis, 4.1.3). */
const cookieOf = (c: Context): { name: string; secure: boolean } =>
  c.var.secure ? { name: '__Host-retroduce', secure: true } : { name: 'retroduce-session', secure: false }

/** Finds out who is signed in, for every route; who may what is asked by the routes. */
export const identify =
  (accounts: Accounts): MiddlewareHandler<Api> =>
  async (c, next) => {
    const [, bearer] = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? []
    const secret = bearer ?? getCookie(c, cookieOf(c).name)
    const key = secret && hashOf(secret)
    const look = async () => key && (bearer ? withToken(accounts, key) : inSession(accounts, key))
    const signedIn = (await look()) || undefined
    c.set('signedIn', signedIn)
    c.set('most', signedIn?.token?.most)
    c.set('stillIn', async () => Boolean(await look()))
    return next()
  }

async function inSession(accounts: Accounts, key: string): Promise<SignedIn | undefined> {
  const session = await accounts.store.get('session', key)
  const account = session && (await accountOf(accounts, session.account))
  if (!account || account.disabled) return undefined
  const now = accounts.clock()
  if (now - Date.parse(session.created) > longest) return undefined
  if (now - Date.parse(session.seen) > noted)
    await accounts.store.change('session', key, { seen: iso(accounts) }, iso(accounts, idle))
  return { account, session: key }
}

async function withToken(accounts: Accounts, key: string): Promise<SignedIn | undefined> {
  const token = await accounts.store.get('token', key)
  const account = token && (await accountOf(accounts, token.account))
  if (!account || account.disabled) return undefined
  if (accounts.clock() - Date.parse(token.used ?? token.created) > noted || !token.used)
    await accounts.store.change('token', key, { used: iso(accounts) })
  return { account, session: undefined, token }
}

/** Lets on whoever is signed in at a browser: a token opens projects, and nothing of accounts. */
export const inPerson: MiddlewareHandler<Api> = async (c, next) => {
  if (!c.var.signedIn) return sorry(c, signInNeeded)
  if (c.var.signedIn.session) return next()
  return sorry(c, {
    code: 'not-allowed',
    message: 'A token opens projects, and nothing of accounts.',
    hint: 'Sign in with a browser.',
  })
}

/** Who asks, behind `inPerson` or `enter`. */
export const me = (c: ApiContext): SignedIn => c.var.signedIn as SignedIn

/** Signs somebody in at this browser, under a new secret: one that was there before, whoever put it there, ends. */
export async function signIn(c: ApiContext, accounts: Accounts, account: Known): Promise<void> {
  const { name, secure } = cookieOf(c)
  const before = getCookie(c, name)
  if (before) await accounts.store.take('session', hashOf(before))
  const secret = await beginSession(accounts, account.id, c.req.header('user-agent') ?? '')
  setCookie(c, name, secret, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: longest / 1000 })
}

export async function signOut(c: ApiContext, accounts: Accounts): Promise<void> {
  const { name, secure } = cookieOf(c)
  const secret = getCookie(c, name)
  if (secret) await accounts.store.take('session', hashOf(secret))
  deleteCookie(c, name, { path: '/', secure })
}

export const signInNeeded: Trouble = {
  code: 'sign-in-needed',
  message: 'You are not signed in.',
  hint: 'Sign in, and ask again.',
}

/** What is said of a project that is not there, and in the same words of one that is not theirs. */
export const noSuchProject = (slug: string): Trouble => ({
  code: 'no-such-project',
  message: `There is no project ${slug.slice(0, 80)} here.`,
  hint: 'See /api/projects for what there is.',
})

/**
 * The project as whom somebody may enter it: a person of it who still works there. For others it is not even opened, so
 * that not its time tells whether it is there.
 */
export async function enteredBy(projects: Projects, accounts: Accounts, { account, token }: SignedIn, slug: string) {
  if (token?.project !== undefined && token.project !== slug) return undefined
  const member = await memberOf(accounts, account.id, slug)
  const served = member && (await projects.find(slug))
  if (!served) return undefined
  const { state } = served.project.journal
  const works =
    state.person.has(member.person) && may(state, member.person, 'mayRead') && !hasLeft(state, member.person)
  return works ? { served, viewer: member.person } : undefined
}

/** Lets into a project, or answers as if it were not there. */
export const enter =
  (projects: Projects, accounts: Accounts): MiddlewareHandler<Api> =>
  async (c, next) => {
    const { signedIn } = c.var
    if (!signedIn) return sorry(c, signInNeeded)
    const slug = c.req.param('project') ?? ''
    const entered = await enteredBy(projects, accounts, signedIn, slug)
    if (!entered) return sorry(c, noSuchProject(slug))
    c.set('served', entered.served)
    c.set('viewer', entered.viewer)
    tellOfMentions(accounts, entered.served, linksLeadTo(c))
    return next()
  }

/** Where the browser that asks reaches this server: one of the names that it answers to. */
export const originOf = (c: ApiContext): string =>
  `${c.var.secure ? 'https' : 'http'}://${c.req.header('host') ?? new URL(c.req.url).host}`

/** Where links lead that others are given: a letter that somebody on the server's own machine causes is read on others. */
export const linksLeadTo = (c: ApiContext): string => c.var.address?.origin ?? originOf(c)

/** An IPv4 address, or the network of an IPv6 one, its first 64 bits: within it somebody may have any. Some proxies add a port. */
export function networkOf(address: string): string {
  const from = address.replace(/^\[(.*)\].*$|^([\d.]+):\d+$/, '$1$2').replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (!from.includes(':')) return from
  const [before = [], after] = from.split('::').map((part) => part.split(':').filter(Boolean))
  const between = after ? Math.max(0, 8 - before.length - after.length) : 0
  const groups = [...before, ...Array<string>(between).fill('0'), ...(after ?? [])]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** Where a request comes from. Behind a proxy that ends TLS it is the proxy that says so, in the last place. */
export function addressFrom(c: ApiContext): string {
  const told = c.var.secure ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (told) return networkOf(told.slice(0, 60))
  try {
    return networkOf(getConnInfo(c).remote.address ?? 'here')
  } catch {
    // A request that came over no connection, as in a test.
    return 'here'
  }
}
