import type { Hono } from 'hono'
import { z } from 'zod'
import { decoded, type Encoding, encodings } from '../adapters/decode.ts'
import { readRecords } from '../adapters/read-records.ts'
import { type Writable, writable, writeRecords } from '../adapters/write-records.ts'
import { tools } from '../core/choices.ts'
import type { Value } from '../core/fact.ts'
import { type Id, idOf } from '../core/ids.ts'
import { eventsOf } from '../core/journal.ts'
import { line } from '../core/noun.ts'
import { databaseOf } from '../core/record/database.ts'
import { formats } from '../core/record/formats/sniff.ts'
import { labelsIn } from '../core/record/labels-in.ts'
import { mayReadMarks, withoutMarks } from '../core/record/marks.ts'
import { pairId } from '../core/record/pair-id.ts'
import type { FileRead } from '../core/record/read.ts'
import { chosen, chosenIn } from '../core/view/library/chosen.ts'
import type { Store } from '../store/store.ts'
import { readingOf } from '../work/duplicates.ts'
import { foundIn } from '../work/found-in.ts'
import { labelled, takeTags, takeVotes } from '../work/labels.ts'
import { outgoing } from '../work/outgoing.ts'
import { malformed, sorry } from './answers.ts'
import { bodyOf, bytesSent, holdUntil } from './body.ts'
import { patiently, seenIn } from './reading.ts'
import { type Api, type ApiContext, mayAsker } from './request.ts'

/** What is said of a file in the address of its upload; its bytes are the body. */
export const Upload = z.strictObject({
  name: z.string().min(1).max(1_000),
  database: z.string().max(1_000).optional(),
  search: idOf('sch').optional(),
  run: idOf('run').optional(),
  /** Where its sources are screened first; without it they are no candidates. */
  stage: idOf('stg').optional(),
  format: z.enum(formats).optional(),
  encoding: z.enum(encodings).optional(),
  /** For tables: which column stands for what, as JSON of heading to meaning. */
  columns: z.string().max(100_000).transform(toColumns).optional(),
  again: z.literal('1').optional(),
  /** `0` leaves duplicates as they are. */
  join: z.enum(['0', '1']).optional(),
})

/** Which of the tags of an import its sources are to have. */
export const TagsAsked = z.strictObject({ names: z.array(line).min(1).max(1_000) })

/** Whose decisions of an import are votes of whom, and at which stage. */
export const VotesAsked = z.strictObject({
  maker: z.strictObject({ tool: z.enum(tools), who: line.optional(), stage: line.optional() }),
  person: idOf('per'),
  stage: idOf('stg'),
})

function toColumns(text: string, ctx: z.RefinementCtx): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    ctx.addIssue('expected JSON of heading to meaning')
    return z.NEVER
  }
}

