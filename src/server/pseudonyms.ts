import type { Hono } from 'hono'
import { z } from 'zod'
import type { Id } from '../core/ids.ts'
import { line } from '../core/noun.ts'
import { type Identities, makeKey, Pseudonym, unlock } from '../store/identities.ts'
import { silent } from '../work/job.ts'
import { lookForNames, pseudonymise } from '../work/pseudonymise.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import { inTurn } from './identities.ts'
import type { Api, ApiContext } from './request.ts'

/** Names are looked for among the team’s identities too, where the passphrase is sent. */
export const NamesAsked = z.strictObject({ passphrase: line.min(1).optional() })
/** What takes the place of what; what stands for what is sealed under the passphrase. */
export const PseudonymsAsked = z.strictObject({
  passphrase: line.min(1),
  /** Makes the key, where there is none. */
  begin: z.literal(true).optional(),
  replacements: z.array(Pseudonym).min(1).max(10_000),
  /** The file as it was goes for good. */
  forget: z.boolean(),
})

/** Pseudonyms in a transcript: what may say who somebody is, and the copy without it. */
export function pseudonymRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/documents/:id/names', async (c) => {
    const asked = NamesAsked.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'body'))
    const { project } = c.var.served
    const { passphrase } = asked.data
    const look = async (identities?: Identities) => {
      const came = await lookForNames(project, idIn(c), identities)
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    }
    if (passphrase === undefined) return look()
    return inTurn(project.store, async () => {
      const unlocked = await unlock(project.store, passphrase)
      return 'code' in unlocked ? sorry(c, unlocked) : look(unlocked)
    })
  })
  app.post('/api/p/:project/documents/:id/pseudonyms', async (c) => {
    const asked = PseudonymsAsked.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'body'))
    const { project, readers } = c.var.served
    const { passphrase, begin, ...wanted } = asked.data
    return inTurn(project.store, async () => {
      const unlocked = await (begin ? makeKey : unlock)(project.store, passphrase)
      if ('code' in unlocked) return sorry(c, unlocked)
      const came = await pseudonymise(
        project,
        readers,
        c.var.viewer,
        { document: idIn(c), ...wanted },
        unlocked,
        silent,
      )
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    })
  })
}

const idIn = (c: ApiContext): Id<'doc'> => (c.req.param('id') ?? '') as Id<'doc'>
