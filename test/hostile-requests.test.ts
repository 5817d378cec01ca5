import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildKnight } from '../examples/knight-2024/build.ts'
import { nounNames, nouns } from '../src/core/fact.ts'
import { views } from '../src/core/view/views.ts'
import { makeApp } from '../src/server/app.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { verifyFile } from '../src/store/verify-file.ts'
import { often } from './support/laws.ts'
import { freshPath } from './support/store.ts'

// Other programs may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const path = freshPath()
const webRoot = join(dirname(path), 'web')
let project: Project
let app: ReturnType<typeof makeApp>
let server: Listening
let ids: string[]

/** The example, so that views have something to stumble over; in a file, behind the real handler and a real port. */
beforeAll(async () => {
  project = await openProject(createSqlite(path))
  await buildKnight((who, command) => project.execute(who, command))
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Retroduce</title>')
  writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), 'export {}')
  const projects = openProjects({ review: project })
  app = makeApp({ projects, webRoot })
  server = await listen({ projects, webRoot })
  ids = nounNames.flatMap((name) => [...project.journal.state[name].keys()].slice(0, 3))
})
afterAll(async () => {
  await server.close()
  expect(verifyFile(path).damages).toEqual([])
})

const words = [
  '..',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%00',
  '%',
  '%ff',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '5',
]
const moments = ['2024-06-19', '2024-13-45', '9999-12-31T99:99', '2024-01-01T00:00:00+99:99', 'NaN', '1e9', '999999999']
const formats = ['ris', 'csv', 'xlsx', 'nbib', 'bibtex', 'csl-json', 'endnote-xml', 'pubmed-xml', 'utf-16le', 'utf-7']
const odd = fc.oneof(
  fc.constantFrom(...words, ...moments, ...formats, 'x'.repeat(3_000)),
  fc.string({ unit: 'binary' }),
  fc.nat(9_999).map((n) => ids[n % ids.length] ?? ''),
)
const parameters = [
  'at',
  'id',
  'about',
  'of',
  'to',
  'from',
  'count',
  'sort',
  'text',
  'stage',
  'outcome',
  'name',
  'format',
]
const more = ['encoding', 'columns', 'download', 'before', 'person', 'noun', 'since', 'until', 'version', 'a', 'b']
const query = fc.dictionary(fc.oneof(fc.constantFrom(...parameters, ...more), fc.string()), odd, { maxKeys: 4 })

/** What can be asked for: every route, its places filled in with anything. */
const asked = fc.tuple(fc.nat(9_999), fc.array(odd, { minLength: 3, maxLength: 3 }), query).map(([n, fill, query]) => {
  // What stays open is looked at elsewhere.
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/live'))
  const { method, path } = routes[n % routes.length] as (typeof routes)[0]
  const names = Object.keys(views)
  const filled = path
    .replace(':project', 'review')
    .replace('views/:name', `views/${names[n % names.length]}`)
    .replace(/:\w+(\{[^}]*\})?/g, () => encoded(fill.pop() ?? ''))
  return { method, path, url: `${filled}?${new URLSearchParams(query)}` }
})
const encoded = (text: string): string => (text.startsWith('%') ? text : encodeURIComponent(text.toWellFormed()))

const json = fc.oneof(
  fc.json(),
  fc.constantFrom(
    'null',
    '[]',
    '{"__proto__":{"do":"undo"}}',
    '['.repeat(50_000),
    '{"do":"undo","act":7}',
    '"',
    '\ufeff{}',
  ),
  // A fact of every kind, with anything for what was and what will be.
  fc
    .tuple(fc.constantFrom(...nounNames), odd, fc.jsonValue(), fc.jsonValue())
    .map(([name, id, from, to]) =>
      JSON.stringify({ do: 'change', changes: [{ type: nouns[name].fact, id, from, to }] }),
    ),
  fc
    .tuple(
      fc.constantFrom('vote', 'refine', 'merge', 'split', 'freeze', 'import', 'join', 'apart', 'undo'),
      fc.object(),
    )
    .map(([name, rest]) => JSON.stringify({ do: name, ...rest })),
)
const bytes = fc.uint8Array({ maxLength: 5_000 })

/** The answer is one of ours: done, or a no in the one shape, in one line each; never a fault, never a stack. */
async function answered({ method, path, url }: { method: string; path: string; url: string }, init: RequestInit = {}) {
  const answer = await app.request(url, { method, ...init })
  const at = `${method} ${path} ${url.slice(0, 200)}`
  if (answer.status < 400) return void (await answer.arrayBuffer())
  const text = await answer.text()
  // So many imports may wait.
  if (answer.status !== 503) expect(answer.status, `${at} ${text}`).toBeLessThan(500)
  expect(text, at).not.toMatch(/\bat \S+\.ts|node:internal/)
  // Whoever was invited to answer sees a page.
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    expect(path, at).toBe('/answer/:secret')
    return void expect(text, at).toMatch(/^<!doctype html>[\s\S]*<h1>[^<]{8,}<\/h1>/)
  }
  const said = expect.stringMatching(/^[^\n]{8,}$/)
  const { error } = JSON.parse(text)
  expect(error, at).toEqual(expect.objectContaining({ code: expect.stringMatching(/^[a-z-]+$/), hint: said }))
}

const runs = { ...often, numRuns: often.numRuns * 8 }

test('any JSON to any route is carried out or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(asked, json, (route, body) =>
      answered(route, {
        headers: { 'content-type': 'application/json' },
        ...(!['GET', 'DELETE'].includes(route.method) && { body }),
      }),
    ),
    runs,
  )
})

