import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { formsOf } from '../core/characteristics/standing.ts'
import { idOf } from '../core/ids.ts'
import { bringTable } from '../work/table-in.ts'
import { malformed, sorry } from './answers.ts'
import type { Api } from './request.ts'

/** What a table that is sent holds: codes, series of indicators, or one’s answers to a form (the first, unless it is named). */
export const TableSent = z.strictObject({
  of: z.enum(['codes', 'answers', 'series']),
  form: idOf('form').optional(),
  order: z.enum(['day first', 'month first']).optional(),
})

const sized = bodyLimit({
  maxSize: 20 * 1024 * 1024,
  onError: (c) =>
    sorry(c, { code: 'too-large', message: 'That is more than 20 MB at once.', hint: 'Bring the table in in parts.' }),
})

/** Tables of codes and of answers, CSV or a workbook, brought in as one act. */
export function tableRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/tables', sized, async (c) => {
    const about = TableSent.safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { project, read } = c.var.served
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const seen = await read(c.var.viewer)
    const form = about.data.form ?? formsOf(seen.state)[0]?.id
    if (about.data.of === 'answers' && !(form && seen.state.form.has(form)))
      return sorry(c, { code: 'unknown-thing', message: 'There is no such form.', hint: 'Make one under Forms.' })
    const came = await bringTable(
      project,
      seen,
      bytes,
      about.data.of === 'answers' && form
        ? { answers: form }
        : about.data.of === 'series'
          ? { series: true, order: about.data.order }
          : { codes: true },
    )
    return came.ok ? c.json(came) : sorry(c, came.refusal)
  })
}
