import type { Hono } from 'hono'
import { z } from 'zod'
import { StoreTrouble } from '../store/store.ts'
import { broughtFile } from '../work/brought-file.ts'
import type { Accounts } from './accounts/accounts.ts'
import { enteredBy, signInNeeded } from './accounts/entry.ts'
import { sorry, type Trouble } from './answers.ts'
import { copySent } from './copies.ts'
import { rated } from './limits.ts'
import type { Projects, Served } from './projects.ts'
import type { Api, ApiContext } from './request.ts'

/** What the file of a project that is added was called. */
export const Named = z.strictObject({ name: z.string().optional() })

/** Project files that are brought to the list of projects: told what they are, and added where they are new. */
export function arrivingRoutes(app: Hono<Api>, projects: Projects, accounts: Accounts | undefined): void {
  if (accounts)
    app.use(
      '/api/projects/*',
      async (c, next) => (c.var.signedIn ? next() : sorry(c, signInNeeded)),
      rated(accounts.clock),
    )
  /** Why no project can be added here. */
  const not = accounts ? keptByOthers : projects.grows ? undefined : oneAlone

  app.post('/api/projects/look', (c) =>
    copySent(c, async (copy) => c.json({ ...(await broughtFile(copy, await entered(c))), ...(not && { not }) })),
  )
  app.post('/api/projects/add', (c) =>
    copySent(c, async (copy, path) => {
      if (not) return sorry(c, not)
      const { of } = await broughtFile(copy, await entered(c))
      if (of) return sorry(c, isHere(of))
      return c.json({ slug: await projects.add(path, c.req.query('name') ?? '') })
    }),
  )

  /** The projects that whoever asks may enter; one that cannot be opened is none. */
  async function entered(c: ApiContext): Promise<Served[]> {
    const { signedIn } = c.var
    const all: Served[] = []
    for (const slug of await projects.slugs())
      try {
        const served = accounts
          ? signedIn && (await enteredBy(projects, accounts, signedIn, slug))?.served
          : await projects.find(slug)
        if (served) all.push(served)
      } catch (trouble) {
        if (!(trouble instanceof StoreTrouble)) throw trouble
      }
    return all
  }
}

const isHere = ({ title, handedOut }: { title: string; handedOut: boolean }): Trouble => ({
  code: 'already-there',
  message: `This is a copy of “${title}”, which is here.`,
  hint: handedOut ? 'Take it back there.' : 'Merge it there.',
})
const oneAlone: Trouble = {
  code: 'not-here',
  message: 'It is no copy of a project that is here, and none can be added.',
  hint: 'Serve the folder it lies in, or the file by itself: retroduce open.',
}
const keptByOthers: Trouble = {
  code: 'not-allowed',
  message: 'It is no copy of a project that you are in.',
  hint: 'Whoever keeps this server adds projects: they put the file into its folder, and let people in.',
}
