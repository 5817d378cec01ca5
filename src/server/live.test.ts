import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath, retitle, word } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { listen } from './listen.ts'
import { openProjects, projectFiles } from './projects.ts'

/** Reads a stream of events until something is told, and hangs up. */
async function nextTold(answer: Response): Promise<{ seq: number; ids: string[] }> {
  const reader = answer.body?.getReader()
  let text = ''
  while (reader && !text.includes('data:')) text += new TextDecoder().decode((await reader.read()).value)
  await reader?.cancel()
  return JSON.parse(text.match(/data: (.*)/)?.[1] ?? '{}')
}

test('a change is told to who listens, and to who comes back after missing it', async () => {
  const project = await foundedOn()
  const app = makeApp({ projects: openProjects({ review: project }) })
  const live = await app.request('/api/p/review/live')
  expect(live.headers.get('content-type')).toContain('text/event-stream')
  const told = nextTold(live)
  await project.execute(ana, retitle('A review', 'Ours'))
  expect(await told).toEqual({ seq: 5, ids: ['prj_this'] })
  const back = await app.request('/api/p/review/live', { headers: { 'last-event-id': '3' } })
  expect(await nextTold(back)).toEqual({ seq: 5, ids: ['prj_this'] })
})

test('who reads slowly is told of many changes at once, and of the last', async () => {
  const project = await foundedOn()
  const app = makeApp({ projects: openProjects({ review: project }) })
  const live = await app.request('/api/p/review/live')
  for (let n = 0; n < 200; n++) await project.execute(ana, word(String(n), 'trust'))
  const reader = live.body?.getReader()
  let text = ''
  while (reader && !text.includes('"seq":204')) text += new TextDecoder().decode((await reader.read()).value)
  await reader?.cancel()
  expect(text.match(/^data: /gm)?.length).toBeLessThan(10)
})

test('that words were withdrawn is told among however many changes, so that browsers let go of them', async () => {
  const project = await foundedOn()
  const app = makeApp({ projects: openProjects({ review: project }) })
  const reference = { type: 'interview', title: 'Interview 1' }
  const words = Array.from({ length: 300 }, (_, n) => made('component.worded', `cmp_${n}`, { text: 'trust' }))
  const changes = [made('source.described', 'src_1', { kind: 'interview', reference }), ...words]
  expect((await project.execute(ana, { do: 'change', changes })).ok).toBe(true)
  expect((await project.execute(ana, { do: 'withdraw', source: 'src_1' })).ok).toBe(true)
  const { ids } = await nextTold(await app.request('/api/p/review/live', { headers: { 'last-event-id': '4' } }))
  expect([ids.length, ids[0]]).toEqual([200, expect.stringMatching(/^wdr_/)])
})

test('a number of the last event that is none is taken for the newest', async () => {
  const project = await foundedOn()
  const app = makeApp({ projects: openProjects({ review: project }) })
  for (const last of ['-3', 'NaN', '1e999', '99', 'x']) {
    const live = await app.request('/api/p/review/live', { headers: { 'last-event-id': last } })
    const told = nextTold(live)
    await project.execute(ana, word(`x${last.replace(/\W/g, '')}`, 'trust'))
    expect((await told).seq, last).toBe(project.journal.events.length)
  }
})

test('a name is written by an owner or by the person, and can be forgotten', async () => {
  const project = await foundedOn()
  const app = makeApp({ projects: openProjects({ review: project }) })
  const people = '/api/p/review/people'
  const put = (who: string, body: unknown) =>
    app.request(people, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: `retroduce-person=${who}` },
      body: JSON.stringify(body),
    })
  const named = { id: ben, name: 'Ben Okoro', initials: 'BO', email: 'ben@example.org' }
  const live = nextTold(await app.request('/api/p/review/live'))
  expect((await put(ben, named)).status).toBe(200)
  expect(await live).toEqual({ seq: project.journal.events.length, ids: [ben] })
  expect((await put(ana, { ...named, email: undefined })).status).toBe(200)
  expect((await put(ben, { ...named, id: ana })).status).toBe(403)
  expect(await (await app.request(people)).json()).toEqual({ people: [{ id: ben, name: 'Ben Okoro', initials: 'BO' }] })
  const forgotten = nextTold(await app.request('/api/p/review/live'))
  const forget = { method: 'DELETE', headers: { cookie: `retroduce-person=${ben}` } }
  expect((await app.request(`${people}/${ana}`, forget)).status).toBe(403)
  expect((await app.request(`${people}/${ben}`, forget)).status).toBe(200)
  expect((await forgotten).ids).toEqual([ben])
  expect(await (await app.request(people)).json()).toEqual({ people: [] })
})

test('the real server serves the pages and the interface, and says when its port is taken', async () => {
  const path = freshPath()
  await (await foundedOn(createSqlite(path))).close()
  const webRoot = join(dirname(path), 'web')
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Retroduce</title>')
  writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), 'export {}')
  const server = await listen({ projects: projectFiles(path), webRoot })
  const get = (path: string) => fetch(server.address + path)
  for (const page of ['/', '/p/review', '/p/review/source/src_1?at=3']) {
    const answer = await get(page)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toContain('Retroduce')
  }
  const asset = await get('/assets/main-1a2b.js')
  expect(asset.headers.get('content-type')).toContain('javascript')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  for (const nothing of ['/assets/none.js', '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/api/none'])
    expect((await get(nothing)).status, nothing).toBe(404)
  expect(await (await get('/api/p/review/views/overview')).json()).toMatchObject({ title: 'A review' })
  const port = Number(new URL(server.address).port)
  await expect(listen({ projects: openProjects({}) }, port)).rejects.toMatchObject({ code: 'port-taken' })
  await server.close()
})

test('the interface describes itself: every view, every command, every refusal', async () => {
  const app = makeApp({ projects: openProjects({}) })
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, object>
    components: { schemas: { Command: { oneOf: { properties: { do: { const: string } } }[] } } }
  }
  expect(Object.keys(document.paths)).toContain('/api/p/{project}/views/overview')
  const commands = document.components.schemas.Command.oneOf.map((one) => one.properties.do.const)
  const lineage = ['refine', 'merge', 'split', 'adjudicate', 'freeze']
  const guidance = ['draftGuidance', 'draftAssessment', 'confirmGuidance']
  const records = ['import', 'join', 'apart']
  const screening = ['draw', 'calibrate', 'attribute', 'settle', 'appraise', 'reopen']
  const coding = ['attach', 'mergeCodes', 'splitCode']
  expect(commands).toEqual([
    'change',
    'bring',
    'vote',
    ...lineage,
    ...guidance,
    ...records,
    ...screening,
    ...coding,
    'withdrawAnswers',
    'withdraw',
    'settleCollisions',
    'judge',
    'takeBack',
    'undo',
  ])
  const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
  const routed = new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path.replace(/\{.*\}/, '')),
  )
  const undescribed = [...routed].filter((path) => !described.includes(path))
  expect(undescribed).toEqual(['/api/openapi.json', '/api/p/:project/views/:name'])
})
