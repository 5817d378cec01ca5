import { expect, test } from 'vitest'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

async function app() {
  return makeApp({ projects: openProjects({ review: await foundedOn() }) })
}

test('the report comes in three formats, to read or to save', async () => {
  const server = await app()
  const types = { html: 'text/html; charset=utf-8', md: 'text/markdown; charset=utf-8', json: 'application/json' }
  for (const [format, type] of Object.entries(types)) {
    const answer = await server.request(`/api/p/review/report.${format}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(await answer.text()).toContain('A review')
  }
  const saved = await server.request('/api/p/review/report.md?download=1')
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="review-report.md"')
})

test('a style is brought, kept once and cited in; one that is none is refused', async () => {
  const server = await app()
  const bring = async (csl: string) => {
    const answer = await server.request('/api/p/review/styles', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csl }),
    })
    return { status: answer.status, said: await answer.json() }
  }
  const csl =
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title></info><citation><layout prefix="&lt;" suffix="&gt;"><text variable="title"/></layout></citation></style>'
  const { said } = await bring(csl)
  expect(await bring(csl)).toEqual({ status: 200, said })
  const view = await (await server.request('/api/p/review/views/manuscript')).json()
  expect(view.styles).toEqual([{ id: said.style, name: 'Mine' }])
  expect((await server.request(`/api/p/review/report.md?style=${said.style}`)).status).toBe(200)
  expect(await (await server.request('/api/p/review/report.md')).text()).not.toContain('asks for the citation style')
  expect(await bring('<html/>')).toEqual({
    status: 400,
    said: { error: expect.objectContaining({ code: 'malformed' }) },
  })
})

test('the manuscript comes in the formats of the report', async () => {
  const server = await app()
  const section = { heading: 'Results', text: '{sources in digits} sources, and {nothing}.', order: 1 }
  await server.request('/api/p/review/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'change', changes: [made('section.written', 'sec_1', section)] }),
  })
  const answer = await server.request('/api/p/review/report.md?of=manuscript&download=1')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="review-manuscript.md"')
  expect(await answer.text()).toContain('## Results\n\n0 sources, and {nothing}.')
})

test('a piece of the report comes alone; one that is not there is not found', async () => {
  const server = await app()
  const piece = await server.request('/api/p/review/report.md?piece=flow&download=1')
  expect(piece.headers.get('content-disposition')).toBe('attachment; filename="review-flow.md"')
  expect(await piece.text()).toMatch(/^<a id="flow"><\/a>\n\n## Flow of sources\n/)
  const none = await server.request('/api/p/review/report.html?piece=nothing')
  expect([none.status, await none.json()]).toEqual([404, { error: expect.objectContaining({ code: 'unknown-thing' }) }])
})

test('the report comes as a Word document and as a workbook; what holds one thing is refused for more', async () => {
  const server = await app()
  for (const format of ['docx', 'xlsx']) {
    const answer = await server.request(`/api/p/review/report.${format}?download=1`)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="review-report.${format}"`)
    expect(new TextDecoder('latin1').decode((await answer.arrayBuffer()).slice(0, 2))).toBe('PK')
  }
  expect((await server.request('/api/p/review/report.png')).status).toBe(422)
})

