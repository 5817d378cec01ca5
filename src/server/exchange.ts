import type { Hono } from 'hono'
import { z } from 'zod'
import { type Id, idOf } from '../core/ids.ts'
import { line } from '../core/noun.ts'
import type { Seen } from '../core/view/view.ts'
import { bringOver, lookAtExchange } from '../work/exchange-in.ts'
import { codebookOf, exchangeOf, projectArchive } from '../work/exchange-out.ts'
import { markedPdf, marksIn, takeMarks } from '../work/marks.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf, bytesSent } from './body.ts'
import { remember, remembers } from './given-out.ts'
import { patiently, seenIn } from './reading.ts'
import type { Api, ApiContext } from './request.ts'
import { saved, streamOf } from './sending.ts'

/** What is said of a file of exchange in the address of its upload; its bytes are the body. */
export const ExchangeSent = z.strictObject({
  name: z.string().min(1).max(1_000),
  /** Who its users are here: JSON of GUID to person. */
  people: jsonOf(z.record(z.string(), idOf('per'))).optional(),
  /** Whose its sources are here: JSON of GUID to a source, or `new`. */
  sources: jsonOf(z.record(z.string(), z.union([idOf('src'), z.literal('new')]))).optional(),
})
/** What each colour of the marks in a PDF stands for: a code, the name of a new one, or none. */
export const ColoursSent = z.strictObject({
  colours: z.record(
    z.string().max(20),
    z.union([z.strictObject({ code: idOf('cod') }), z.strictObject({ name: line.min(1) }), z.literal('no code')]),
  ),
})

function jsonOf<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .max(1_000_000)
    .transform((text, ctx): z.output<S> => {
      try {
        return schema.parse(JSON.parse(text))
      } catch {
        ctx.addIssue('expected JSON of GUID to id')
        return z.NEVER
      }
    })
}

export function exchangeRoutes(app: Hono<Api>): void {
  for (const [path, work] of [
    ['exchange/look', lookAtExchange],
    ['exchange', bringOver],
  ] as const)
    app.post(`/api/p/:project/${path}`, async (c) => {
      const about = ExchangeSent.safeParse(c.req.query())
      if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
      const bytes = await bytesSent(c)
      const { project, readers } = c.var.served
      const came = await patiently(c, (told) =>
        work(project, readers, { ...about.data, bytes, who: c.var.viewer }, told),
      )
      if (!came) return c.body(null, 204)
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    })

  app.on(['GET', 'POST'], '/api/p/:project/exchange.qdpx', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const { project, slug } = c.var.served
    const out = await exchangeOf(project.store, looked.seen, c.req.query('names') !== '0')
    await remembered(c, looked.seen, 'qdpx')
    saved(c, `${slug}.qdpx`)
    return c.body(streamOf(projectArchive(project.store, out)))
  })
  app.on(['GET', 'POST'], '/api/p/:project/codebook.qdc', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const { project, slug } = c.var.served
    const out = await exchangeOf(project.store, looked.seen, false)
    await remembered(c, looked.seen, 'qdc')
    saved(c, `${slug}.qdc`)
    return c.body(codebookOf(out))
  })

  app.get('/api/p/:project/documents/:id/marks', async (c) => {
    const { project, readers } = c.var.served
    const came = await patiently(c, (told) => marksIn(project, readers, idIn(c), told))
    if (!came) return c.body(null, 204)
    return came.ok ? c.json({ colours: came.colours }) : sorry(c, came.refusal)
  })
  app.post('/api/p/:project/documents/:id/marks', async (c) => {
    const asked = ColoursSent.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'body'))
    const { project, readers } = c.var.served
    const came = await patiently(c, (told) =>
      takeMarks(project, readers, { who: c.var.viewer, document: idIn(c), ...asked.data }, told),
    )
    if (!came) return c.body(null, 204)
    return came.ok ? c.json(came) : sorry(c, came.refusal)
  })
  app.get('/api/p/:project/documents/:id/marked.pdf', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const { project, readers } = c.var.served
    const came = await patiently(c, (told) => markedPdf(project, readers, looked.seen, idIn(c), told))
    if (!came) return c.body(null, 204)
    if (!came.ok) return sorry(c, came.refusal)
    saved(c, came.file.replace(/(?:\.pdf)?$/i, '-marked.pdf'))
    return c.body(new Uint8Array(came.bytes))
  })
}

const remembered = async (c: ApiContext, seen: Seen, format: 'qdpx' | 'qdc') => {
  if (remembers(c, seen)) await remember(c, { format, seq: seen.state.seq, pieces: [] })
}

const idIn = (c: ApiContext): Id<'doc'> => (c.req.param('id') ?? '') as Id<'doc'>
