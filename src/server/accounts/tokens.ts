import type { Hono } from 'hono'
import { z } from 'zod'
import { line } from '../../core/noun.ts'
import { Role } from '../../core/project/facts.ts'
import { hashOf, newName, newSecret } from '../../work/secret.ts'
import { malformed, sorry } from '../answers.ts'
import { bodyOf } from '../body.ts'
import type { Api } from '../request.ts'
import { type Accounts, iso, memberOf } from './accounts.ts'
import { me, noSuchProject } from './entry.ts'

/** What a token begins with, so that programs that look for secrets in files find it. */
const tokenPrefix = 'retroduce_'
const day = 24 * 3600_000

export const TokenSent = z.strictObject({
  name: line.min(1),
  /** It may at most what this role may, and never more than whose it is: `auditor` reads. */
  most: Role.default('auditor'),
  /** The only project it opens; without one, all of theirs. */
  project: z.string().max(200).optional(),
  days: z.number().int().min(1).max(366).default(90),
})

/** Tokens for scripts, each person's own. A token makes no tokens, and ends no sessions: these routes ask for a session. */
export function tokenRoutes(app: Hono<Api>, accounts: Accounts): void {
  const { store } = accounts
  app.get('/api/account/tokens', async (c) => {
    const tokens = await store.list('token', me(c).account.id)
    return c.json({ tokens: tokens.map(({ value: { account: _, ...told }, expires }) => ({ ...told, expires })) })
  })
  app.post('/api/account/tokens', async (c) => {
    const sent = TokenSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'token'))
    const { days, project, ...told } = sent.data
    const { id: account } = me(c).account
    if (project !== undefined && !(await memberOf(accounts, account, project))) return sorry(c, noSuchProject(project))
    const secret = tokenPrefix + newSecret()
    const token = {
      ...told,
      ...(project !== undefined && { project }),
      account,
      id: newName('tok'),
      created: iso(accounts),
    }
    await store.add('token', hashOf(secret), token, { owner: account, expires: iso(accounts, days * day) })
    return c.json({ id: token.id, token: secret })
  })
  app.delete('/api/account/tokens/:id', async (c) => {
    const found = (await store.list('token', me(c).account.id)).find(({ value }) => value.id === c.req.param('id'))
    return found && (await store.take('token', found.key)) ? c.json({}) : c.notFound()
  })
}
