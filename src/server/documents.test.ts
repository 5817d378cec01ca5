import { afterAll, expect, test } from 'vitest'
import { article } from '../../test/support/article.ts'
import { docx, paragraph } from '../../test/support/docx.ts'
import { pdf } from '../../test/support/pdf.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import type { DocumentText } from '../core/document/text.ts'
import { createSqlite } from '../store/sqlite.ts'
import { verifyStore } from '../store/verify.ts'
import type { FoundIn } from '../work/find.ts'
import type { AttachJob } from '../work/jobs.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const title = 'Leading together: a realist review of integrated care'
const project = await foundedOn(createSqlite(':memory:'))
const projects = openProjects({ review: project })
const app = makeApp({ projects })
afterAll(() => projects.close())
await project.execute('per_ana', {
  do: 'change',
  changes: [
    made('source.described', 'src_sims', {
      kind: 'article',
      reference: { type: 'article-journal', title, doi: '10.1234/abc.5', author: [{ family: 'Sims' }], year: 2021 },
    }),
    made('source.described', 'src_wu', {
      kind: 'interview',
      reference: { type: 'interview', title: 'Interview 1', author: [{ family: 'Wu' }], year: 2020 },
    }),
  ],
})

const raw = (path: string, init?: RequestInit) => app.request(`/api/p/review/${path}`, init)
const ask = async <T = Record<string, unknown>>(path: string, init?: RequestInit) => {
  const answer = await raw(path, init)
  return { status: answer.status, body: (await answer.json()) as T }
}
const send = <T = Record<string, unknown>>(path: string, body: Uint8Array) =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(body) })
/** Attaches a file and waits for what comes of it. */
async function attach(query: string, bytes: Uint8Array) {
  const { body } = await send<{ job: string }>(`documents?${query}`, bytes)
  for (;;) {
    const { jobs } = (await ask<{ jobs: AttachJob[] }>('jobs')).body
    const job = jobs.find(({ id }) => id === body.job)
    if (job?.outcome) return job.outcome
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const paper = pdf(article(3, { pages: 4, title, doi: '10.1234/abc.5' }))
const talk = docx(
  ['I: What helped?', 'P1: Short meetings, and trust.', 'I: Why?', 'P1: People could see it.']
    .map((text) => paragraph(text))
    .join(''),
)

test('a file says whose it seems to be, and nothing is attached by looking', async () => {
  const { body } = await send('documents/look?name=download.pdf', paper)
  expect(body).toMatchObject({
    mediaType: 'application/pdf',
    proposals: [
      {
        source: 'src_sims',
        sure: true,
        held: false,
        label: 'Sims 2021',
        reasons: ['Its DOI is 10.1234/abc.5.', expect.stringContaining('title')],
      },
    ],
  })
  expect((await send('documents/look?name=wu%202020.docx', talk)).body).toMatchObject({
    proposals: [{ source: 'src_wu', sure: false, reasons: ['Its name holds the author and the year.'] }],
  })
  expect((await send('documents/look?name=x.pdf', pdf([], {}))).body).toMatchObject({
    refusal: { code: 'empty' },
    proposals: [],
  })
  expect(project.journal.state.document.size).toBe(0)
})

test('a file is attached to its source, listed, and shown as it is, in a place where nothing runs', async () => {
  const outcome = await attach('name=sims.pdf&source=src_sims&note=published', paper)
  expect(outcome).toMatchObject({ ok: true, pages: 4, scanned: 0, problems: [] })
  expect(await attach('name=talk.docx&source=src_wu', talk)).toMatchObject({ ok: true, pages: 0 })
  const { body } = await ask<{ rows: { documents: { id: string }[] }[] }>('views/documents')
  expect(body).toMatchObject({
    documents: 2,
    sums: { here: 2, missing: 0 },
    rows: [
      { label: 'Sims 2021', state: 'retrieved', documents: [{ file: 'sims.pdf', pages: 4, note: 'published' }] },
      { label: 'Wu 2020', documents: [{ file: 'talk.docx' }] },
    ],
  })
  const id = body.rows[0]?.documents[0]?.id
  const text = (await ask<DocumentText>(`documents/${id}/text`)).body
  expect(text.pages).toHaveLength(4)
  expect(text.text).toContain('Abstract.')
  const file = await raw(`documents/${id}/file`)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    'x-content-type-options': 'nosniff',
    'content-disposition': "inline; filename*=UTF-8''sims.pdf",
    // It may be withdrawn, and whoever reads it may be let in no more.
    'cache-control': 'no-store',
  })
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(paper)
  const part = await raw(`documents/${id}/file`, { headers: { range: 'bytes=5-9' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${paper.length}`])
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(paper.slice(5, 10))
  expect((await raw(`documents/${id}/file`, { headers: { range: `bytes=${paper.length}-` } })).status).toBe(416)
  const talkId = body.rows[1]?.documents[0]?.id
  expect((await raw(`documents/${talkId}/file`)).headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await ask<DocumentText>(`documents/${talkId}/text`)).body.turns.map(({ speaker }) => speaker)).toEqual([
    'I',
    'P1',
    'I',
    'P1',
  ])
})

test('pages of a hostile kind are only ever saved, and called what they are', async () => {
  const page = new TextEncoder().encode('<html><script>alert(1)</script><p>Words of a page</p></html>')
  const outcome = await attach('name=%22%0d%0aX-Evil:1%27.html&source=src_wu', page)
  expect(outcome).toMatchObject({ ok: true })
  const file = await raw(`documents/${'document' in outcome ? outcome.document : ''}/file`)
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%22%0D%0AX-Evil%3A1%27.html")
})

test('words are found in the documents, hyphens undone, with the place', async () => {
  const { body } = await ask<{ documents: number; found: FoundIn[] }>('find?text=short%20meet*')
  expect(body).toMatchObject({ documents: 1, found: [{ label: 'Wu 2020', file: 'talk.docx', pages: 1 }] })
  const [passage] = body.found[0]?.passages ?? []
  expect(passage).toMatchObject({
    before: expect.stringMatching(/P1: $/),
    words: 'Short',
    after: expect.stringContaining(' meetings, and trust.'),
  })
  const paged = (await ask<{ found: FoundIn[] }>('find?text=neighbourhood')).body.found[0]
  expect(paged).toMatchObject({ label: 'Sims 2021', pages: 4 })
  expect(paged?.passages.map(({ words }) => words.toLowerCase())).toEqual(Array(3).fill('neighbourhood'))
  expect((await ask('find?text=%22%22')).status).toBe(400)
  expect((await ask<{ documents: number }>('find?text=Realist%20Journal')).body.documents).toBe(0)
})

test('a better copy takes the place of the first, its excerpts move along, and what is not in it is listed', async () => {
  const { state } = project.journal
  const old = [...state.document].find(([, { source }]) => source === 'src_sims')?.[0]
  const text = (await ask<DocumentText>(`documents/${old}/text`)).body.text
  const excerpt = (id: string, start: number) =>
    made('excerpt.made', id, {
      source: 'src_sims',
      document: old,
      quote: text.slice(start, start + 80),
      selectors: [{ type: 'position', start, end: start + 80 }],
    })
  await project.execute('per_ana', {
    do: 'change',
    changes: [excerpt('exc_1', text.indexOf('Abstract')), excerpt('exc_2', text.length - 300)],
  })
  const copy = new TextEncoder().encode(
    `<html><h1>${title}</h1><p>${text.slice(0, 2_500).replaceAll('\n', ' ')}</p></html>`,
  )
  expect(await attach(`name=copy.html&source=src_sims&replaces=${old}`, copy)).toMatchObject({
    ok: true,
    excerpts: { moved: 1, near: 0, orphans: 1 },
  })
  const id = state.excerpt.get('exc_1')?.document
  const { body } = await ask(`views/document?id=${id}`)
  expect(body).toMatchObject({
    replaces: { file: 'sims.pdf' },
    marked: [{ id: 'exc_1' }],
    lost: [{ id: 'exc_2', quote: text.slice(-300, -220) }],
  })
  const annotations = (await ask<{ total: number }>('annotations.jsonld')).body
  expect(annotations.total).toBe(2)
})

test('what cannot be attached is refused with a line, and the project is whole', async () => {
  const events = project.journal.events.length
  expect(await attach('name=locked.pdf&source=src_wu', pdf([{}], { password: 'x' }))).toMatchObject({
    ok: false,
    refusal: { code: 'locked' },
  })
  expect(await attach('name=talk.docx&source=src_wu', talk)).toMatchObject({
    ok: false,
    refusal: { code: 'already-attached' },
  })
  expect((await send('documents?name=a.pdf&source=src_nobody', paper)).status).toBe(404)
  expect((await send('documents?name=a.pdf&source=src_wu&replaces=doc_none', paper)).status).toBe(422)
  expect((await send('documents?source=src_wu', paper)).status).toBe(400)
  expect(project.journal.events.length).toBe(events)
  expect((await verifyStore(project.store)).damages).toEqual([])
})
