import type { Hono } from 'hono'
import type { Id } from '../core/ids.ts'
import { barred } from '../core/project/decide.ts'
import { storedOf } from '../core/project/stored-of.ts'
import { withoutAnswers } from '../core/survey/sealed.ts'
import { type Accounts, eraseAccount, keptOfAccount } from './accounts/accounts.ts'
import { sorry } from './answers.ts'
import { type Api, type ApiContext, mayAsker } from './request.ts'
import { saved } from './sending.ts'

/**
 * What is stored of a person or a participant: in the journal, beside it, and of their account. Part of it lies outside the
 * project, so this is no view. Oneself may ask, and whoever says who works here; of participants who may know who they are.
 */
export function storedRoutes(app: Hono<Api>, accounts: Accounts | undefined): void {
  app.get('/api/p/:project/people/:id/stored.json', async (c) => {
    const id = idIn(c)
    const { served, viewer, most } = c.var
    const { project, read, slug } = served
    const seen = await read(viewer)
    if (!isKnown(c, id)) return sorry(c, unknown)
    const participant = id.startsWith('prt_')
    const asks = participant ? 'mayKnowIdentities' : 'mayManage'
    if (id !== viewer && !mayAsker(c, asks)) return sorry(c, barred(asks))
    const whole = c.req.query('events') === '1'
    if (whole) saved(c, `${slug}-${id}.json`)
    const named = (await project.store.people()).find((one) => one.id === id)
    const account = accounts && !most && !participant ? await keptOfAccount(accounts, slug, id as Id<'per'>) : undefined
    return c.json({
      ...storedOf(seen, id),
      ...(named && { named }),
      ...(participant && { identity: (await project.store.sealed()).some((one) => one.id === id) }),
      ...(account && { account }),
      ...(whole && { value: seen.state[participant ? 'participant' : 'person'].get(id as never) }),
      // What others answered, and this person brought in, is not of this person.
      ...(whole && {
        events: seen
          .events()
          .flatMap((event) =>
            event.actor === id || event.fact.id === id ? [{ ...event, fact: withoutAnswers(event.fact) }] : [],
          ),
      }),
    })
  })
  app.delete('/api/p/:project/people/:id/account', async (c) => {
    const id = idIn(c)
    const { served, viewer, most } = c.var
    if (!isKnown(c, id)) return sorry(c, unknown)
    if (most || (id !== viewer && !mayAsker(c, 'mayErase'))) return sorry(c, barred('mayErase'))
    const came = accounts ? await eraseAccount(accounts, served.slug, id as Id<'per'>) : 'none'
    if (came === 'none')
      return sorry(c, { code: 'unknown-thing', message: 'There is no account.', hint: 'Reload and look.' })
    return c.json({ erased: came })
  })
}

const idIn = (c: ApiContext) => (c.req.param('id') ?? '') as Id
const isKnown = (c: ApiContext, id: Id): boolean => {
  const { events, state } = c.var.served.project.journal
  return (
    /^(?:per|prt)_/.test(id) &&
    (state.person.has(id as Id<'per'>) ||
      state.participant.has(id as Id<'prt'>) ||
      events.some(({ fact }) => fact.id === id))
  )
}
const unknown = { code: 'unknown-person', message: 'There is nobody of that id.', hint: 'Reload and look.' }
