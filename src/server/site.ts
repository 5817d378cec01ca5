import type { Hono } from 'hono'
import { siteOf } from '../adapters/report-of.ts'
import { writeArchive } from '../adapters/write-archive.ts'
import { sorry } from './answers.ts'
import { type Api, seenIn } from './request.ts'
import { saved, streamOf } from './sending.ts'

/** The review as a folder of pages, packed; `?names=1` names the team. */
export function siteRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/site.zip', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const files = siteOf(looked.seen, undefined, c.req.query('names') === '1')
    const encoder = new TextEncoder()
    saved(c, `${c.var.served.slug}-site.zip`)
    return c.body(
      streamOf(writeArchive(files.map(({ path, text }) => ({ path, bytes: async () => encoder.encode(text) })))),
    )
  })
}
