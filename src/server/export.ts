import type { Hono } from 'hono'
import { mayHaveAll, mayRead } from '../core/project/seen-by.ts'
import { exportProject } from '../store/export.ts'
import { sorry } from './answers.ts'
import type { Api } from './request.ts'

/** The whole project as one file. A journal with holes would not verify, so blinding lets all of it go or nothing. */
export function exportRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/export.json', async (c) => {
    const { served, viewer } = c.var
    const { journal, store } = served.project
    if (!mayHaveAll(journal.state, viewer) || !journal.events.every(mayRead(journal.state, viewer)))
      return sorry(c, {
        code: 'not-allowed',
        message: 'While a stage is blinded to you, the whole project may hold decisions that are not yours to see.',
        hint: 'Export it when the stage is unblinded.',
      })
    c.header('content-disposition', `attachment; filename="${encodeURIComponent(served.slug)}.json"`)
    return c.json(await exportProject(store))
  })
}
