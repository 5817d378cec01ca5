import type { Seen } from '../core/view/view.ts'
import { momentOf } from '../store/seen.ts'
import { Stopped, type Told } from '../work/job.ts'
import type { Trouble } from './answers.ts'
import type { ApiContext } from './request.ts'

/** What the asker may see of the project, at the moment that `?at=` names: an event's number, a day or a time. */
export async function seenIn(c: ApiContext): Promise<{ ok: true; seen: Seen } | { ok: false; trouble: Trouble }> {
  const { project, read } = c.var.served
  const at = c.req.query('at')
  const seq = at === undefined ? undefined : momentOf(project.journal.events, at)
  if (at !== undefined && seq === undefined) {
    const hint = 'Give the number of an event, or a day like 2024-06-19.'
    return { ok: false, trouble: { code: 'malformed', message: 'at: not a moment.', hint } }
  }
  return { ok: true, seen: await read(c.var.viewer, seq) }
}

/** Work that ends when whoever asked has gone; undefined then. */
export async function patiently<R>(c: ApiContext, work: (told: Told) => Promise<R>): Promise<R | undefined> {
  try {
    return await work({ step: () => {}, stopped: () => c.req.raw.signal.aborted })
  } catch (trouble) {
    if (trouble instanceof Stopped) return undefined
    throw trouble
  }
}
