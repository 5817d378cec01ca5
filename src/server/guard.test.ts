import { expect, test } from 'vitest'
import { foundedOn, retitle } from '../../test/support/store.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const project = await foundedOn()
const app = makeApp({ projects: openProjects({ review: project }) })
const commands = '/api/p/review/commands'
const json = { 'content-type': 'application/json' }
const post = (headers: Record<string, string>, body: BodyInit = JSON.stringify(retitle('A review', 'Theirs'))) =>
  app.request(commands, { method: 'POST', headers, body })
const codeOf = async (answer: Response | Promise<Response>) =>
  ((await (await answer).json()) as { error?: { code: string } }).error?.code

test('every answer forbids foreign code, framing, sniffing and referrers', async () => {
  for (const path of ['/api/health', '/api/nothing', commands, '/api/p/review/views/overview']) {
    const { headers } = await app.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a name that is not this machine’s gets nothing, not even a read', async () => {
  for (const host of ['evil.example', 'evil.example:7101', '127.0.0.1.evil.example', 'localhost.evil.example', ''])
    expect(await codeOf(app.request('/api/p/review/views/overview', { headers: { host } })), host).toBe('wrong-host')
  for (const host of ['localhost:7101', '127.0.0.1:7101', '[::1]:7101', '127.0.0.1'])
    expect((await app.request('/api/health', { headers: { host } })).status, host).toBe(200)
})

test('a page of another site cannot write', async () => {
  const foreign = ['https://evil.example', 'null', 'http://localhost:9', 'https://localhost']
  for (const origin of foreign) expect(await codeOf(post({ ...json, origin })), origin).toBe('foreign-origin')
  for (const site of ['cross-site', 'same-site'])
    expect(await codeOf(post({ ...json, 'sec-fetch-site': site })), site).toBe('foreign-origin')
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])
    expect(await codeOf(post({ 'content-type': type })), type).toBe('not-json')
  expect(project.journal.events).toHaveLength(4)
  expect((await post({ ...json, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('a body without end is cut off', async () => {
  expect(await codeOf(post({ ...json, 'content-length': String(65 * 1024 * 1024) }, 'x'))).toBe('too-large')
  const much = new ReadableStream({
    pull: (stream) => stream.enqueue(new Uint8Array(8 * 1024 * 1024).fill(32)),
  })
  const answer = app.request(commands, { method: 'POST', headers: json, body: much, duplex: 'half' } as RequestInit)
  expect((await answer).status).toBe(413)
})
