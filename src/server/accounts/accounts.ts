import type { Post } from '../../adapters/mail.ts'
import type { OpenId } from '../../adapters/openid.ts'
import type { Id } from '../../core/ids.ts'
import type { Account, AccountStore, Link, Member } from '../../store/accounts.ts'
import { hashOf, newName, newSecret } from '../../work/secret.ts'
import type { Trouble } from '../answers.ts'
import type { Known } from '../request.ts'
import { isPassword, kept, weakness } from './password.ts'
import { mayTry } from './throttle.ts'

/** What a server with accounts knows of them. Nothing of it is in memory: several processes serve the same people. */
export interface Accounts {
  store: AccountStore
  clock: () => number
  /** Where people may sign in besides. */
  openId?: OpenId | undefined
  /** What sends letters; without it links are given to pass on, and nobody is written to. */
  post?: Post | undefined
}

const day = 24 * 3600_000
/** How long a session lasts without being used, and at most, in milliseconds. */
export const idle = 14 * day
const invitationLasts = 7 * day
const resetLasts = day

const nobody: Trouble = {
  code: 'wrong-sign-in',
  message: 'That address and password do not belong together.',
  hint: 'Try again, or ask whoever keeps this server for a way back in.',
}
const noLink: Trouble = {
  code: 'no-such-link',
  message: 'This link was used, was taken back or is too old.',
  hint: 'Ask for a new one.',
}

/** Addresses are the same whatever their case. */
export const addressOf = (email: string): string => email.trim().toLowerCase()

export const iso = ({ clock }: Accounts, more = 0): string => new Date(clock() + more).toISOString()

export async function accountOf({ store }: Accounts, id: string): Promise<Known | undefined> {
  const account = await store.get('account', id)
  return account && { ...account, id }
}

export async function accountBy(accounts: Accounts, email: string): Promise<Known | undefined> {
  const found = await accounts.store.get('email', addressOf(email))
  return found && accountOf(accounts, found.account)
}

/** Makes an account; undefined when the address has one. */
export async function makeAccount(
  accounts: Accounts,
  { email, name, admin = false, password }: Pick<Account, 'email' | 'name'> & { admin?: boolean; password?: string },
): Promise<Known | undefined> {
  const id = newName('acc')
  if (!(await accounts.store.add('email', addressOf(email), { account: id }))) return undefined
  const account = { email: email.trim(), name, admin, created: iso(accounts), ...(password && { password }) }
  await accounts.store.add('account', id, account)
  return { ...account, id }
}

/** Makes a link that is used once. Its secret is told to whoever asked, and never again. */
export async function makeLink(
  accounts: Accounts,
  what: Omit<Link, 'id' | 'created' | 'expires'>,
): Promise<{ secret: string; link: Link }> {
  const secret = newSecret()
  const expires = iso(accounts, what.for === 'reset' ? resetLasts : invitationLasts)
  const link = { ...what, id: newName('lnk'), created: iso(accounts), expires }
  await accounts.store.add('link', hashOf(secret), link, { owner: addressOf(what.email), expires })
  return { secret, link }
}

/** What a link is for, and whether whoever uses it has an account already. */
export async function lookAtLink(accounts: Accounts, secret: string) {
  const link = await accounts.store.get('link', hashOf(secret))
  if (!link) return { ok: false as const, trouble: noLink }
  return { ok: true as const, link, account: await accountBy(accounts, link.email) }
}

type Came = { ok: true; account: Known } | { ok: false; trouble: Trouble }

/**
 * Uses a link: an invitation makes an account with a password, or lets somebody who is signed in under its address into one
 * project more; a way back in gives an account a new password and ends its sessions, tokens and passkeys. It is used up before anything is
 * written, so of two who use it at once one is refused.
 */
export async function takeUp(
  accounts: Accounts,
  secret: string,
  {
    password,
    name,
    signedIn,
  }: { password?: string | undefined; name?: string | undefined; signedIn?: Known | undefined },
): Promise<Came> {
  const looked = await lookAtLink(accounts, secret)
  if (!looked.ok) return looked
  const { link, account } = looked
  const joins = link.for === 'invitation' && account !== undefined
  if (joins && signedIn?.id !== account.id)
    return {
      ok: false,
      trouble: {
        code: 'sign-in-needed',
        message: `There is an account for ${link.email}.`,
        hint: 'Sign in with it, then open the link again.',
      },
    }
  if (!joins) {
    const weak = weakness(password ?? '', [link.email, name ?? link.name])
    if (weak) return { ok: false, trouble: weak }
  }
  const hash = joins ? undefined : await kept(password ?? '')
  if (!(await accounts.store.take('link', hashOf(secret)))) return { ok: false, trouble: noLink }
  if (link.for === 'reset') {
    if (!account || account.disabled) return { ok: false, trouble: noLink }
    await accounts.store.change('account', account.id, { password: hash ?? null })
    await endSessions(accounts, account.id)
    // Who comes back because somebody else was in lets nobody else in by another way.
    for (const kind of ['token', 'passkey'] as const)
      for (const { key } of await accounts.store.list(kind, account.id)) await accounts.store.take(kind, key)
    return { ok: true, account }
  }
  const made =
    account ??
    (await makeAccount(accounts, {
      email: link.email,
      name: name?.trim() || link.name,
      admin: link.admin ?? false,
      ...(hash && { password: hash }),
    }))
  if (!made || made.disabled) return { ok: false, trouble: noLink }
  if (link.project && link.person) await seat(accounts, made.id, link.project, link.person)
  return { ok: true, account: made }
}

