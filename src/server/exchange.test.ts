import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { article } from '../../test/support/article.ts'
import { pdf } from '../../test/support/pdf.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { anchorOf } from '../core/coding/anchors.ts'
import { createSqlite } from '../store/sqlite.ts'
import { attach } from '../work/attach.ts'
import type { BroughtOver, Looked } from '../work/exchange-in.ts'
import { textOf } from '../work/find.ts'
import { silent } from '../work/job.ts'
import { readersApart } from '../work/read-apart.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const project = await foundedOn(createSqlite(':memory:'))
const other = await foundedOn(createSqlite(':memory:'))
const projects = openProjects({ review: project, other })
const app = makeApp({ projects })
const readers = readersApart(1)
afterAll(async () => {
  readers.close()
  await projects.close()
})
await project.store.putPerson({ id: 'per_ana', name: 'Ana Čapek', initials: 'AČ' })
await project.execute('per_ana', {
  do: 'change',
  changes: [
    made('source.described', 'src_a', { kind: 'article', reference: { type: 'article', title: 'A' } }),
    made('code.defined', 'cod_t', { name: 'Trust', colour: '#44aa99', order: 1 }),
  ],
})
const came = await attach(
  project,
  readers,
  { name: 'a.pdf', bytes: pdf(article(1, { pages: 1 })), source: 'src_a', who: 'per_ana' },
  silent,
)
const document = came.ok ? came.document : 'doc_'
const read = await textOf(project.store, project.journal.state.document.get(document)?.text)
if (!read) throw new Error('no text')
await project.execute('per_ana', {
  do: 'change',
  changes: [
    made('excerpt.made', 'exc_1', {
      source: 'src_a',
      document,
      ...anchorOf(read, { start: 100, end: 180 }),
      by: 'per_ana',
    }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_t', by: 'per_ana' }),
  ],
})

const bytesAt = async (path: string) => new Uint8Array(await (await app.request(`/api/p/review/${path}`)).arrayBuffer())
const send = async (path: string, body: Uint8Array | object, slug = 'other') => {
  const raw = body instanceof Uint8Array
  const answer = await app.request(`/api/p/${slug}/${path}`, {
    method: 'POST',
    headers: { 'content-type': raw ? 'application/octet-stream' : 'application/json' },
    body: raw ? new Uint8Array(body) : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a project goes out, is looked at elsewhere without being kept, and comes in', async () => {
  const archive = await bytesAt('exchange.qdpx')
  expect(new TextDecoder().decode(unzipSync(archive)['project.qde'])).toContain('Ana Čapek')
  expect(new TextDecoder().decode(unzipSync(await bytesAt('exchange.qdpx?names=0'))['project.qde'])).not.toContain(
    'Čapek',
  )
  expect(new TextDecoder().decode(await bytesAt('codebook.qdc'))).toContain('name="Trust"')
  const looked = (await send('exchange/look?name=a.qdpx', archive)).body as unknown as Looked
  expect(looked).toMatchObject({ ok: true, counts: { excerpts: 1, placed: 1 }, users: [{ name: 'Ana Čapek' }, {}, {}] })
  expect(other.journal.state.excerpt.size).toBe(0)
  const guid = looked.users[0]?.guid ?? ''
  const people = encodeURIComponent(JSON.stringify({ [guid]: 'per_ben' }))
  const brought = (await send(`exchange?name=a.qdpx&people=${people}`, archive)).body as unknown as BroughtOver
  expect(brought).toMatchObject({ ok: true, unplaced: [], counts: { excerpts: 1, codings: 1 } })
  expect([...other.journal.state.coding.values()]).toMatchObject([{ by: 'per_ben' }])
})

test('what is wrong with a file is told under its code, and nothing is kept', async () => {
  const seq = other.journal.events.length
  expect(await send('exchange?name=a.qdpx', new TextEncoder().encode('<a/>'))).toMatchObject({
    status: 422,
    body: { error: { code: 'unknown-format' } },
  })
  expect((await send('exchange?name=a.qdpx&people=%7B', new Uint8Array([1]))).status).toBe(400)
  expect(other.journal.events).toHaveLength(seq)
})

test('a PDF is saved with its excerpts as highlights; its colours are seen and become codes', async () => {
  const marked = await bytesAt(`documents/${document}/marked.pdf`)
  expect(new TextDecoder('latin1').decode(marked)).toContain('/Subtype /Highlight')
  const placed = await attach(
    project,
    readers,
    { name: 'b.pdf', bytes: marked, source: 'src_a', who: 'per_ana' },
    silent,
  )
  if (!placed.ok) throw new Error(placed.refusal.message)
  const seen = await (await app.request(`/api/p/review/documents/${placed.document}/marks`)).json()
  expect(seen).toMatchObject({ colours: [{ colour: '#44aa99', marks: 1, known: 0 }] })
  const taken = await send(
    `documents/${placed.document}/marks`,
    { colours: { '#44aa99': { code: 'cod_t' } } },
    'review',
  )
  expect(taken.body).toMatchObject({ ok: true, excerpts: 1, codings: 1, codes: 0 })
  expect((await send(`documents/${placed.document}/marks`, { colours: { a: 3 } }, 'review')).status).toBe(400)
})
