import type { Hono } from 'hono'
import { sorry } from './answers.ts'
import { remember, remembers } from './given-out.ts'
import { seenIn } from './reading.ts'
import { madeApart } from './report.ts'
import type { Api } from './request.ts'
import { saved } from './sending.ts'

/** The review as a folder of pages, packed; `?names=1` names the team. */
export function siteRoutes(app: Hono<Api>): void {
  app.on(['GET', 'POST'], '/api/p/:project/site.zip', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const made = await madeApart(c, looked.seen, { of: 'site', named: c.req.query('names') === '1' })
    if (made === 'not wanted') return c.body(null)
    if (!made.ok) return sorry(c, made.refusal)
    if (remembers(c, looked.seen)) await remember(c, { format: 'site', seq: made.seq, pieces: [] })
    saved(c, `${c.var.served.slug}-site.zip`)
    return c.body(typeof made.file === 'string' ? made.file : new Uint8Array(made.file))
  })
}
