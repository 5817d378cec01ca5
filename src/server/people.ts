import type { Hono } from 'hono'
import { z } from 'zod'
import { type Id, idOf } from '../core/ids.ts'
import { line } from '../core/noun.ts'
import { mayLead } from '../core/project/decide.ts'
import type { Person } from '../store/store.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api, ApiContext } from './request.ts'

/** What a person is called, as it is sent. */
export const PersonSent = z.strictObject({
  id: idOf('per'),
  name: line.min(1),
  initials: line.min(1).max(5),
  email: z.email().optional(),
}) satisfies z.ZodType<Person>

/** Names live outside the journal, so that a person can be forgotten. An owner or lead, or the person, may write them. */
export function peopleRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/people', async (c) => c.json({ people: await c.var.served.project.store.people() }))
  app.put('/api/p/:project/people', async (c) => {
    const parsed = PersonSent.safeParse(await bodyOf(c))
    if (!parsed.success) return sorry(c, malformed(parsed.error.issues, 'person'))
    if (!mayName(c, parsed.data.id)) return sorry(c, notYours)
    const { project, named, neighbours } = c.var.served
    await project.store.putPerson(parsed.data)
    for (const tell of named) tell(parsed.data.id)
    neighbours.named(parsed.data.id)
    return c.json(parsed.data)
  })
  app.delete('/api/p/:project/people/:id', async (c) => {
    const id = c.req.param('id') as Id<'per'>
    if (!mayName(c, id)) return sorry(c, notYours)
    const { project, named, neighbours } = c.var.served
    await project.store.forgetPerson(id)
    for (const tell of named) tell(id)
    neighbours.named(id)
    return c.json({ id })
  })
}

const notYours = {
  code: 'not-allowed',
  message: 'Only an owner or lead, or the person, changes a name.',
  hint: 'Ask one of them.',
}

function mayName(c: ApiContext, id: Id<'per'>): boolean {
  const { state } = c.var.served.project.journal
  return state.person.size === 0 || id === c.var.viewer || mayLead(state, c.var.viewer)
}
