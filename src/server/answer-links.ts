import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../core/ids.ts'
import { get } from '../core/state.ts'
import { type GivenLink, giveLinks, linksGiven, usualMost } from '../work/answer-links.ts'
import type { Accounts } from './accounts/accounts.ts'
import { originOf } from './accounts/entry.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api, ApiContext } from './request.ts'

/** Which links are asked for: one for all, so many for one person each, or one for each of these addresses. */
export const LinksAsked = z.union([
  z.strictObject({ for: z.literal('all'), most: z.number().int().min(1).max(100_000).default(usualMost) }),
  z.strictObject({ for: z.literal('each'), number: z.number().int().min(1).max(500) }),
  z.strictObject({ for: z.literal('addresses'), addresses: z.array(z.email().max(320)).min(1).max(50) }),
])

/** Which links are taken back: one by its number, the one for all, or all of them. */
const TakenBack = z.strictObject({ which: z.union([z.literal(['all', 'open']), z.coerce.number().int().min(1)]) })

/**
 * The links by which people who are invited answer in a wave. Addresses are written to and forgotten: who sends them gets
 * back which number went to whom, this once.
 */
export function answerLinkRoutes(app: Hono<Api>, accounts: Accounts | undefined, address: URL | undefined): void {
  const clock = accounts?.clock ?? Date.now
  const at = (c: ApiContext) => address?.origin ?? originOf(c)
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
      address: at(c),
      reachable: address !== undefined,
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
    const addresses = asked.for === 'addresses' ? asked.addresses : []
    const what =
      asked.for === 'all' ? { open: asked.most } : { each: asked.for === 'each' ? asked.number : addresses.length }
    const made = await giveLinks(served.project, viewer, wave, what, { now: clock(), most })
    if (!made.ok) return sorry(c, made.refusal)
    const links = made.links.map((link) => ({ ...link, url: at(c) + link.path }))
    const went: boolean[] = []
    // One after another: a post takes so many connections at once.
    for (const [i, to] of addresses.entries()) went.push(await writeTo(c, to, links[i] as GivenLink & { url: string }))
    return c.json({
      links: links.map((link, i) => ({ ...link, ...(addresses[i] && { to: addresses[i], sent: went[i] }) })),
    })
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

  /** Writes to somebody, where there is a post; true when it took the letter. */
  async function writeTo(c: ApiContext, to: string, { url, code }: GivenLink & { url: string }): Promise<boolean> {
    const { state } = c.var.served.project.journal
    const of = get(state, 'wave', waveOf(c))
    const title = get(state, 'questionnaire', of?.questionnaire)?.title ?? ''
    if (!accounts?.post || !of) return false
    return accounts.post({
      to: { name: '', address: to },
      subject: `You are asked to answer: ${title.slice(0, 200)}`,
      text: [
        `You are asked to answer “${title}”. The form is here:`,
        url,
        `The link is for you and works once${of.closes ? `, until ${of.closes}` : ''}. Do not pass it on.`,
        of.anonymous
          ? 'Nobody asks who you are. It is noted that a link was used, and not what came by it.'
          : `Your answers are kept under the code ${code}: with it they can be taken back.`,
        'Your address was used for this letter and is not kept with the survey. If you did not expect it, leave it.',
      ].join('\n\n'),
    })
  }
}
