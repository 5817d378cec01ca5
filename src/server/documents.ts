import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { matcher } from '../core/document/match.ts'
import { mediaTypes } from '../core/document/sniff.ts'
import { type Id, idOf } from '../core/ids.ts'
import { sourceLabel } from '../core/label.ts'
import { annotationsOf } from '../work/annotations-of.ts'
import { findIn } from '../work/find.ts'
import { malformed, sorry } from './answers.ts'
import { bytesSent, holdUntil } from './body.ts'
import { patiently, seenIn } from './reading.ts'
import type { Api, ApiContext } from './request.ts'

/** What is said of a file to attach in the address of its upload; its bytes are the body. */
export const Attachment = z.strictObject({
  name: z.string().min(1).max(1_000),
  source: idOf('src'),
  /** The document of which it is a better copy. */
  replaces: idOf('doc').optional(),
  note: z.string().max(2_000).optional(),
})
/** How a document is read anew. */
const Reread = z.strictObject({
  /** The language in which the words of its scanned pages are recognised, by its three letters (ISO 639-2). */
  recognise: z.string().max(20).optional(),
})
export const Looked = z.strictObject({ name: z.string().min(1).max(1_000) })
const Sought = z.strictObject({
  text: z.string().min(1).max(1_000),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})

/** How many files may wait in memory. */
const mostWaiting = 40
/** The pages in which a file says what it is. */
const titlePages = 2

/** Files of sources: taken in, read as text, marks or bytes, read anew, and put in the place of another. */
export function documentRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/documents', async (c) => {
    const about = Attachment.safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { jobs, project } = c.var.served
    const no = unknown(c, about.data)
    if (no) return no
    const goingOn = jobs
      .list()
      .filter(({ do: does, state }) => does === 'attach' && state !== 'done' && state !== 'refused')
    if (goingOn.length >= mostWaiting)
      return sorry(c, { code: 'busy', message: 'Many files are being read.', hint: 'Send this one in a moment.' })
    const bytes = await bytesSent(c)
    // Whether the source is still there is asked again when all is read.
    if (!project.journal.state.source.has(about.data.source)) return c.notFound()
    const { id } = jobs.attach({ ...about.data, bytes, who: c.var.viewer })
    holdUntil(c, jobs.over(id))
    return c.json({ job: id }, 202)
  })

  app.post('/api/p/:project/documents/look', async (c) => {
    const about = Looked.safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { name } = about.data
    const bytes = await bytesSent(c)
    const answer = await patiently(c, (told) => c.var.served.readers.read({ name, bytes, first: titlePages }, told))
    if (!answer) return c.body(null, 204)
    const { state } = c.var.served.project.journal
    const seen = answer.ok ? answer.read : { about: {}, beginning: '' }
    const blob = sha256(bytes)
    const there = [...state.document].find(([, document]) => document.blob === blob)
    return c.json({
      ...(answer.ok ? { mediaType: answer.read.mediaType, about: answer.read.about } : { refusal: answer.refusal }),
      proposals: matcher(state)({ name, ...seen }).map((one) => ({
        ...one,
        label: sourceLabel(state, one.source),
        title: state.source.get(one.source)?.reference.title ?? '',
      })),
      ...(there && { attachedTo: { id: there[1].source, label: sourceLabel(state, there[1].source) } }),
    })
  })

  app.post('/api/p/:project/documents/:id/reread', (c) => {
    const { jobs, project } = c.var.served
    const document = c.req.param('id') as Id<'doc'>
    const value = project.journal.state.document.get(document)
    if (!value) return c.notFound()
    const asked = Reread.safeParse(c.req.query())
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'parameters'))
    const again = { who: c.var.viewer, document, name: value.file, source: value.source, ...asked.data }
    return c.json({ job: jobs.reread(again).id }, 202)
  })

  app.get('/api/p/:project/documents/:id/text', async (c) => {
    const { store, journal } = c.var.served.project
    const hash = journal.state.document.get(c.req.param('id') as Id<'doc'>)?.text
    const text = hash === undefined ? undefined : await store.blob(hash)
    // As it is kept, which is JSON of our own: a book has megabytes of it, and reading it here would only delay.
    return text ? c.body(new Uint8Array(text.bytes), 200, { 'content-type': 'application/json' }) : c.notFound()
  })

  app.get('/api/p/:project/documents/:id/file', async (c) => file(c))

  app.get('/api/p/:project/find', async (c) => {
    const asked = Sought.safeParse(c.req.query())
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'parameters'))
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const found = await findIn(c.var.served.project, looked.seen, asked.data.text, asked.data.limit)
    if (found.ok) return c.json(found)
    return sorry(c, {
      code: 'malformed',
      message: found.message,
      hint: 'Words, "phrases", AND, OR, NOT and begin* can be looked for.',
    })
  })

  app.get('/api/p/:project/annotations.jsonld', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    c.header('content-type', 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"')
    return c.body(JSON.stringify(await annotationsOf(c.var.served.project.store, looked.seen)))
  })
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function unknown(c: ApiContext, { source, replaces }: z.output<typeof Attachment>): Response | undefined {
  const { state } = c.var.served.project.journal
  if (!state.source.has(source))
    return sorry(c, {
      code: 'unknown-thing',
      message: `There is no ${source}.`,
      hint: 'It was joined or removed. Reload and look.',
    })
  if (replaces && state.document.get(replaces)?.source !== source)
    return sorry(c, {
      code: 'does-not-fit',
      message: 'The document it replaces is not of this source.',
      hint: 'Name a document of the source that the file is attached to.',
    })
}

/** What a browser may show by itself. Anything else is only ever saved. */
const shown: ReadonlySet<string> = new Set([mediaTypes.pdf, mediaTypes.plain])

/**
 * The file as it was attached, or the part that is asked for (RFC 9110, 14.2). It comes from anywhere, so it is shown in
 * a place of its own where nothing runs and nothing is fetched, and its kind is what it was found to be.
 */
async function file(c: ApiContext): Promise<Response> {
  const { store, journal } = c.var.served.project
  const document = journal.state.document.get((c.req.param('id') ?? '') as Id<'doc'>)
  if (!document) return c.notFound()
  const known = Object.values(mediaTypes).find((type) => type === document.mediaType)
  const headers: Record<string, string> = {
    'content-type': known
      ? known.startsWith('text/')
        ? 'text/plain; charset=utf-8'
        : known
      : 'application/octet-stream',
    'content-disposition': `${shown.has(document.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(document.file).replaceAll("'", '%27')}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'accept-ranges': 'bytes',
  }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(c.req.header('range') ?? '') ?? []
  if (from === undefined) {
    const blob = await store.blob(document.blob)
    return blob ? c.body(new Uint8Array(blob.bytes), 200, headers) : c.notFound()
  }
  const size = await store.size(document.blob)
  if (size === undefined) return c.notFound()
  const [start, end] = [Number(from), Math.min(to ? Number(to) : size - 1, size - 1)]
  if (start > end) return c.body(null, 416, { 'content-range': `bytes */${size}` })
  const part = await store.part(document.blob, start, end - start + 1)
  return c.body(new Uint8Array(part ?? []), 206, { ...headers, 'content-range': `bytes ${start}-${end}/${size}` })
}
