import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../../core/ids.ts'
import { line } from '../../core/noun.ts'
import type { Backups } from '../../work/backups.ts'
import type { Trouble } from '../answers.ts'
import { malformed, sorry } from '../answers.ts'
import { bodyOf } from '../body.ts'
import type { Projects } from '../projects.ts'
import type { Api } from '../request.ts'
import { type Accounts, accountOf, endSessions, makeLink, seat, setDisabled, unseat } from './accounts.ts'
import { inPerson, linksLeadTo, me } from './entry.ts'
import { passOn } from './letters.ts'

export const Invited = z.strictObject({
  email: z.email().max(320),
  name: line.min(1),
  admin: z.boolean().optional(),
  project: z.string().max(200).optional(),
  person: idOf('per').optional(),
})
export const AccountSent = z.strictObject({ disabled: z.boolean().optional(), admin: z.boolean().optional() })
export const Seat = z.strictObject({ account: z.string().max(60), project: z.string().max(200), person: idOf('per') })

const unknown: Trouble = { code: 'unknown-thing', message: 'There is no such thing here.', hint: 'Reload and look.' }
const taken: Trouble = {
  code: 'id-taken',
  message: 'That person is another account, or the account is another person there.',
  hint: 'Take that one out of the project first.',
}

/** What an administrator does: accounts, invitations, who is whom in which project, sessions. */
export function adminRoutes(app: Hono<Api>, accounts: Accounts, projects: Projects, backups?: Backups): void {
  const { store } = accounts
  app.use('/api/admin/*', inPerson, async (c, next) => {
    // To whoever is none, there is nothing here.
    return me(c).account.admin ? next() : c.notFound()
  })

  app.get('/api/admin/accounts', async (c) => {
    const [all, sessions, links, members] = await Promise.all(
      (['account', 'session', 'link', 'member'] as const).map((kind) => store.list(kind)),
    )
    const list = <K>(of: unknown) => of as { key: string; value: K; expires?: string }[]
    return c.json({
      accounts: list<Awaited<ReturnType<typeof accountOf>> & object>(all).map(
        ({ key, value: { password, ...told } }) => ({
          ...told,
          id: key,
          hasPassword: Boolean(password),
          me: key === me(c).account.id,
          sessions: list<{ account: string }>(sessions)
            .filter(({ value }) => value.account === key)
            .map(({ value: { account: _, ...session } }) => session),
          projects: list<{ account: string; project: string; person: string }>(members)
            .filter(({ value }) => value.account === key)
            .map(({ value: { project, person } }) => ({ project, person })),
        }),
      ),
      links: list<object>(links).map(({ value }) => value),
    })
  })
  app.get('/api/admin/backups', (c) => c.json(backups ? { every: backups.every, last: backups.last() } : {}))
  app.get('/api/admin/projects', async (c) => {
    const told = (await projects.slugs()).map(async (slug) => {
      const served = await projects.find(slug).catch(() => undefined)
      if (!served) return { slug, title: slug, people: [] }
      const { journal, store: kept } = served.project
      const names = new Map((await kept.people()).map((person) => [person.id, person.name]))
      return {
        slug,
        title: [...journal.state.project.values()][0]?.title ?? slug,
        people: [...journal.state.person].map(([id, { roles }]) => ({ id, name: names.get(id) ?? id, roles })),
      }
    })
    return c.json({ projects: await Promise.all(told) })
  })

  app.post('/api/admin/invitations', async (c) => {
    const sent = Invited.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'invitation'))
    const { project, person } = sent.data
    if (
      (project === undefined) !== (person === undefined) ||
      (project && person && !(await isThere(projects, project, person)))
    )
      return sorry(c, unknown)
    const made = await makeLink(accounts, { for: 'invitation', ...sent.data, by: me(c).account.id })
    return c.json(await passOn(accounts, made, linksLeadTo(c)))
  })
  app.delete('/api/admin/links/:id', async (c) => {
    const found = (await store.list('link')).find(({ value }) => value.id === c.req.param('id'))
    return found && (await store.take('link', found.key)) ? c.json({}) : c.notFound()
  })

  app.post('/api/admin/accounts/:id/reset', async (c) => {
    const account = await accountOf(accounts, c.req.param('id'))
    if (!account || account.disabled) return sorry(c, unknown)
    const { email, name } = account
    const made = await makeLink(accounts, { for: 'reset', email, name, by: me(c).account.id })
    return c.json(await passOn(accounts, made, linksLeadTo(c)))
  })
  app.put('/api/admin/accounts/:id', async (c) => {
    const sent = AccountSent.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'account'))
    const id = c.req.param('id')
    // So that an administrator is left who can let others in.
    if (id === me(c).account.id)
      return sorry(c, {
        code: 'not-allowed',
        message: 'Nobody bars or demotes themself.',
        hint: 'Ask another administrator.',
      })
    const { disabled, admin } = sent.data
    const before = await accountOf(accounts, id)
    if (!before) return sorry(c, unknown)
    if (admin !== undefined) await store.change('account', id, { admin })
    if (disabled !== undefined) await setDisabled(accounts, id, disabled)
    // Two who bar one another at the same moment would leave nobody: each looks after it is done.
    if ((await store.list('account')).some(({ value }) => value.admin && !value.disabled)) return c.json({})
    await store.change('account', id, { admin: before.admin, disabled: before.disabled ?? null })
    return sorry(c, { code: 'not-allowed', message: 'Nobody would keep this server.', hint: 'Reload and look.' })
  })
  app.delete('/api/admin/accounts/:id/sessions/:session', async (c) =>
    (await endSessions(accounts, c.req.param('id'), { only: c.req.param('session') })) ? c.json({}) : c.notFound(),
  )

  app.put('/api/admin/seats', async (c) => {
    const sent = Seat.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'seat'))
    const { account, project, person } = sent.data
    if (!(await accountOf(accounts, account)) || !(await isThere(projects, project, person))) return sorry(c, unknown)
    return (await seat(accounts, account, project, person)) ? c.json({}) : sorry(c, taken)
  })
  app.delete('/api/admin/accounts/:id/projects/:slug', async (c) =>
    (await unseat(accounts, c.req.param('id'), c.req.param('slug'))) ? c.json({}) : c.notFound(),
  )
}

async function isThere(projects: Projects, slug: string, person: string): Promise<boolean> {
  const served = await projects.find(slug).catch(() => undefined)
  return served?.project.journal.state.person.has(person as `per_${string}`) ?? false
}
