import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../core/ids.ts'
import { inFolder } from '../store/parts.ts'
import { createSqlite } from '../store/sqlite.ts'
import { handOut, takeBack } from '../work/hand-out.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf } from './body.ts'
import { copySent } from './copies.ts'
import type { Api } from './request.ts'
import { saved } from './sending.ts'

/** What copy is asked for; without `sample` and `sources` all that wait for the person. */
export const HandOutAsked = z.strictObject({
  stage: idOf('stg'),
  person: idOf('per'),
  sample: z.number().int().min(1).optional(),
  sources: z.array(idOf('src')).min(1).max(100_000).optional(),
  documents: z.literal(true).optional(),
  codes: z.literal(true).optional(),
})

/** Small copies for outside reviewers, and what comes back in them. */
export function handOutRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/hand-outs', async (c) => {
    const asked = HandOutAsked.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'hand-out'))
    const { project, read, slug } = c.var.served
    const seen = await read(c.var.viewer)
    return inFolder(async (folder) => {
      const path = join(folder, 'copy.retro')
      const store = createSqlite(path)
      const made = await handOut(seen, project, asked.data, store).finally(() => store.close())
      if (!made.ok) return sorry(c, made.refusal)
      saved(c, `${slug}-${asked.data.person.slice('per_'.length)}.retro`)
      c.header('x-retroduce-kept', String(made.kept))
      return c.body(new Uint8Array(await readFile(path)))
    })
  })
  app.post('/api/p/:project/take-back', async (c) => {
    const { project } = c.var.served
    return copySent(c, async (copy) => {
      const came = await takeBack(c.var.viewer, project, copy)
      return came.ok ? c.json(came) : sorry(c, came.refusal)
    })
  })
}
