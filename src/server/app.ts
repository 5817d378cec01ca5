import { Hono } from 'hono'
import type { Print } from '../adapters/print.ts'
import { StoreTrouble } from '../store/store.ts'
import { explain, sorry } from './answers.ts'
import { characteristicsRoutes } from './characteristics.ts'
import { commandRoutes } from './commands.ts'
import { documentRoutes } from './documents.ts'
import { exchangeRoutes } from './exchange.ts'
import { exportRoutes } from './export.ts'
import { fileRoutes } from './files.ts'
import { limited, onlyJson, onlyLoopback, onlyOwn, protect } from './guard.ts'
import { hereRoutes } from './here.ts'
import { liveRoutes } from './live.ts'
import { openapi } from './openapi.ts'
import { peopleRoutes } from './people.ts'
import type { Projects } from './projects.ts'
import { recordRoutes } from './records.ts'
import { reportRoutes } from './report.ts'
import { type Api, lookUp, whoAsks } from './request.ts'
import { sessionRoutes } from './session.ts'
import { siteRoutes } from './site.ts'
import { tableRoutes } from './tables.ts'
import { theoryRoutes } from './theory.ts'
import { viewRoutes } from './views.ts'

export interface AppOptions {
  projects: Projects
  /** The folder of the built web application; without one there is the API alone. */
  webRoot?: string | undefined
  /** What prints PDF files; without it they are refused. */
  print?: Print | undefined
}

/** The whole of the HTTP side, as a function from requests to answers; `listen` gives it a port. */
export function makeApp({ projects, webRoot, print }: AppOptions): Hono<Api> {
  const app = new Hono<Api>()
  app.use(protect, onlyLoopback, onlyOwn, onlyJson, limited)
  app.onError(explain)
  app.notFound((c) =>
    sorry(c, {
      code: 'no-such-route',
      message: 'There is nothing here.',
      hint: 'See /api/openapi.json for what there is.',
    }),
  )

  app.get('/api/health', (c) => c.json({ ok: true }))
  app.get('/api/openapi.json', (c) => c.json(openapi()))
  app.get('/api/projects', async (c) => {
    const listed = (await projects.slugs()).map((slug) => listing(projects, slug))
    return c.json({ projects: await Promise.all(listed) })
  })

  app.use('/api/p/:project/*', lookUp(projects), whoAsks)
  for (const routes of [
    viewRoutes,
    commandRoutes,
    recordRoutes,
    documentRoutes,
    exchangeRoutes,
    theoryRoutes,
    liveRoutes,
    hereRoutes,
    peopleRoutes,
    sessionRoutes,
    exportRoutes,
    characteristicsRoutes,
    tableRoutes,
    siteRoutes,
  ])
    routes(app)
  reportRoutes(app, print)
  if (webRoot !== undefined) fileRoutes(app, webRoot)
  return app
}

/** A project by its title; one that cannot be opened is listed with what is wrong. */
async function listing(projects: Projects, slug: string) {
  try {
    const state = (await projects.find(slug))?.project.journal.state
    return { slug, title: [...(state?.project.values() ?? [])][0]?.title ?? slug }
  } catch (error) {
    if (error instanceof StoreTrouble) return { slug, title: slug, trouble: error.message }
    throw error
  }
}
