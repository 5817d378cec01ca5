import type { Context, MiddlewareHandler } from 'hono'
import type { Id } from '../core/ids.ts'
import type { Role } from '../core/project/facts.ts'
import type { Seen } from '../core/view/view.ts'
import { momentOf } from '../store/seen.ts'
import { Stopped, type Told } from '../work/job.ts'
import { noSuchProject, type SignedIn } from './accounts/entry.ts'
import { sorry, type Trouble } from './answers.ts'
import type { Projects, Served } from './projects.ts'
import { viewerOf } from './session.ts'

/** What a route under /api/p/:project/ knows of its request. */
export interface Api {
  Variables: {
    served: Served
    viewer: Id<'per'>
    /** Who is signed in; at home, where there are no accounts, nobody is. */
    signedIn: SignedIn | undefined
    /** Whoever asks with a token may at most what this role may, and what the person it belongs to may. */
    most: Role | undefined
    /** Whether whoever asked is still let in: asked by answers that go on for long. */
    stillIn: () => Promise<boolean>
    /** Whether people come over HTTPS, by the address that this server was given. */
    secure: boolean
  }
}
export type ApiContext = Context<Api>

/** Finds the project that the address names. */
export const lookUp =
  (projects: Projects): MiddlewareHandler<Api> =>
  async (c, next) => {
    const slug = c.req.param('project') ?? ''
    const served = await projects.find(slug)
    if (!served) return sorry(c, noSuchProject(slug))
    c.set('served', served)
    return next()
  }

/** Finds out who asks, where there are no accounts. */
export const whoAsks: MiddlewareHandler<Api> = async (c, next) => {
  c.set('viewer', viewerOf(c))
  c.set('stillIn', async () => true)
  return next()
}

/** What the asker may see of the project, at the moment that `?at=` names: an event's number, a day or a time. */
export async function seenIn(c: ApiContext): Promise<{ ok: true; seen: Seen } | { ok: false; trouble: Trouble }> {
  const { project, read } = c.var.served
  const at = c.req.query('at')
  const seq = at === undefined ? undefined : momentOf(project.journal.events, at)
  if (at !== undefined && seq === undefined) {
    const hint = 'Give the number of an event, or a day like 2024-06-19.'
    return { ok: false, trouble: { code: 'malformed', message: 'at: not a moment.', hint } }
  }
  return { ok: true, seen: await read(c.var.viewer, seq) }
}

/** Work that ends when whoever asked has gone; undefined then. */
export async function patiently<R>(c: ApiContext, work: (told: Told) => Promise<R>): Promise<R | undefined> {
  try {
    return await work({ step: () => {}, stopped: () => c.req.raw.signal.aborted })
  } catch (trouble) {
    if (trouble instanceof Stopped) return undefined
    throw trouble
  }
}
