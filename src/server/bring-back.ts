import type { Hono } from 'hono'
import { z } from 'zod'
import { bringBack } from '../core/evaluation/bring-back.ts'
import { titleOf } from '../core/evaluation/fork.ts'
import { toldBack } from '../core/evaluation/told-back.ts'
import type { Id } from '../core/ids.ts'
import type { Journal } from '../core/journal.ts'
import { mayKnowAll } from '../core/project/seen-by.ts'
import { openProject } from '../store/project.ts'
import { StoreTrouble } from '../store/store.ts'
import { verifyStore } from '../store/verify.ts'
import { takeBackInto, unseen } from '../work/bring-back.ts'
import type { Accounts } from './accounts/accounts.ts'
import { enteredBy, noSuchProject } from './accounts/entry.ts'
import { malformed, sorry } from './answers.ts'
import { copySent } from './copies.ts'
import type { Projects } from './projects.ts'
import { type Api, type ApiContext, rulingFor } from './request.ts'
import type { Served } from './served.ts'
import { viewerOf } from './session.ts'

/** Which evaluation: a project of this server, or without one the file that is sent. And what of it, by configuration. */
export const BackAsked = z.strictObject({
  project: z.string().min(1).max(200).optional(),
  /** Configurations, with commas between; without it all of them. */
  take: z
    .string()
    .regex(/^cmoc_[^,\s]+(?:,cmoc_[^,\s]+)*$/)
    .transform((said) => said.split(',') as Id<'cmoc'>[])
    .optional(),
})

/** What evaluations have to give back to the review that they were forked from: which there are, what each would bring, and bringing it. */
export function bringBackRoutes(app: Hono<Api>, projects: Projects, accounts: Accounts | undefined): void {
  /** A project of this server, for who may enter it. */
  const entered = async (c: ApiContext, slug: string): Promise<{ served: Served; viewer: Id<'per'> } | undefined> => {
    const { signedIn } = c.var
    if (accounts) return signedIn && enteredBy(projects, accounts, signedIn, slug)
    const served = await projects.find(slug)
    return served && { served, viewer: viewerOf(c, served) }
  }
  const ofEvaluation = async (
    c: ApiContext,
    work: (evaluation: Journal, take: Id<'cmoc'>[] | undefined) => Promise<Response>,
  ): Promise<Response> => {
    const asked = BackAsked.safeParse(c.req.query())
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'parameters'))
    const { project: slug, take } = asked.data
    if (slug !== undefined) {
      const came = await entered(c, slug)
      if (!came) return sorry(c, noSuchProject(slug))
      const { journal } = came.served.project
      // What an evaluation gives back is made of all of it, and would tell what others decide or code there unseen.
      if (!mayKnowAll({ state: rulingFor(c, came), events: journal.events }, came.viewer)) return sorry(c, unseen)
      return work(journal, take)
    }
    return copySent(c, async (store) => {
      const [damage] = (await verifyStore(store)).damages
      if (damage) throw new StoreTrouble('damaged', `The file was changed by something else: ${damage.what}`, '')
      return work((await openProject(store)).journal, take)
    })
  }

  app.get('/api/p/:project/bring-back', async (c) => {
    const here = c.var.served.project.journal.events[0]?.id
    const evaluations: { slug: string; title: string; version: string }[] = []
    for (const slug of await projects.slugs()) {
      const came = await entered(c, slug).catch(unreadable)
      const state = came?.served.project.journal.state
      const [origin] = state?.origin.values() ?? []
      if (state && origin && origin.project === here)
        evaluations.push({ slug, title: titleOf(state), version: origin.name })
    }
    return c.json({ evaluations })
  })
  app.post('/api/p/:project/bring-back/look', (c) =>
    ofEvaluation(c, async (evaluation, chosen) => {
      const { journal } = c.var.served.project
      const of = bringBack(evaluation, journal, c.var.viewer, chosen)
      return 'refusal' in of ? sorry(c, of.refusal) : c.json(toldBack(of.back, evaluation, journal))
    }),
  )
  app.post('/api/p/:project/bring-back', (c) =>
    ofEvaluation(c, async (evaluation, chosen) => {
      const { viewer: who, most, served } = c.var
      const taken = await takeBackInto(served.project, evaluation, { who, most, chosen })
      if ('refusal' in taken) return sorry(c, taken.refusal)
      const { journal } = served.project
      return c.json({ ...toldBack(taken.back, evaluation, journal), ...(taken.act && { act: taken.act }) })
    }),
  )
}

/** A project that cannot be opened is no evaluation of this one, as far as anybody can tell. */
function unreadable(trouble: unknown): undefined {
  if (!(trouble instanceof StoreTrouble)) throw trouble
}
