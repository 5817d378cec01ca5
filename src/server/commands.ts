import type { Hono } from 'hono'
import { consequences } from '../core/theory/consequences.ts'
import { lastKnown } from '../store/seen.ts'
import { afterWithdrawal, beforeClosing } from '../work/answers-in.ts'
import { sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api } from './request.ts'

export function commandRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/commands', async (c) => {
    const { viewer, served, most } = c.var
    const { project } = served
    const command = await bodyOf(c)
    await beforeClosing(project, viewer, command, most)
    const result = await project.execute(viewer, command, most)
    if (!result.ok) return sorry(c, result.refusal)
    if ((command as { do?: unknown }).do === 'withdraw') await afterWithdrawal(project)
    return c.json({ ...result, seq: lastKnown(project.journal, viewer, result.seq) })
  })
  app.post('/api/p/:project/preview', async (c) => {
    const { project, read } = c.var.served
    const decided = project.consider(c.var.viewer, await bodyOf(c), c.var.most)
    if (!decided.ok) return sorry(c, decided.refusal)
    return c.json(consequences((await read(c.var.viewer)).state, decided.facts))
  })
}
