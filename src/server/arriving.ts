import type { Hono } from 'hono'
import { z } from 'zod'
import { StoreTrouble } from '../store/store.ts'
import { broughtFile } from '../work/brought-file.ts'
import type { Accounts } from './accounts/accounts.ts'
import { sorry, type Trouble } from './answers.ts'
import { copySent } from './copies.ts'
import { byPerson, entered, oneAlone } from './listed.ts'
import type { Projects } from './projects.ts'
import type { Api, ApiContext } from './request.ts'
import type { Served } from './served.ts'

/** What the file of a project that is added was called. */
export const Named = z.strictObject({ name: z.string().optional() })

/** Project files that are brought to the list of projects: told what they are, and added where they are new. */
export function arrivingRoutes(app: Hono<Api>, projects: Projects, accounts: Accounts | undefined): void {
  /** Why whoever asks can add no project here. */
  const notFor = (c: ApiContext) =>
    accounts && !c.var.signedIn?.account.admin ? keptByOthers : projects.grows ? undefined : oneAlone

  app.post('/api/projects/look', (c) =>
    copySent(c, async (copy) => {
      const not = notFor(c)
      return c.json({ ...(await broughtFile(copy, await known(c))), ...(not && { not }) })
    }),
  )
  app.post('/api/projects/add', byPerson(accounts), (c) =>
    copySent(c, async (copy, path) => {
      const not = notFor(c)
      if (not) return sorry(c, not)
      const { of } = await broughtFile(copy, await known(c))
      if (of) return sorry(c, isHere(of))
      return c.json({ slug: await projects.add(path, c.req.query('name') ?? '') })
    }),
  )

  /** The projects that whoever asks may enter; one that cannot be opened is none. */
  async function known(c: ApiContext): Promise<Served[]> {
    const all: Served[] = []
    for (const slug of await projects.slugs())
      try {
        const one = await entered(projects, accounts, c, slug)
        if (one) all.push(one.served)
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
const keptByOthers: Trouble = {
  code: 'not-allowed',
  message: 'It is no copy of a project that you are in.',
  hint: 'Whoever keeps this server adds projects, and lets people in.',
}
