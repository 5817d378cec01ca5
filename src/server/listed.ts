import { join } from 'node:path'
import type { Hono, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { projectKinds } from '../core/choices.ts'
import { idOf } from '../core/ids.ts'
import { line } from '../core/noun.ts'
import { barred, may } from '../core/project/decide.ts'
import { versionsOf } from '../core/theory/lineage.ts'
import { inFolder } from '../store/parts.ts'
import { createSqlite } from '../store/sqlite.ts'
import { type Store, StoreTrouble } from '../store/store.ts'
import { loginName, writeNew } from '../work/begin.ts'
import { writeFork } from '../work/fork.ts'
import { type Accounts, seat } from './accounts/accounts.ts'
import { enteredBy, inPerson, noSuchProject, signInNeeded } from './accounts/entry.ts'
import { malformed, sorry, type Trouble } from './answers.ts'
import { bodyOf } from './body.ts'
import { rated } from './limits.ts'
import type { Projects } from './projects.ts'
import type { Api, ApiContext } from './request.ts'
import { viewerOf } from './session.ts'

const title = line.trim().min(1)
/** What a project is begun with: a title, a kind and, at home, the name of whoever begins it; or the frozen version of a review of which it is an evaluation. */
export const Begun = z.union([
  z.strictObject({ title, kind: z.enum(projectKinds), name: title.optional() }),
  z.strictObject({ title, from: z.strictObject({ project: z.string().max(200), version: idOf('ver') }) }),
])

/** A project on the list; `versions` are those that an evaluation may begin from, `leads` whether whoever asks leads it. */
interface Told {
  slug: string
  title: string
  kind?: (typeof projectKinds)[number] | undefined
  versions?: { id: string; name: string }[]
  trouble?: string
  leads: boolean
}

/** Why no project can be begun or added where one is served by itself. */
export const oneAlone: Trouble = {
  code: 'not-here',
  message: 'One project is served here by itself, and none comes beside it.',
  hint: 'Serve the folder it lies in: retroduce open FOLDER.',
}

/** Lets whoever asks into a project, and tells nothing of one that is not theirs. Throws `StoreTrouble` where it does not open. */
export async function entered(projects: Projects, accounts: Accounts | undefined, c: ApiContext, slug: string) {
  const { signedIn } = c.var
  if (accounts) return signedIn && enteredBy(projects, accounts, signedIn, slug)
  const served = await projects.find(slug)
  return served && { served, viewer: viewerOf(c, served) }
}

/** Lets on whoever sits there: at home everybody does, and on a server of a team no token does. */
export const byPerson = (accounts: Accounts | undefined): MiddlewareHandler<Api> =>
  accounts ? inPerson : (_, next) => next()

/** The list of projects, and new ones on it. */
export function listRoutes(app: Hono<Api>, projects: Projects, accounts: Accounts | undefined): void {
  if (accounts)
    app.use(
      '/api/projects/*',
      async (c, next) => (c.var.signedIn ? next() : sorry(c, signInNeeded)),
      rated(accounts.clock),
    )

  app.get('/api/projects', async (c) => {
    const all = (await Promise.all((await projects.slugs()).map((slug) => toldOf(c, slug)))).flatMap((one) => one ?? [])
    return c.json({
      projects: all.map(({ leads: _, ...one }) => one).sort((a, b) => a.title.localeCompare(b.title)),
      begins: projects.grows && mayBegin(c, all),
      ...(!accounts && { me: loginName() }),
    })
  })

  app.post('/api/projects', byPerson(accounts), async (c) => {
    const sent = Begun.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'project'))
    if (!projects.grows) return sorry(c, oneAlone)
    const all = await Promise.all((await projects.slugs()).map((slug) => toldOf(c, slug)))
    if (!mayBegin(c, all)) return sorry(c, barred('mayBegin'))
    const made = await inFolder(async (folder) => {
      const file = join(folder, 'begun.retro')
      const store = createSqlite(file)
      const owner = await begin(c, sent.data, store).finally(() => store.close())
      return typeof owner === 'string' ? { owner, slug: await projects.add(file, sent.data.title) } : owner
    })
    if ('code' in made) return sorry(c, made)
    const { signedIn } = c.var
    if (accounts && signedIn && made.slug) await seat(accounts, signedIn.account.id, made.slug, made.owner)
    return c.json({ slug: made.slug })
  })

  /** Writes it into an empty store, and gives its owner. */
  async function begin(c: ApiContext, asked: z.infer<typeof Begun>, store: Store) {
    const { title } = asked
    if (!('from' in asked)) {
      const name = c.var.signedIn?.account.name ?? asked.name ?? loginName()
      const made = await writeNew(store, { title, kind: asked.kind, name })
      return 'code' in made ? made : made.owner
    }
    const { project, version } = asked.from
    const review = await entered(projects, accounts, c, project)
    if (!review) return noSuchProject(project)
    const made = await writeFork(review.served.project, { version, title, who: review.viewer }, store)
    return 'code' in made ? made : review.viewer
  }

  /** What is told of a project; one that cannot be opened is told with what is wrong. */
  async function toldOf(c: ApiContext, slug: string): Promise<Told | undefined> {
    try {
      const one = await entered(projects, accounts, c, slug)
      if (!one) return undefined
      const { state } = one.served.project.journal
      const { title = slug, kind } = [...state.project.values()][0] ?? {}
      const versions = versionsOf(state).flatMap(([id, { name, members }]) =>
        members.length > 0 ? [{ id, name }] : [],
      )
      return { slug, title, kind, versions, leads: may(state, one.viewer, 'mayBegin') }
    } catch (trouble) {
      if (!(trouble instanceof StoreTrouble)) throw trouble
      return { slug, title: slug, trouble: trouble.message, leads: false }
    }
  }

  /** Whether whoever asks begins projects here: at home whoever sits there, else who keeps the server or leads a project. */
  const mayBegin = (c: ApiContext, all: readonly (Told | undefined)[]): boolean =>
    !accounts ||
    (c.var.signedIn?.session !== undefined && (c.var.signedIn.account.admin || all.some((one) => one?.leads)))
}
