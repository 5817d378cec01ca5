import type { Hono } from 'hono'
import { consequences } from '../core/theory/consequences.ts'
import { sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api } from './request.ts'

export function commandRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/commands', async (c) => {
    const result = await c.var.served.project.execute(c.var.viewer, await bodyOf(c), c.var.most)
    return result.ok ? c.json(result) : sorry(c, result.refusal)
  })
  app.post('/api/p/:project/preview', async (c) => {
    const { project, read } = c.var.served
    const decided = project.consider(c.var.viewer, await bodyOf(c), c.var.most)
    if (!decided.ok) return sorry(c, decided.refusal)
    return c.json(consequences((await read(c.var.viewer)).state, decided.facts))
  })
}
