import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../core/ids.ts'
import { line } from '../core/noun.ts'
import { mayNot } from '../core/project/roles.ts'
import { hasKey, Identity, makeKey, unlock, weakness } from '../store/identities.ts'
import { eraseIdentities } from '../work/erase.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import { type Api, type ApiContext, mayAsker } from './request.ts'

/** What is asked with the passphrase: to see who participants are, and what to change first. */
export const IdentitiesAsked = z.strictObject({
  passphrase: line.min(1),
  /** Makes the key, where there is none: so that a slip of the fingers does not. */
  begin: z.literal(true).optional(),
  put: z.strictObject({ id: idOf('prt'), identity: Identity }).optional(),
  forget: idOf('prt').optional(),
  relock: line.optional(),
})

/**
 * Who participants are, for owners and leads who have the team's passphrase. It is sent with each request and kept by
 * nobody: a server that is looked into between two requests has nothing to tell.
 */
export function identityRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/identities', async (c) => {
    const not = notFor(c)
    if (not) return not
    const { store } = c.var.served.project
    const kept = (await store.sealed()).flatMap(({ id }) => (id.startsWith('prt_') ? id : []))
    return c.json({ key: await hasKey(store), kept })
  })
  app.delete('/api/p/:project/identities', async (c) => {
    const came = await eraseIdentities(c.var.served.project, c.var.viewer)
    return came.ok ? c.json(came) : sorry(c, came.refusal)
  })
  app.post('/api/p/:project/identities', async (c) => {
    const not = notFor(c)
    if (not) return not
    const parsed = IdentitiesAsked.safeParse(await bodyOf(c))
    if (!parsed.success) return sorry(c, malformed(parsed.error.issues, 'identities'))
    return inTurn(c.var.served.project.store, () => answered(c, parsed.data))
  })
}

async function answered(c: ApiContext, { passphrase, begin, put, forget, relock }: z.infer<typeof IdentitiesAsked>) {
  const { store, journal } = c.var.served.project
  const weak = relock === undefined ? undefined : weakness(relock)
  if (weak) return sorry(c, weak)
  if (put && !journal.state.participant.has(put.id))
    return sorry(c, { code: 'unknown-thing', message: `There is no ${put.id}.`, hint: 'Enrol the participant first.' })
  const unlocked = await (begin ? makeKey : unlock)(store, passphrase)
  if ('code' in unlocked) return sorry(c, unlocked)
  if (put) await unlocked.put(put.id, put.identity)
  if (forget) await store.dropSealed(forget)
  if (relock !== undefined) await unlocked.relock(relock)
  return c.json({ identities: [...(await unlocked.all())].map(([id, identity]) => ({ id, ...identity })) })
}

function notFor(c: ApiContext): Response | undefined {
  if (mayAsker(c, 'mayKnowIdentities')) return undefined
  return sorry(c, { code: 'not-allowed', ...mayNot.mayKnowIdentities })
}

const turns = new WeakMap<object, Promise<unknown>>()

/** One try at a time for each project: a try of a passphrase costs 128 MB and half a second, whoever makes it. */
export function inTurn<T>(store: object, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(store) ?? Promise.resolve()).then(work)
  turns.set(
    store,
    turn.catch(() => undefined),
  )
  return turn
}