test('any bytes to any route that takes a file are read or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(asked, bytes, (route, body) =>
      answered(route, {
        headers: { 'content-type': 'application/octet-stream' },
        ...(!['GET', 'DELETE'].includes(route.method) && { body }),
      }),
    ),
    runs,
  )
})

/** What comes back on a bare connection for exactly these lines. */
function raw(lines: readonly string[], body = ''): Promise<string> {
  const { port } = new URL(server.address)
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`))
    socket.on('data', (data) => {
      text += data
    })
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
    socket.setTimeout(3_000, () => socket.destroy())
  })
}
const get = (path: string, ...headers: string[]) => raw([`GET ${path} HTTP/1.1`, ...headers, 'Connection: close'])
const post = (...headers: string[]) =>
  raw(['POST /api/p/review/commands HTTP/1.1', ...headers, 'Connection: close'], '{"do":"undo","act":"x"}')
const statusOf = async (answer: Promise<string>) => Number((await answer).split(' ')[1] ?? 0)

test('a request that lies about its host, its length or its kind is turned away', async () => {
  const health = '/api/health'
  const wrong: [Promise<string>, number[]][] = [
    [get(health, 'Host: evil.example'), [403]],
    [get(health, 'Host: 127.0.0.1', 'Host: evil.example'), [400, 403]],
    [get(health, 'Host: 127.0.0.1@evil.example'), [400, 403]],
    [get(health, 'Host: evil.example#127.0.0.1'), [400, 403]],
    [get(health, 'Host: 127.0.0.1.evil.example'), [403]],
    [get(health, 'Host: evil.example', 'X-Forwarded-Host: 127.0.0.1', 'Forwarded: host=127.0.0.1'), [403]],
    [get('http://127.0.0.1/api/health', 'Host: evil.example'), [403]],
    [get(health), [400]],
    [get(health, 'Host: localhost', `X: ${'a'.repeat(20_000)}`), [431]],
    [post('Host: localhost', 'Content-Type: text/plain; a=application/json', 'Content-Length: 23'), [415]],
    [post('Host: localhost', 'Content-Type: application/jsonp', 'Content-Length: 23'), [415]],
    [post('Host: localhost', 'Content-Type: application/json', 'Content-Length: -1'), [400]],
    [
      post('Host: localhost', 'Content-Type: application/json', 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      [400],
    ],
    [post('Host: localhost', 'Content-Type: application/json', 'Content-Length: 99999999999'), [413]],
    [raw(['\x00\x01 nonsense']), [400]],
  ]
  for (const [i, [answer, statuses]] of wrong.entries())
    expect(statuses, `${i}: ${await answer}`).toContain(await statusOf(answer))
  expect(await statusOf(get(health, 'Host: localhost'))).toBe(200)
})

test('no path leads out of the folder of the application', async () => {
  const up = ['/../../etc/passwd', '/assets/../../../../etc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd']
  const odd = [
    '/..\\..\\etc\\passwd',
    '/assets/%252e%252e/%252e%252e/etc/passwd',
    '/assets/%00',
    '/assets//etc/passwd',
    '/assets/',
  ]
  for (const path of [...up, ...odd, `/${'a'.repeat(5_000)}`]) {
    const answer = await get(path, 'Host: localhost')
    expect(answer, path).toMatch(/^HTTP\/1.1 40[04]/)
    expect(answer).not.toContain('root:')
  }
  expect(await get('/assets/main-1a2b.js', 'Host: localhost')).toContain('export {}')
})

test('who sends slowly holds nobody up, and is let go when the server closes', async () => {
  const { port } = new URL(server.address)
  const head = ['POST /api/p/review/commands HTTP/1.1', 'Host: localhost', 'Content-Type: application/json']
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`${[...head, 'Content-Length: 1000'].join('\r\n')}\r\n\r\n{`)
    return socket
  })
  // None of the fifty has ended its request: this answer waited for none of them.
  expect(await statusOf(get('/api/p/review/views/frame', 'Host: localhost'))).toBe(200)
  expect(slow.every((socket) => !socket.destroyed)).toBe(true)
  const other = await listen({ projects: openProjects({}) })
  const held = connect(Number(new URL(other.address).port), '127.0.0.1')
  held.on('error', () => undefined)
  held.write(`${[...head, 'Content-Length: 1000'].join('\r\n')}\r\n\r\n{`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await other.close()
  for (const socket of [...slow, held]) socket.destroy()
})

test('a page of another site may lead here by a link, and see, load and hold open nothing', async () => {
  const from = (path: string, headers: Record<string, string>) => app.request(path, { headers })
  const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
  const api = ['/api/projects', '/api/p/review/views/overview', '/api/p/review/live', '/api/p/review/report.html']
  for (const path of [...api, '/', '/assets/main-1a2b.js']) {
    for (const site of ['cross-site', 'same-site'])
      expect((await from(path, { ...foreign, 'sec-fetch-site': site })).status, path).toBe(403)
    expect((await from(path, { origin: 'https://evil.example' })).status, path).toBe(403)
  }
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  for (const path of ['/', '/p/review/theory']) expect((await from(path, link)).status, path).toBe(200)
  for (const path of api) expect((await from(path, link)).status, path).toBe(403)
  for (const path of ['/', '/api/p/review/views/frame']) {
    const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', origin: 'http://localhost' }
    expect((await from(path, own)).status, path).toBe(200)
  }
})

test('what a project says stays in no cache', async () => {
  for (const path of [
    '/api/p/review/views/overview',
    '/api/p/review/report.html',
    '/api/p/review/export.json',
    '/api/none',
  ])
    expect((await fetch(server.address + path)).headers.get('cache-control'), path).toBe('no-store')
})