const memberKey = (account: string, project: string) => `${account} ${project}`
const seatKey = (project: string, person: string) => `${project} ${person}`

/** Says that an account is a person of a project. One person is one account, and one account is one person of a project. */
export async function seat({ store }: Accounts, account: string, project: string, person: Id<'per'>): Promise<boolean> {
  if (!(await store.add('seat', seatKey(project, person), { account }))) {
    return (await store.get('seat', seatKey(project, person)))?.account === account
  }
  if (await store.add('member', memberKey(account, project), { account, project, person }, { owner: account }))
    return true
  await store.take('seat', seatKey(project, person))
  return false
}

/** Takes an account out of a project; what was done there stays, and the person stays in its list. */
export async function unseat({ store }: Accounts, account: string, project: string): Promise<boolean> {
  const member = await store.take('member', memberKey(account, project))
  if (member) await store.take('seat', seatKey(project, member.person))
  return member !== undefined
}

export const memberOf = ({ store }: Accounts, account: string, project: string): Promise<Member | undefined> =>
  store.get('member', memberKey(account, project))

/** Who signs in with an address and a password, from where. Whether the address has an account is not told, nor by time. */
export async function whoSignsIn(
  accounts: Accounts,
  { email, password, from }: { email: string; password: string; from: string },
): Promise<Came> {
  if (!(await mayTry(accounts.store, accounts.clock(), addressOf(email), from))) return { ok: false, trouble: tooOften }
  const account = await accountBy(accounts, email)
  const right = await isPassword(password, account?.password)
  return right && account && !account.disabled ? { ok: true, account } : { ok: false, trouble: nobody }
}

export const tooOften: Trouble = {
  code: 'too-often',
  message: 'There were many attempts from here.',
  hint: 'Wait a quarter of an hour.',
}

/** Begins a session; its secret goes into the cookie. */
export async function beginSession(accounts: Accounts, account: string, agent: string): Promise<string> {
  const secret = newSecret()
  const now = iso(accounts)
  const session = { account, id: newName('ses'), created: now, seen: now, agent: agent.slice(0, 200) }
  await accounts.store.add('session', hashOf(secret), session, { owner: account, expires: iso(accounts, idle) })
  return secret
}

/** Ends the sessions of an account: all, all but one, or the one that is named. True when there was any. */
export async function endSessions(
  { store }: Accounts,
  account: string,
  { but, only }: { but?: string | undefined; only?: string } = {},
): Promise<boolean> {
  let ended = false
  for (const { key, value } of await store.list('session', account))
    if (key !== but && (only === undefined || value.id === only))
      ended = (await store.take('session', key)) !== undefined || ended
  return ended
}

/** Bars an account and ends its sessions, or lets it in again. Its tokens open nothing while it is barred. */
export async function setDisabled(accounts: Accounts, id: string, disabled: boolean): Promise<boolean> {
  const there = await accounts.store.change('account', id, { disabled: disabled ? iso(accounts) : null })
  if (disabled) await endSessions(accounts, id)
  return there
}

/** What is kept of the account of a person of a project, without what opens anything. */
export async function keptOfAccount({ store }: Accounts, project: string, person: Id<'per'>) {
  const taken = await store.get('seat', seatKey(project, person))
  const account = taken && (await store.get('account', taken.account))
  if (!taken || !account) return undefined
  const { email, name, created, admin, disabled } = account
  const count = async (kind: 'session' | 'token' | 'passkey' | 'member' | 'subject') =>
    (await store.list(kind, taken.account)).length
  return {
    email,
    name,
    created,
    admin,
    ...(disabled && { disabled }),
    password: Boolean(account.password),
    sessions: await count('session'),
    tokens: await count('token'),
    passkeys: await count('passkey'),
    institutions: await count('subject'),
    projects: await count('member'),
  }
}

/**
 * Takes the account of a person out of a project, and erases it where it is in no other: address, name, password, passkeys, tokens
 * and sessions. An administrator's account stays, as somebody has to keep the server.
 */
export async function eraseAccount(
  accounts: Accounts,
  project: string,
  person: Id<'per'>,
): Promise<'none' | 'left' | 'erased'> {
  const { store } = accounts
  const taken = await store.get('seat', seatKey(project, person))
  const account = taken && (await accountOf(accounts, taken.account))
  if (!account || !(await unseat(accounts, account.id, project))) return 'none'
  if (account.admin || (await store.list('member', account.id)).length > 0) return 'left'
  for (const kind of ['session', 'token', 'passkey', 'subject'] as const)
    for (const { key } of await store.list(kind, account.id)) await store.take(kind, key)
  for (const { key } of await store.list('link', addressOf(account.email))) await store.take('link', key)
  await store.take('email', addressOf(account.email))
  await store.take('account', account.id)
  return 'erased'
}
