import type { Hono } from 'hono'
import { type AnyView, views } from '../core/view/views.ts'
import { malformed, sorry } from './answers.ts'
import { type Api, seenIn } from './request.ts'

const offered: ReadonlyMap<string, AnyView> = new Map(Object.entries(views as Record<string, AnyView>))

export function viewRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/views/:name', async (c) => {
    const view = offered.get(c.req.param('name'))
    if (!view) return c.notFound()
    const { at: _, ...query } = c.req.query()
    const params = view.params.safeParse(query)
    if (!params.success) return sorry(c, malformed(params.error.issues, 'parameters'))
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const answer = view.answer(looked.seen, params.data)
    if (answer !== undefined) return c.json(answer as object)
    return sorry(c, {
      code: 'unknown-thing',
      message: 'There is no such thing at that moment.',
      hint: 'Check its id, or look at another moment.',
    })
  })
}