test('a report asked for by POST is given out and remembered, with a mark for each piece; a moment of the past is not', async () => {
  const server = await app()
  const post = (path: string) =>
    server.request(`/api/p/review/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  const exported = async () =>
    (
      (await (await server.request('/api/p/review/views/exports')).json()) as {
        exports: { value: { format: string; piece?: string; pieces: { name: string }[] } }[]
      }
    ).exports.map(({ value }) => value)
  expect((await post('report.md?download=1')).headers.get('content-disposition')).toContain('review-report.md')
  expect((await post('report.html?piece=flow')).status).toBe(200)
  expect((await server.request('/api/p/review/report.md')).status).toBe(200)
  expect((await post('report.md?at=1')).status).toBe(200)
  expect((await post('report.md?of=manuscript')).status).toBe(200)
  expect((await post('report.csv')).status).toBe(422)
  const [piece, whole, ...more] = await exported()
  expect(more).toEqual([])
  expect(piece).toMatchObject({ format: 'html', piece: 'flow', pieces: [{ name: 'flow' }] })
  expect(whole?.pieces.map(({ name }) => name)).toContain('table-rameses')
  const read = (await (await server.request('/api/p/review/report.json')).json()) as { pieces: { mark?: string }[] }
  expect(read.pieces.every(({ mark }) => mark)).toBe(true)
})

test('supplement, site, files of exchange and the whole project are remembered when they are given out by POST, and not when read', async () => {
  const server = await app()
  const files = ['pack.zip', 'site.zip', 'exchange.qdpx', 'codebook.qdc', 'export.json']
  for (const file of files) expect((await server.request(`/api/p/review/${file}`)).status).toBe(200)
  const told = async () =>
    (
      (await (await server.request('/api/p/review/views/exports')).json()) as {
        exports: { value: { format: string }; words: string; since: string }[]
      }
    ).exports.map(({ value, since }) => `${value.format}: ${since}`)
  expect(await told()).toEqual([])
  const headers = { 'content-type': 'application/json' }
  for (const file of files) {
    const answer = await server.request(`/api/p/review/${file}`, { method: 'POST', headers, body: '{}' })
    expect([file, answer.status, answer.headers.has('content-disposition')]).toEqual([file, 200, file !== 'pack.zip'])
    await answer.arrayBuffer()
  }
  expect(await told()).toEqual(
    ['project', 'qdc', 'qdpx', 'site', 'supplement'].map((format) => `${format}: nothing changed in it`),
  )
})

test('the first sections come alone for whoever waits for the whole', async () => {
  const server = await app()
  const blocksOf = async (path: string) =>
    ((await (await server.request(`/api/p/review/${path}`)).json()) as { blocks: { as: string }[] }).blocks
  const [opening, whole] = [await blocksOf('report.json?opening=1'), await blocksOf('report.json')]
  expect(opening.length).toBeGreaterThan(4)
  expect(opening.length).toBeLessThan(whole.length / 2)
  expect(opening).toEqual(whole.slice(0, opening.length))
})

test('the supplement comes as one archive; votes are named or not', async () => {
  const server = await app()
  const answer = await server.request('/api/p/review/pack.zip?download=1')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="review-supplement.zip"')
  expect(new TextDecoder('latin1').decode((await answer.arrayBuffer()).slice(0, 2))).toBe('PK')
  expect((await server.request('/api/p/review/pack.zip?votes=some')).status).toBe(400)
})

test('the HTML report may show its own style and nothing else', async () => {
  const answer = await (await app()).request('/api/p/review/report.html')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; frame-ancestors 'none'$/)
  expect(policy).not.toContain('unsafe-inline')
})

test('a figure comes as a file; one that is not there is not found', async () => {
  const server = await app()
  const phase = { label: '1', name: 'Scoping', purpose: 'Read.', order: 1, status: 'done' }
  await server.request('/api/p/review/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'change', changes: [made('phase.planned', 'pha_1', phase)] }),
  })
  const there = await server.request('/api/p/review/figures/phases.svg?download=1')
  expect(there.headers.get('content-type')).toBe('image/svg+xml')
  expect(there.headers.get('content-disposition')).toBe('attachment; filename="review-phases.svg"')
  expect(await there.text()).toMatch(/^<svg .*Phase 1, Scoping/s)
  const none = await server.request('/api/p/review/figures/nothing.svg')
  expect(none.status).toBe(404)
  expect(await none.json()).toHaveProperty('error.code', 'no-such-route')
})

test('a citation style is taken from the request, else from the project; one that is none is refused', async () => {
  const server = await app()
  for (const style of ['harvard', 'apa', 'vancouver', 'notes'])
    expect((await server.request(`/api/p/review/report.md?style=${style}`)).status, style).toBe(200)
  const none = await server.request('/api/p/review/report.md?style=chicago')
  expect([none.status, await none.json()]).toEqual([400, { error: expect.objectContaining({ code: 'malformed' }) }])
})

test('a moment that is none is refused', async () => {
  const answer = await (await app()).request('/api/p/review/report.json?at=tomorrow')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toHaveProperty('error.code', 'malformed')
})

test('the search supplement comes in two formats, as the log stands', async () => {
  const server = await app()
  const to = { title: 'Main search', purpose: 'main', strategy: '1 trust\n2 care' }
  await server.request('/api/p/review/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'change', changes: [made('search.logged', 'sch_1', to)] }),
  })
  const html = await server.request('/api/p/review/searches.html?download=1')
  expect(html.headers.get('content-disposition')).toBe('attachment; filename="review-searches.html"')
  expect(await html.text()).toContain('<li>1 trust</li><li>2 care</li>')
  expect(await (await server.request('/api/p/review/searches.md')).text()).toContain('```text\n1 trust\n2 care\n```')
})
