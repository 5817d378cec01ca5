import type { Hono } from 'hono'
import { z } from 'zod'
import { columnMeanings, splits } from '../core/choices.ts'
import { withinConsent } from '../core/consent/within.ts'
import { idOf } from '../core/ids.ts'
import { text } from '../core/noun.ts'
import { isTheoryForm, theoryFormEndings, theoryForms } from '../core/theory/forms.ts'
import { bringTheory, lookAtTheory } from '../work/theory-in.ts'
import { malformed, sorry } from './answers.ts'
import { bytesSent } from './body.ts'
import { patiently, seenIn } from './reading.ts'
import type { Api } from './request.ts'

const column = z.strictObject({
  is: z
    .union([
      z.enum(columnMeanings),
      z.templateLiteral(['slot ', z.string()]),
      z.templateLiteral(['sources ', z.string()]),
    ])
    .optional(),
  split: z.enum(splits).optional(),
})
/** How a file becomes theory, as far as a person has said. */
const TheoryReadAs = z.strictObject({
  table: z.number().int().min(0).max(10_000).optional(),
  as: z.enum(['table', 'text']).optional(),
  template: idOf('tpl').optional(),
  heads: z.number().int().min(0).max(50).optional(),
  columns: z.record(z.string().max(10), column).optional(),
  goesOn: z.boolean().optional(),
  cited: z.enum(['whole', 'parts']).optional(),
  split: z.enum(splits).optional(),
  under: idOf('pt').optional(),
  why: text.optional(),
})
/** What is said of a file of configurations in the address of its upload; its bytes are the body. */
export const TheorySent = z.strictObject({
  name: z.string().min(1).max(1_000),
  /** JSON. */
  reading: z
    .string()
    .max(100_000)
    .transform((json, ctx): z.output<typeof TheoryReadAs> => {
      try {
        return TheoryReadAs.parse(JSON.parse(json))
      } catch {
        ctx.addIssue('expected JSON of how the file is read')
        return z.NEVER
      }
    })
    .optional(),
})

/** Theory that comes in from files and sentences, and goes out in the forms of others. */
export function theoryRoutes(app: Hono<Api>): void {
  for (const [path, work] of [
    ['theory/look', lookAtTheory],
    ['theory', bringTheory],
  ] as const)
    app.post(`/api/p/:project/${path}`, async (c) => {
      const about = TheorySent.safeParse(c.req.query())
      if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
      const { project, readers } = c.var.served
      const looked = await seenIn(c)
      if (!looked.ok) return sorry(c, looked.trouble)
      const asked = { name: about.data.name, bytes: await bytesSent(c), ...about.data.reading }
      const came = await patiently(c, (told) => work(project, readers, looked.seen, asked, told))
      if (!came) return c.body(null, 204)
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    })

  app.get('/api/p/:project/theory/:form', async (c) => {
    const form = c.req.param('form')
    if (!isTheoryForm(form))
      return sorry(c, {
        code: 'no-such-route',
        message: `“${form.slice(0, 40)}” is no form of theory.`,
        hint: `Ask for ${Object.keys(theoryForms).join(', ')}.`,
      })
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const name = `${c.var.served.slug}-theory.${theoryFormEndings[form]}`
    c.header('content-type', 'application/octet-stream')
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    return c.body(theoryForms[form](withinConsent(looked.seen.state, 'copy', looked.seen.now)))
  })
}
