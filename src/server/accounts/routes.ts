import type { Hono } from 'hono'
import { z } from 'zod'
import { line } from '../../core/noun.ts'
import { malformed, sorry } from '../answers.ts'
import { bodyOf } from '../body.ts'
import type { Api } from '../request.ts'
import { type Accounts, endSessions, lookAtLink, takeUp, whoSignsIn } from './accounts.ts'
import { addressFrom, inPerson, me, signIn, signOut } from './entry.ts'
import { openIdRoutes } from './openid.ts'
import { passkeyRoutes } from './passkeys.ts'
import { isPassword, kept, weakness } from './password.ts'
import { mayTry } from './throttle.ts'
import { tokenRoutes } from './tokens.ts'

/** Longer ones are refused for their length, and never hashed. */
const secret = z.string().min(1).max(1_000)
export const SignIn = z.strictObject({ email: z.string().max(320), password: secret })
export const LinkSent = z.strictObject({
  link: z.string().min(1).max(200),
  password: secret.optional(),
  name: line.optional(),
})
export const NameSent = z.strictObject({ name: line.min(1).optional(), letters: z.boolean().optional() })
export const PasswordSent = z.strictObject({ old: secret, new: secret })

/** Signing in and out, links, and what each person keeps of their own account. */
export function accountRoutes(app: Hono<Api>, accounts: Accounts | undefined): void {
  // A browser asks this first: whether there are accounts here, and who is signed in.
  app.get('/api/account', (c) => {
    const { account } = c.var.signedIn ?? {}
    return c.json({
      accounts: accounts !== undefined,
      ...(accounts?.openId && { openId: accounts.openId.name }),
      ...(account && {
        account: {
          id: account.id,
          email: account.email,
          name: account.name,
          admin: account.admin,
          /** Whether they are written to; undefined where nobody is. */
          ...(accounts?.post && { letters: account.letters !== false }),
        },
      }),
    })
  })
  if (!accounts) return
  const { store } = accounts

  app.post('/api/sign-in', async (c) => {
    const sent = SignIn.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'sign-in'))
    const came = await whoSignsIn(accounts, { ...sent.data, from: addressFrom(c) })
    if (!came.ok) return sorry(c, came.trouble)
    await signIn(c, accounts, came.account)
    return c.json({ id: came.account.id })
  })
  app.post('/api/sign-out', async (c) => {
    await signOut(c, accounts)
    return c.json({})
  })

  app.post('/api/links/look', async (c) => {
    const sent = LinkSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'link'))
    const looked = await lookAtLink(accounts, sent.data.link)
    if (!looked.ok) return sorry(c, looked.trouble)
    const { link, account } = looked
    return c.json({
      for: link.for,
      email: link.email,
      name: link.name,
      project: link.project,
      known: account !== undefined,
    })
  })
  app.post('/api/links', async (c) => {
    const sent = LinkSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'link'))
    const { link, ...more } = sent.data
    // A token is no sign-in: else whoever has one, and a link, would have a session.
    const { session, account } = c.var.signedIn ?? {}
    const came = await takeUp(accounts, link, { ...more, signedIn: session === undefined ? undefined : account })
    if (!came.ok) return sorry(c, came.trouble)
    await signIn(c, accounts, came.account)
    return c.json({ id: came.account.id })
  })

  app.use('/api/account/*', inPerson)
  app.put('/api/account', inPerson, async (c) => {
    const sent = NameSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'account'))
    const { name, letters } = sent.data
    await store.change('account', me(c).account.id, {
      ...(name !== undefined && { name }),
      ...(letters !== undefined && { letters }),
    })
    return c.json({})
  })
  app.post('/api/account/password', async (c) => {
    const sent = PasswordSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'password'))
    const { account, session } = me(c)
    // Whoever finds a browser open does not try here what the sign-in does not let them try.
    if (
      !(await mayTry(store, accounts.clock(), account.id, addressFrom(c))) ||
      !(await isPassword(sent.data.old, account.password))
    )
      return sorry(c, {
        code: 'wrong-sign-in',
        message: 'That is not your password.',
        hint: 'Type the one you signed in with.',
      })
    const weak = weakness(sent.data.new, [account.email, account.name])
    if (weak) return sorry(c, weak)
    await store.change('account', account.id, { password: await kept(sent.data.new) })
    await endSessions(accounts, account.id, { but: session })
    return c.json({})
  })
  app.get('/api/account/sessions', async (c) => {
    const { account, session } = me(c)
    const sessions = await store.list('session', account.id)
    return c.json({
      sessions: sessions.map(({ key, value: { account: _, ...told } }) => ({ ...told, here: key === session })),
    })
  })
  app.delete('/api/account/sessions', async (c) => {
    await endSessions(accounts, me(c).account.id, { but: me(c).session })
    return c.json({})
  })
  app.delete('/api/account/sessions/:id', async (c) =>
    (await endSessions(accounts, me(c).account.id, { only: c.req.param('id') })) ? c.json({}) : c.notFound(),
  )
  tokenRoutes(app, accounts)
  passkeyRoutes(app, accounts)
  if (accounts.openId) openIdRoutes(app, accounts, accounts.openId)
}
