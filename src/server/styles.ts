import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { readStyle } from '../adapters/csl/style.ts'
import type { Id } from '../core/ids.ts'
import { get } from '../core/state.ts'
import { sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Api } from './request.ts'

/** The text of a style, as it lies in a .csl file. */
export const StyleSent = z.object({ csl: z.string() })

/**
 * Brings a citation style into a project and cites in it: `{ csl }`, its text. It is looked into before it is kept, as a
 * command alone would take any text; one that is there already, or comes with Retroduce, is not kept twice.
 */
export function styleRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/styles', async (c) => {
    const sent = StyleSent.safeParse(await bodyOf(c))
    const read = readStyle(sent.data?.csl ?? '')
    if ('code' in read) return sorry(c, read)
    const { project } = c.var.served
    const { state } = project.journal
    const [about, told] = [...state.project][0] ?? []
    const style = 'same' in read ? read.same : idOf(read.csl)
    const changes: object[] = []
    if ('csl' in read && !get(state, 'citationStyle', idOf(read.csl)))
      changes.push({ type: 'style.brought', id: style, from: null, to: { name: read.title, csl: read.csl } })
    if (about && told?.style !== style)
      changes.push({ type: 'project.described', id: about, from: { style: told?.style ?? null }, to: { style } })
    if (changes.length === 0) return c.json({ style })
    const result = await project.execute(c.var.viewer, { do: 'change', changes }, c.var.most)
    return result.ok ? c.json({ style }) : sorry(c, result.refusal)
  })
}

const idOf = (csl: string): Id<'sty'> => `sty_${createHash('sha256').update(csl).digest('hex').slice(0, 20)}`
