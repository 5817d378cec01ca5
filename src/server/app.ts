import { Hono } from 'hono'
import type { Print } from '../adapters/print.ts'
import type { Backups } from '../work/backups.ts'
import type { Accounts } from './accounts/accounts.ts'
import { adminRoutes } from './accounts/admin.ts'
import { enter, identify } from './accounts/entry.ts'
import { invitationRoutes } from './accounts/invitations.ts'
import { accountRoutes } from './accounts/routes.ts'
import { answerLinkRoutes } from './answer-links.ts'
import { answeringRoutes, sorryToInvited } from './answering.ts'
import { explain, sorry } from './answers.ts'
import { arrivingRoutes } from './arriving.ts'
import { limited } from './body.ts'
import { bringBackRoutes } from './bring-back.ts'
import { characteristicsRoutes } from './characteristics.ts'
import { commandRoutes } from './commands.ts'
import { documentRoutes } from './documents.ts'
import { exchangeRoutes } from './exchange.ts'
import { exportRoutes } from './export.ts'
import { fileRoutes } from './files.ts'
import { forkRoutes } from './fork.ts'
import { isAnswering, onlyJson, onlyNamed, onlyOwn, onlyWhole, protect } from './guard.ts'
import { handOutRoutes } from './hand-outs.ts'
import { hereRoutes } from './here.ts'
import { identityRoutes } from './identities.ts'
import { rated } from './limits.ts'
import { listRoutes } from './listed.ts'
import { liveRoutes } from './live.ts'
import { mergingRoutes } from './merging.ts'
import { permitted } from './needs.ts'
import { healthRoutes, observe, type Watching } from './observed.ts'
import { openapi } from './openapi.ts'
import { peopleRoutes } from './people.ts'
import type { Projects } from './projects.ts'
import { pseudonymRoutes } from './pseudonyms.ts'
import { recordRoutes } from './records.ts'
import { reportRoutes } from './report.ts'
import type { Api } from './request.ts'
import { enterAtHome, sessionRoutes } from './session.ts'
import { siteRoutes } from './site.ts'
import { storedRoutes } from './stored.ts'
import { styleRoutes } from './styles.ts'
import { tableRoutes } from './tables.ts'
import { theoryRoutes } from './theory.ts'
import { viewRoutes } from './views.ts'

export interface AppOptions {
  projects: Projects
  /** The folder of the built web application; without one there is the API alone. */
  webRoot?: string | undefined
  /** What prints PDF files; without it they are refused. */
  print?: Print | undefined
  /** Who may sign in; without it this is a machine of one's own, and nobody signs in. */
  accounts?: Accounts | undefined
  /** Where a team reaches this server, beside this machine itself. */
  address?: URL | undefined
  /** Backups that are made while the server runs. */
  backups?: Backups | undefined
  /** How whoever runs the server watches over it. */
  watching?: Watching | undefined
}

/** The whole of the HTTP side, as a function from requests to answers; `listen` gives it a port. */
export function makeApp({ projects, webRoot, print, accounts, address, watching, backups }: AppOptions): Hono<Api> {
  const app = new Hono<Api>()
  healthRoutes(app, projects)
  observe(app, projects, { ...watching, backups, home: address === undefined })
  app.use(protect, onlyNamed(address), onlyOwn, onlyWhole, onlyJson, limited)
  if (accounts) app.use('/api/*', identify(accounts))
  app.onError((error, c) => (isAnswering(c.req.path) ? sorryToInvited(error, c) : explain(error, c)))
  app.notFound((c) =>
    sorry(c, {
      code: 'no-such-route',
      message: 'There is nothing here.',
      hint: 'See /api/openapi.json for what there is.',
    }),
  )

  answeringRoutes(app, projects, accounts?.clock ?? Date.now)
  app.get('/api/health', (c) => c.json({ ok: true }))
  app.get('/api/openapi.json', (c) => c.json(openapi()))
  listRoutes(app, projects, accounts)
  arrivingRoutes(app, projects, accounts)
  accountRoutes(app, accounts)
  if (accounts) adminRoutes(app, accounts, projects, backups)

  if (accounts) app.use('/api/p/:project/*', enter(projects, accounts), rated(accounts.clock))
  else app.use('/api/p/:project/*', enterAtHome(projects))
  app.use('/api/p/:project/*', permitted)
  if (accounts) invitationRoutes(app, accounts)
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
    identityRoutes,
    handOutRoutes,
    pseudonymRoutes,
    sessionRoutes,
    exportRoutes,
    forkRoutes,
    characteristicsRoutes,
    tableRoutes,
    siteRoutes,
  ])
    routes(app)
  answerLinkRoutes(app, accounts)
  mergingRoutes(app, projects)
  bringBackRoutes(app, projects, accounts)
  storedRoutes(app, accounts)
  reportRoutes(app, print)
  styleRoutes(app)
  if (webRoot !== undefined) fileRoutes(app, webRoot)
  return app
}
