import { mayRemember } from '../core/report/decide.ts'
import type { Seen } from '../core/view/view.ts'
import { exported } from '../work/report.ts'
import { type ApiContext, mayAsker } from './request.ts'

/**
 * Whether what is asked for is given out and remembered: asked for by POST, of this moment, by somebody who may write, and where
 * nothing is blinded to anybody.
 */
export const remembers = (c: ApiContext, { state, past }: Seen): boolean =>
  c.req.method === 'POST' && !past && mayAsker(c, 'mayWrite') && mayRemember(state)

/** What was given out is remembered as any other fact is recorded. Where it cannot be, it was given out all the same. */
export async function remember(c: ApiContext, held: Parameters<typeof exported>[1]): Promise<void> {
  const { project } = c.var.served
  await project.execute(c.var.viewer, exported(c.var.viewer, held, project.journal.events), c.var.most)
}
