import type { Hono } from 'hono'
import { z } from 'zod'
import { readTable } from '../adapters/read-table.ts'
import { formsOf } from '../core/characteristics/standing.ts'
import { idOf } from '../core/ids.ts'
import { barred } from '../core/project/decide.ts'
import { bringResponses, bringTable } from '../work/table-in.ts'
import { malformed, sorry } from './answers.ts'
import { bytesSent } from './body.ts'
import { patiently } from './reading.ts'
import { type Api, type ApiContext, mayAsker } from './request.ts'

/** What a table that is sent holds: codes, series of indicators, or one’s answers to a form (the first, unless it is named). */
export const TableSent = z.strictObject({
  of: z.enum(['codes', 'answers', 'series', 'responses']),
  /** Of responses: the wave; what a person says of columns, by their place; whether it is only tried. */
  wave: idOf('wav').optional(),
  columns: z.string().max(12_000).optional(),
  trying: z.literal('yes').optional(),
  form: idOf('form').optional(),
  order: z.enum(['day first', 'month first']).optional(),
})

const Said = z.record(
  z.string().regex(/^\d{1,4}$/),
  z.union([
    z.literal(['respondent', 'day', 'case', 'nothing']),
    z.strictObject({ item: z.string().max(64), option: z.string().max(2_000).optional() }),
  ]),
)

/** What a person says of columns, by their place; nothing where none is said, undefined where it is no such thing. */
function meansIn(columns: string | undefined): z.output<typeof Said> | undefined {
  try {
    return Said.safeParse(columns === undefined ? {} : JSON.parse(columns)).data
  } catch {
    return undefined
  }
}

/** Tables of codes and of answers, CSV or a workbook, brought in as one act. */
export function tableRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/tables', async (c) => {
    const about = TableSent.safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { project, read } = c.var.served
    const bytes = await bytesSent(c)
    const book = await workbook(c, bytes)
    if (!book) return c.body(null, 204)
    if (!book.ok) return sorry(c, book.refusal)
    const seen = await read(c.var.viewer)
    if (about.data.of === 'responses') {
      if (!mayAsker(c, 'mayReadAnswers')) return sorry(c, barred('mayReadAnswers'))
      const { wave, columns, trying } = about.data
      const said = meansIn(columns)
      if (!wave || !seen.state.wave.has(wave))
        return sorry(c, { code: 'unknown-thing', message: 'There is no such wave.', hint: 'Open one first.' })
      if (!said)
        return sorry(c, { code: 'malformed', message: 'What columns stand for is not said.', hint: 'Send it as JSON.' })
      const came = await bringResponses(project, seen, bytes, wave, { said, trying: trying === 'yes', rows: book.rows })
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    }
    const form = about.data.form ?? formsOf(seen.state)[0]?.id
    if (about.data.of === 'answers' && !(form && seen.state.form.has(form)))
      return sorry(c, { code: 'unknown-thing', message: 'There is no such form.', hint: 'Make one under Forms.' })
    const came = await bringTable(
      project,
      seen,
      book.rows ?? readTable(bytes),
      about.data.of === 'answers' && form
        ? { answers: form }
        : about.data.of === 'series'
          ? { series: true, order: about.data.order }
          : { codes: true },
    )
    return came.ok ? c.json(came) : sorry(c, came.refusal)
  })
}

/** The rows of a workbook, which is an archive and so is opened apart; without rows where it is none. */
async function workbook(c: ApiContext, bytes: Uint8Array) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: true as const }
  const answer = await patiently(c, (told) => c.var.served.readers.ask('table', { name: '', bytes }, told))
  return answer?.ok ? { ok: true as const, rows: answer.read } : answer
}
