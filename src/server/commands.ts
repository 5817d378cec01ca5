import type { Hono } from 'hono'
import { sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api } from './request.ts'

export function commandRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/commands', async (c) => {
    const result = await c.var.served.project.execute(c.var.viewer, await bodyOf(c))
    return result.ok ? c.json(result) : sorry(c, result.refusal)
  })
}
