import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { titleOf } from '../core/evaluation/fork.ts'
import type { Id } from '../core/ids.ts'
import { inFolder } from '../store/parts.ts'
import { createSqlite } from '../store/sqlite.ts'
import { writeFork } from '../work/fork.ts'
import { sorry } from './answers.ts'
import type { Api } from './request.ts'
import { saved } from './sending.ts'

/** A new evaluation from a frozen version of the theory, as a project file to save: `?version=ver_…&title=…`. */
export function forkRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/evaluation.retro', async (c) => {
    const { served, viewer: who } = c.var
    const { version = '', title } = c.req.query()
    return inFolder(async (folder) => {
      const path = join(folder, 'evaluation.retro')
      const store = createSqlite(path)
      const named = title?.trim() || `Evaluation of ${titleOf(served.project.journal.state)}`
      const made = await writeFork(
        served.project,
        { version: version as Id<'ver'>, who, title: named.slice(0, 500) },
        store,
      ).finally(() => store.close())
      if ('code' in made) return sorry(c, made)
      saved(c, `${served.slug}-evaluation.retro`)
      return c.body(new Uint8Array(await readFile(path)))
    })
  })
}
