import type { Hono, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Id } from '../core/ids.ts'
import { idOf } from '../core/ids.ts'
import { personByDefault } from '../core/project/decide.ts'
import { noSuchProject } from './accounts/entry.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Projects } from './projects.ts'
import type { Api, ApiContext } from './request.ts'

/** What is sent to say who sits at this browser. */
export const Session = z.strictObject({ person: idOf('per') })

const cookie = 'retroduce-person'

/**
 * Who sits at this browser: whom it has named, if that person is in the project, else whoever acts by default. On a
 * machine of one's own this is a promise and no proof; see SECURITY.md.
 */
export function viewerOf(c: ApiContext, served = c.var.served): Id<'per'> {
  const { state } = served.project.journal
  const named = getCookie(c, cookie) as Id<'per'> | undefined
  return named !== undefined && state.person.has(named) ? named : personByDefault(state)
}

/** Lets in where there are no accounts: finds the project that the address names, and who sits at this browser. */
export const enterAtHome =
  (projects: Projects): MiddlewareHandler<Api> =>
  async (c, next) => {
    const slug = c.req.param('project') ?? ''
    const served = await projects.find(slug)
    if (!served) return sorry(c, noSuchProject(slug))
    c.set('served', served)
    c.set('viewer', viewerOf(c))
    c.set('stillIn', async () => true)
    return next()
  }

export function sessionRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/session', (c) => c.json({ person: c.var.viewer }))
  app.post('/api/p/:project/session', async (c) => {
    const parsed = Session.safeParse(await bodyOf(c))
    if (!parsed.success) return sorry(c, malformed(parsed.error.issues, 'session'))
    const { served, signedIn } = c.var
    if (signedIn)
      return sorry(c, {
        code: 'not-allowed',
        message: 'Whoever is signed in works as themself.',
        hint: 'Sign out, and sign in with the other account.',
      })
    const { person } = parsed.data
    if (!served.project.journal.state.person.has(person))
      return sorry(c, {
        code: 'unknown-person',
        message: `${person} does not work in this project.`,
        hint: 'Add them under People first.',
      })
    const path = `/api/p/${encodeURIComponent(served.slug)}`
    setCookie(c, cookie, person, { path, httpOnly: true, sameSite: 'Strict', maxAge: 400 * 24 * 3600 })
    return c.json({ person })
  })
}
