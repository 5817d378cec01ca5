import type { Hono } from 'hono'
import type { DocumentText } from '../core/document/text.ts'
import type { Id } from '../core/ids.ts'
import type { RecordRead } from '../core/record/read.ts'
import type { Seen } from '../core/view/view.ts'
import { type AnyView, views } from '../core/view/views.ts'
import { readingOf } from '../work/duplicates.ts'
import { textOf } from '../work/find.ts'
import { foundIn } from '../work/found-in.ts'
import { inTurn } from '../work/ranking/ranker.ts'
import { malformed, sorry } from './answers.ts'
import { seenIn } from './reading.ts'
import type { Api } from './request.ts'
import type { Served } from './served.ts'

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
    const words = view.words?.(params.data)
    const found = words ? await foundIn(c.var.served.project, looked.seen.state, words) : undefined
    if (found && !found.ok) return sorry(c, found.trouble)
    const wish = looked.seen.past ? undefined : view.ranking?.(looked.seen, params.data)
    const made = wish && (await c.var.served.rankings.of({ viewer: looked.seen.viewer, ...wish }))
    const ranked = made && { order: { [Symbol.iterator]: () => inTurn(made) }, of: made.rows.length, ...made }
    const finding = looked.seen.past ? undefined : view.finding?.(looked.seen, params.data)
    const put = finding && (await c.var.served.finders.of({ viewer: looked.seen.viewer, ...finding }))
    const seen: Seen = {
      ...looked.seen,
      ...(put && { looked: put }),
      ...(found && { found: found.found }),
      ...(ranked && { ranked }),
    }
    const records = view.records?.(seen, params.data)
    const readings = records && (await readingsIn(c.var.served, seen, records))
    const documents = view.texts?.(seen, params.data)
    const texts = documents && (await textsIn(c.var.served, seen, documents))
    const answer = view.answer({ ...seen, ...(readings && { readings }), ...(texts && { texts }) }, params.data)
    if (answer !== undefined) return c.json(answer as object)
    return sorry(c, {
      code: 'unknown-thing',
      message: 'There is no such thing at that moment.',
      hint: 'Check its id, or look at another moment.',
    })
  })
}

/** What some documents say, from the material that is kept of them. */
async function textsIn({ project: { store } }: Served, { state }: Seen, ids: readonly Id<'doc'>[]) {
  const texts = new Map<Id<'doc'>, DocumentText>()
  for (const id of ids) {
    const text = await textOf(store, state.document.get(id)?.text)
    if (text) texts.set(id, text)
  }
  return texts
}

/** What some records say, from the material that is kept of them. */
async function readingsIn({ project: { store } }: Served, { state }: Seen, ids: readonly Id<'rec'>[]) {
  const readings = new Map<Id<'rec'>, RecordRead>()
  for (const id of ids) {
    const material = state.record.get(id)?.material
    const read = material && (await readingOf(store, material))
    if (read) readings.set(id, read)
  }
  return readings
}
