import type { Hono } from 'hono'
import { mayKnowAll } from '../core/project/seen-by.ts'
import { exportProject } from '../store/export.ts'
import { sorry } from './answers.ts'
import { remember, remembers } from './given-out.ts'
import { type Api, rulingFor } from './request.ts'

/** The whole project as one file. A journal with holes would not verify, so blinding lets all of it go or nothing. */
export function exportRoutes(app: Hono<Api>): void {
  app.on(['GET', 'POST'], '/api/p/:project/export.json', async (c) => {
    const { served, viewer } = c.var
    const seen = await served.read(viewer)
    const { journal, store } = served.project
    if (!mayKnowAll({ state: rulingFor(c), events: journal.events }, viewer))
      return sorry(c, {
        code: 'not-allowed',
        message: 'The whole project holds what is not yours to see: what is blinded to you, or what people answered.',
        hint: 'Ask an owner or a lead, or export it once the stage is unblinded.',
      })
    c.header('content-disposition', `attachment; filename="${encodeURIComponent(served.slug)}.json"`)
    const project = await exportProject(store)
    if (remembers(c, seen)) await remember(c, { format: 'project', seq: project.events.length, pieces: [] })
    return c.json(project)
  })
}
