import type { Hono } from 'hono'
import { z } from 'zod'
import { challengeIn, madeIn, toMake, toUse, usedIn } from '../../adapters/passkeys.ts'
import { line } from '../../core/noun.ts'
import { hashOf, newName } from '../../work/secret.ts'
import { malformed, sorry, type Trouble } from '../answers.ts'
import { bodyOf } from '../body.ts'
import { beginnings, counter } from '../limits.ts'
import type { Api } from '../request.ts'
import { type Accounts, accountOf, iso, tooOften } from './accounts.ts'
import { addressFrom, me, originOf, signIn } from './entry.ts'

/** What a browser answers; it is checked whole by what reads it. */
const answer = z.looseObject({ id: z.string().max(2_000), response: z.looseObject({}) })
export const PasskeyMade = z.strictObject({ name: line.min(1), response: answer })
export const PasskeyUsed = z.strictObject({ response: answer })

const minutes = 5
const wrong: Trouble = {
  code: 'wrong-sign-in',
  message: 'That passkey is not known here.',
  hint: 'Sign in another way, and add it under your account.',
}

/** Passkeys (W3C Web Authentication): made under one's account, and used in the place of a password. */
export function passkeyRoutes(app: Hono<Api>, accounts: Accounts): void {
  const { store } = accounts
  const wait = counter(accounts.clock)
  const ask = (challenge: string, account?: string) =>
    store.add('challenge', hashOf(challenge), { account }, { expires: iso(accounts, minutes * 60_000) })
  /** The challenge that an answer is to, if it was asked of that account; each is answered once. */
  const answered = async (response: unknown, account?: string) => {
    const challenge = challengeIn(response)
    const asked = challenge && (await store.take('challenge', hashOf(challenge)))
    return asked && asked.account === account ? challenge : undefined
  }

  app.get('/api/account/passkeys', async (c) => {
    const passkeys = await store.list('passkey', me(c).account.id)
    return c.json({ passkeys: passkeys.map(({ value: { id, name, created, used } }) => ({ id, name, created, used })) })
  })
  app.post('/api/account/passkeys/begin', async (c) => {
    const { account } = me(c)
    const known = (await store.list('passkey', account.id)).map(({ value }) => value.credential)
    const options = await toMake({ origin: originOf(c) }, account, known)
    await ask(options.challenge, account.id)
    return c.json(options)
  })
  app.post('/api/account/passkeys', async (c) => {
    const sent = PasskeyMade.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'passkey'))
    const { id: account } = me(c).account
    const challenge = await answered(sent.data.response, account)
    const made = challenge && (await madeIn({ origin: originOf(c) }, challenge, sent.data.response))
    if (!made) return sorry(c, { ...wrong, message: 'No passkey was made.', hint: 'Try again.' })
    const passkey = { ...made, account, id: newName('key'), name: sent.data.name, created: iso(accounts) }
    if (!(await store.add('passkey', made.credential, passkey, { owner: account }))) return sorry(c, wrong)
    return c.json({ id: passkey.id })
  })
  app.delete('/api/account/passkeys/:id', async (c) => {
    const found = (await store.list('passkey', me(c).account.id)).find(({ value }) => value.id === c.req.param('id'))
    return found && (await store.take('passkey', found.key)) ? c.json({}) : c.notFound()
  })

  app.post('/api/sign-in/passkey/begin', async (c) => {
    if (wait(addressFrom(c), beginnings) !== undefined) return sorry(c, tooOften)
    const options = await toUse({ origin: originOf(c) })
    await ask(options.challenge)
    return c.json(options)
  })
  app.post('/api/sign-in/passkey', async (c) => {
    const sent = PasskeyUsed.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'passkey'))
    const { response } = sent.data
    const challenge = await answered(response)
    const known = challenge && (await store.get('passkey', response.id))
    const counter = known && (await usedIn({ origin: originOf(c) }, challenge, response, known))
    const account = known && (await accountOf(accounts, known.account))
    if (!account || account.disabled || typeof counter !== 'number') return sorry(c, wrong)
    await store.change('passkey', response.id, { counter, used: iso(accounts) })
    await signIn(c, accounts, account)
    return c.json({ id: account.id })
  })
}