export function recordRoutes(app: Hono<Api>): void {
  app.post('/api/p/:project/imports', async (c) => {
    const about = Upload.safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { stage, join, again, ...rest } = about.data
    const bytes = await bytesSent(c)
    const file = { ...rest, bytes, who: c.var.viewer, entersAt: stage, again: again === '1' }
    const { jobs } = c.var.served
    const { id } = jobs.start({ do: 'import', file, join: join !== '0' })
    holdUntil(c, jobs.over(id))
    return c.json({ job: id }, 202)
  })

  app.post('/api/p/:project/imports/preview', async (c) => {
    const about = Upload.partial().safeParse(c.req.query())
    if (!about.success) return sorry(c, malformed(about.error.issues, 'parameters'))
    const { name = '', format, encoding, columns } = about.data
    const how = { ...(format && { format }), ...(encoding && { encoding }), ...(columns && { columns }) }
    const file = { name, bytes: await bytesSent(c), how }
    // Read apart: what an archive may unpack to would hold everybody up here.
    const answer = await patiently(c, (told) => c.var.served.readers.ask('preview', file, told))
    if (!answer) return c.body(null, 204)
    return answer.ok ? c.json(answer.read) : sorry(c, answer.refusal)
  })

  app.get('/api/p/:project/imports/:id/report', async (c) => {
    const { store, journal } = c.var.served.project
    const id = c.req.param('id') as Id<'imp'>
    const report = journal.state.import.get(id)?.report
    const blob = report && (await store.blob(report))
    if (!blob) return c.notFound()
    const { labelled, ...read } = JSON.parse(new TextDecoder().decode(blob.bytes)) as FileRead
    return c.json({ ...read, ...(labelled && mayRead(c, id) && { labelled }) })
  })

  app.get('/api/p/:project/imports/:id/labels', async (c) => {
    const { project } = c.var.served
    const id = c.req.param('id') as Id<'imp'>
    if (!project.journal.state.import.has(id)) return c.notFound()
    if (!mayRead(c, id)) return c.json({ decisions: [], tags: [] })
    return c.json(labelsIn((await labelled(project, id)).map(({ labels }) => ({ labels }))))
  })
  app.post('/api/p/:project/imports/:id/tags', async (c) => {
    const { project } = c.var.served
    const id = c.req.param('id') as Id<'imp'>
    if (!project.journal.state.import.has(id)) return c.notFound()
    const asked = TagsAsked.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'body'))
    const result = await takeTags(project, c.var.viewer, id, asked.data.names)
    return result.ok ? c.json(result) : sorry(c, result.refusal)
  })

  app.post('/api/p/:project/imports/:id/votes', async (c) => {
    const { project } = c.var.served
    const id = c.req.param('id') as Id<'imp'>
    if (!project.journal.state.import.has(id)) return c.notFound()
    const asked = VotesAsked.safeParse(await bodyOf(c))
    if (!asked.success) return sorry(c, malformed(asked.error.issues, 'body'))
    const result = await takeVotes(project, c.var.viewer, id, asked.data)
    return result.ok ? c.json(result) : sorry(c, result.refusal)
  })

  app.get('/api/p/:project/records/:id', async (c) => {
    const { store, journal } = c.var.served.project
    const record = journal.state.record.get(c.req.param('id') as Id<'rec'>)
    const read = record && (await readingOf(store, record.material))
    if (!record || !read) return c.notFound()
    const file = journal.state.import.get(record.import)
    // Of a whole import or of none of its records: which of them somebody decided on is blinded too.
    const open = mayRead(c, record.import) || !(await isMarked(store, file))
    const bytes = open && read.bytes && file && (await store.part(file.blob, ...read.bytes))
    return c.json({
      ...(open ? read : withoutMarks(read)),
      ...(bytes && asWritten(bytes, file)),
      source: record.source,
      file: file?.file,
      database: databaseOf(journal.state, record.import),
    })
  })

  app.get('/api/p/:project/jobs', (c) => c.json({ jobs: c.var.served.jobs.list() }))
  app.delete('/api/p/:project/jobs/:id', (c) =>
    c.var.served.jobs.cancel(c.req.param('id')) ? c.json({}) : c.notFound(),
  )

  app.post('/api/p/:project/duplicates', (c) => {
    return c.json({ job: c.var.served.jobs.start({ do: 'duplicates', who: c.var.viewer }).id }, 202)
  })
  app.get('/api/p/:project/duplicates', (c) => {
    const { project, open, jobs } = c.var.served
    const { state } = project.journal
    // A search holds the whole project once more, and only who decides on pairs needs what it finds.
    if (!open.known && mayAsker(c, 'mayWrite')) {
      open.known = true
      jobs.start({ do: 'duplicates', who: c.var.viewer, join: false })
    }
    const looking = jobs.list().some((one) => one.do === 'duplicates' && /^(waiting|running)$/.test(one.state))
    const stands = ({ sources: [a, b] }: { sources: [Id<'src'>, Id<'src'>] }) =>
      state.source.has(a) && state.source.has(b) && !state.pair.has(pairId(a, b))
    return c.json({
      looked: open.looked,
      looking,
      likely: open.likely.filter(stands),
      related: open.related.filter(stands),
    })
  })

  app.get('/api/p/:project/sources/:format', async (c) => {
    const format = c.req.param('format')
    if (!(writable as readonly string[]).includes(format)) return c.notFound()
    const { at: _, download: __, ...query } = c.req.query()
    const which = z.object(chosen).safeParse(query)
    if (!which.success) return sorry(c, malformed(which.error.issues, 'parameters'))
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const { project, slug } = c.var.served
    const { text } = which.data
    const words = text ? await foundIn(project, looked.seen.state, text) : undefined
    if (words && !words.ok) return sorry(c, words.trouble)
    const seen = words ? { ...looked.seen, found: words.found } : looked.seen
    c.header('content-type', 'application/octet-stream')
    c.header('content-disposition', `attachment; filename="${encodeURIComponent(slug)}.${endings[format as Writable]}"`)
    return c.body(streamOf(writeRecords(format as Writable, outgoing(seen, project.store, chosenIn(seen, which.data)))))
  })
}

const mayRead = (c: ApiContext, from: Id<'imp'>): boolean => {
  const { journal } = c.var.served.project
  return mayReadMarks(journal.state, c.var.viewer, eventsOf(journal, from))
}

/** Whether another tool left anything in the records of an import. */
async function isMarked(store: Store, file: Value<'import'> | undefined): Promise<boolean> {
  const report = file?.report && (await store.blob(file.report))
  // An import without a report is not known to be free of marks.
  return !report || (JSON.parse(new TextDecoder().decode(report.bytes)) as FileRead).labelled !== undefined
}

/** Pieces of a file as the body of an answer: they are made as they are read. */
function streamOf(pieces: AsyncGenerator<Uint8Array | string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      // Many small pieces would make many small packets.
      let text = ''
      while (text.length < 65_536) {
        const { done, value } = await pieces.next()
        if (done) {
          if (text) controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        if (typeof value === 'string') text += value
        else return controller.enqueue(value)
      }
      controller.enqueue(encoder.encode(text))
    },
    cancel: () => void pieces.return(undefined),
  })
}

const endings: Record<Writable, string> = {
  ris: 'ris',
  nbib: 'nbib',
  bibtex: 'bib',
  'csl-json': 'json',
  'endnote-xml': 'xml',
  csv: 'csv',
  tsv: 'tsv',
  xlsx: 'xlsx',
}

/** The bytes of one record, as text and as fields: read once more from the file that is kept. */
function asWritten(bytes: Uint8Array, { format, encoding }: Value<'import'>) {
  const text = [...decoded(bytes, { encoding: encoding as Encoding, skip: 0 })].map((piece) => piece.text).join('')
  const again = readRecords(new TextEncoder().encode(text), { format }).next()
  return { text: text.slice(0, 200_000), fields: again.done ? [] : again.value.fields }
}
