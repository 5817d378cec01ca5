import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn } from '../../test/support/store.ts'
import { browserOf, team } from '../../test/support/team.ts'
import { makeApp } from './app.ts'
import { beginnings, kindOf, limits } from './limits.ts'
import { openProjects } from './projects.ts'

test('what costs a server much is told from what costs little', () => {
  expect(kindOf('POST', '/api/p/a/commands')).toBe('commands')
  expect(kindOf('GET', '/api/p/a/report.docx')).toBe('exports')
  expect(kindOf('GET', '/api/p/a/sources/ris')).toBe('exports')
  expect(kindOf('GET', '/api/p/a/evaluation.retro')).toBe('exports')
  expect(kindOf('POST', '/api/p/a/hand-outs')).toBe('exports')
  expect(kindOf('POST', '/api/p/a/documents')).toBe('uploads')
  expect(kindOf('POST', '/api/p/a/theory')).toBe('uploads')
  expect(kindOf('POST', '/api/p/a/report.docx')).toBe('exports')
  for (const path of ['p/a/invitations', 'admin/invitations', 'p/a/waves/wav_1/links'])
    expect(kindOf('POST', `/api/${path}`)).toBe('letters')
  for (const path of ['views/frame', 'live', 'report.json', 'figures/flow.svg', 'documents/doc_1/file'])
    expect(kindOf('GET', `/api/p/a/${path}`)).toBeUndefined()
})

test('who asks for files without end is told when to come again, others are not held up, and then they may again', async () => {
  const server = team({ own: await foundedOn() })
  await server.someone('ana', { in: { own: ana } })
  await server.someone('ben', { in: { own: ben } })
  const [byAna, byBen] = [await server.at('ana'), await server.at('ben')]
  const ask = (browser: typeof byAna) => browser.get('/api/p/own/codebook.qdc')
  // Whatever it says that it sends, which of one that is read is nothing.
  const dressed = browserOf(server.app, { 'content-type': 'application/octet-stream' })
  for (const [name, value] of byAna.jar) dressed.jar.set(name, value)
  for (let i = 0; i < limits.exports.atOnce; i++) expect((await ask(byAna)).status).toBe(200)
  expect((await ask(dressed)).status).toBe(429)
  const refused = await ask(byAna)
  expect([refused.status, (await refused.json()).error.code]).toEqual([429, 'too-often'])
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBe(1 / limits.exports.perSecond)
  expect((await ask(byBen)).status).toBe(200)
  // What costs little is not counted, nor what is of another kind.
  expect((await byAna.get('/api/p/own/views/frame')).status).toBe(200)
  server.time.now += wait * 1_000
  expect((await ask(byAna)).status).toBe(200)
  expect((await ask(byAna)).status).toBe(429)
})

test('a script that sends commands without end is told when to come again, and nothing of what is refused is recorded', async () => {
  const own = await foundedOn()
  const server = team({ own })
  await server.someone('ana', { in: { own: ana } })
  const browser = await server.at('ana')
  const send = () => browser.post('/api/p/own/commands', {})
  const { length } = own.journal.events
  for (let i = 0; i < limits.commands.atOnce; i++) await send()
  expect((await send()).status).toBe(429)
  expect(own.journal.events).toHaveLength(length)
})

test('each route that takes a file refuses one that is too large before it reads it, and so does every other of what is written', async () => {
  const app = makeApp({ projects: openProjects({ own: await foundedOn() }) })
  const uploads = [
    'imports',
    'documents',
    'documents/look',
    'exchange',
    'exchange/look',
    'tables',
    'theory',
    'take-back',
    'merge',
    'merge/look',
    'projects/add',
    'projects/look',
  ]
  for (const [routes, type] of [
    [uploads, 'application/octet-stream'],
    [['commands', 'hand-outs', 'identities', 'session'], 'application/json'],
  ] as const)
    for (const route of routes) {
      const path = route.startsWith('projects/') ? route : `p/own/${route}`
      const answer = await app.request(`/api/${path}?name=a.ris&of=codes`, {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': String(10 * 2 ** 30) },
        body: 'a little',
      })
      expect([answer.status, (await answer.json()).error.code], route).toEqual([413, 'too-large'])
    }
})

test('what is counted and asked by the method of a route is not had by HEAD, with whatever is asked', async () => {
  const server = team({ own: await foundedOn() })
  await server.someone('ben', { in: { own: ben } })
  const browser = await server.at('ben')
  const nothing = await browser.ask('HEAD', '/api/p/own/nothing')
  for (const path of ['codebook.qdc', 'identities', 'invitations', 'export.json', 'live', 'views/frame'])
    expect((await browser.ask('HEAD', `/api/p/own/${path}`)).status, path).toBe(nothing.status)
  expect(nothing.status).toBe(404)
})

test('a stranger begins so many sign-ins from one address, of which something is kept, and others go on', async () => {
  const server = team({}, { address: new URL('https://review.example.org') })
  const from = (address: string) =>
    server.app.request('/api/sign-in/passkey/begin', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'review.example.org', 'x-forwarded-for': address },
      body: '{}',
    })
  for (let i = 0; i < beginnings.atOnce; i++) expect((await from('192.0.2.1')).status).toBe(200)
  expect((await from('192.0.2.1')).status).toBe(429)
  expect((await from('192.0.2.2')).status).toBe(200)
  expect(await server.accounts.store.list('challenge')).toHaveLength(beginnings.atOnce + 1)
  server.time.now += 2_000
  expect((await from('192.0.2.1')).status).toBe(200)
})

test('one account holds so many connections open, and each that ends gives its place back', async () => {
  const server = team({ own: await foundedOn() })
  await server.someone('ana', { in: { own: ana } })
  await server.someone('ben', { in: { own: ben } })
  const [byAna, byBen] = [await server.at('ana'), await server.at('ben')]
  const open: (ReadableStreamDefaultReader | undefined)[] = []
  let answer = await byAna.get('/api/p/own/live')
  for (; answer.status === 200 && open.length < 1_000; answer = await byAna.get('/api/p/own/live')) {
    const reader = answer.body?.getReader()
    await reader?.read()
    open.push(reader)
  }
  expect([answer.status, open.length]).toEqual([429, 200])
  const other = await byBen.get('/api/p/own/live')
  expect(other.status).toBe(200)
  await other.body?.cancel()
  await open.pop()?.cancel()
  const again = await byAna.get('/api/p/own/live')
  expect(again.status).toBe(200)
  await again.body?.cancel()
  for (const reader of open) await reader?.cancel()
})
