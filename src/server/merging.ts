import type { Hono } from 'hono'
import { joinCopies, mergeInto } from '../store/merge.ts'
import { openSqlite } from '../store/sqlite.ts'
import { handedIn } from '../work/hand-out.ts'
import { whatComes } from '../work/what-comes.ts'
import { sorry } from './answers.ts'
import { copySent } from './copies.ts'
import type { Projects } from './projects.ts'
import type { Api } from './request.ts'

/** Copies of the project that went a separate way: looked at, and made one with it. */
export function mergingRoutes(app: Hono<Api>, projects: Projects): void {
  app.post('/api/p/:project/merge/look', (c) =>
    copySent(c, async (copy) => {
      const { project } = c.var.served
      const handed = await handedIn(project, copy)
      if (handed) return c.json({ handOut: { stage: handed.stage, person: handed.person } })
      const of = await joinCopies(project.store, copy)
      return 'refusal' in of
        ? sorry(c, of.refusal)
        : c.json(await whatComes(of.joined, project.store, copy, c.var.viewer))
    }),
  )
  app.post('/api/p/:project/merge', (c) =>
    copySent(c, async (copy) => {
      const { slug } = c.var.served
      const came = await projects.alone(slug, async (file) => {
        const here = openSqlite(file)
        try {
          const of = await joinCopies(here, copy)
          if ('refusal' in of) return sorry(c, of.refusal)
          const what = await whatComes(of.joined, here, copy, c.var.viewer)
          if (what.fresh) await mergeInto(file, here, copy, of.joined)
          return c.json(what)
        } finally {
          await here.close()
        }
      })
      return came ?? sorry(c, inDatabase)
    }),
  )
}

const inDatabase = {
  code: 'not-here',
  message: 'A project in a database is merged into a new one.',
  hint: 'On the command line: retroduce merge postgres://…/PROJECT COPY --out postgres://…/NEW.',
}
