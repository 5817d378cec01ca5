import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../../core/ids.ts'
import { line } from '../../core/noun.ts'
import { barred, mayPlace } from '../../core/project/decide.ts'
import { get } from '../../core/state.ts'
import { malformed, sorry } from '../answers.ts'
import { bodyOf } from '../body.ts'
import { type Api, mayAsker } from '../request.ts'
import { type Accounts, makeLink } from './accounts.ts'
import { linksLeadTo, me } from './entry.ts'
import { passOn } from './letters.ts'

export const PersonInvited = z.strictObject({ email: z.email().max(320), name: line.min(1), person: idOf('per') })

/** Invitations into one project, by whoever says who works in it. */
export function invitationRoutes(app: Hono<Api>, accounts: Accounts): void {
  const { store } = accounts
  app.get('/api/p/:project/invitations', async (c) => {
    const { served } = c.var
    const { state } = served.project.journal
    // What is read here is of accounts, which no token opens.
    if (c.var.most || !mayAsker(c, 'mayManage')) return sorry(c, barred('mayManage'))
    const links = (await store.list('link')).filter(({ value }) => value.project === served.slug)
    const seats = await Promise.all(
      [...state.person.keys()].map(async (person) => {
        const taken = await store.get('seat', `${served.slug} ${person}`)
        const account = taken && (await store.get('account', taken.account))
        return account ? [{ person, email: account.email }] : []
      }),
    )
    return c.json({
      invited: links.map(({ value: { id, email, person, expires } }) => ({ id, email, person, expires })),
      seats: seats.flat(),
    })
  })
  app.post('/api/p/:project/invitations', async (c) => {
    const { served } = c.var
    const { state } = served.project.journal
    const sent = PersonInvited.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'invitation'))
    if (!state.person.has(sent.data.person))
      return sorry(c, {
        code: 'unknown-person',
        message: 'They do not work in this project.',
        hint: 'Add them under People first.',
      })
    const { roles } = get(state, 'person', sent.data.person) ?? { roles: [] }
    // Else whoever leads could send the place of an owner to themself.
    if (!mayPlace(state, c.var.viewer, roles))
      return sorry(c, { code: 'not-allowed', message: 'Only an owner invites an owner.', hint: 'Ask one of them.' })
    if (await store.get('seat', `${served.slug} ${sent.data.person}`))
      return sorry(c, {
        code: 'id-taken',
        message: 'That person has an account already.',
        hint: 'Nothing is left to do.',
      })
    const invitation = { for: 'invitation', ...sent.data, project: served.slug, by: me(c).account.id } as const
    return c.json(await passOn(accounts, await makeLink(accounts, invitation), linksLeadTo(c)))
  })
  app.delete('/api/p/:project/invitations/:id', async (c) => {
    const { served } = c.var
    const found = (await store.list('link')).find(
      ({ value }) => value.id === c.req.param('id') && value.project === served.slug,
    )
    return found && (await store.take('link', found.key)) ? c.json({}) : c.notFound()
  })
}
