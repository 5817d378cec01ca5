import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../core/ids.ts'
import { get } from '../core/state.ts'
import { writeToInvited } from '../work/answer-letters.ts'
import { type GivenLink, giveLinks, linksGiven, renewLinks, usualMost } from '../work/answer-links.ts'
import type { Accounts } from './accounts/accounts.ts'
import { linksLeadTo } from './accounts/entry.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api, ApiContext } from './request.ts'

/** How many letters one request sends at most. */
const mostLetters = 50
const address = z.email().max(320)

/**
 * Which links are asked for: one for all, so many for one person each, one for each of these addresses, or those of these numbers
 * anew, for a reminder.
 */
export const LinksAsked = z.union([
  z.strictObject({ for: z.literal('all'), most: z.number().int().min(1).max(100_000).default(usualMost) }),
  z.strictObject({ for: z.literal('each'), number: z.number().int().min(1).max(500) }),
  z.strictObject({ for: z.literal('addresses'), addresses: z.array(address).min(1).max(mostLetters) }),
  z.strictObject({
    for: z.literal('reminders'),
    who: z
      .array(z.strictObject({ number: z.number().int().min(1), to: address.optional() }))
      .min(1)
      .max(mostLetters),
  }),
])

const wantedBy = (asked: Exclude<z.infer<typeof LinksAsked>, { for: 'reminders' }>) =>
  asked.for === 'all' ? { open: asked.most } : { each: asked.for === 'each' ? asked.number : asked.addresses.length }

/** Which links are taken back: one by its number, the one for all, or all of them. */
const TakenBack = z.strictObject({ which: z.union([z.literal(['all', 'open']), z.coerce.number().int().min(1)]) })

/**
 * The links by which people who are invited answer in a wave, and reminders of them. Addresses are written to and forgotten: who
 * sends them gets back which number went to whom, this once.
 */
export function answerLinkRoutes(app: Hono<Api>, accounts: Accounts | undefined): void {
  const clock = accounts?.clock ?? Date.now
  const waveOf = (c: ApiContext) => {
    const id = idOf('wav').safeParse(c.req.param('id')).data
    return id && get(c.var.served.project.journal.state, 'wave', id) ? id : undefined
  }
  const noWave = (c: ApiContext) =>
    sorry(c, { code: 'unknown-thing', message: 'There is no such wave.', hint: 'Reload and look.' })

  app.get('/api/p/:project/waves/:id/links', async (c) => {
    const wave = waveOf(c)
    if (!wave) return noWave(c)
    return c.json({
      ...(await linksGiven(c.var.served.project, wave)),
      /** Where links lead, and whether other machines can go there. */
      address: linksLeadTo(c),
      reachable: c.var.address !== undefined,
      letters: accounts?.post !== undefined,
    })
  })

  app.post('/api/p/:project/waves/:id/links', async (c) => {
    const wave = waveOf(c)
    if (!wave) return noWave(c)
    const sent = LinksAsked.safeParse(await bodyOf(c))
    if (!sent.success) return sorry(c, malformed(sent.error.issues, 'links'))
    const { viewer, most, served } = c.var
    const asked = sent.data
    const now = clock()
    const made = await (asked.for === 'reminders'
      ? renewLinks(
          served.project,
          viewer,
          wave,
          asked.who.map(({ number }) => number),
          now,
        )
      : giveLinks(served.project, viewer, wave, wantedBy(asked), { now, most }))
    if (!made.ok) return sorry(c, made.refusal)
    const toOf = ({ number }: GivenLink, i: number) =>
      asked.for === 'addresses'
        ? asked.addresses[i]
        : asked.for === 'reminders'
          ? asked.who.find((one) => one.number === number)?.to
          : undefined
    const links = made.links.map((link, i) => ({ ...link, to: toOf(link, i) }))
    const writing = { post: accounts?.post, origin: linksLeadTo(c), again: asked.for === 'reminders' }
    return c.json({ links: await writeToInvited(served.project.journal.state, wave, links, writing) })
  })

  app.delete('/api/p/:project/waves/:id/links', async (c) => {
    const wave = waveOf(c)
    if (!wave) return noWave(c)
    const asked = TakenBack.safeParse(c.req.query())
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'links'))
    await c.var.served.project.store.box.takeBack(wave, asked.data.which)
    // The same whether it was used: who took part in an anonymous wave is nobody's to know.
    return c.json({})
  })
}
