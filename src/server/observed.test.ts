import { expect, onTestFinished, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath, retitle, word } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'
import { damaged } from '../store/store.ts'
import { makeApp } from './app.ts'
import { logTo } from './log.ts'
import { openProjects, projectFiles } from './projects.ts'

/** What must never stand in a log: the words of people and projects, and what lets somebody in. */
const secrets = ['Ana', 'Ruiz', 'ana@example.org', 'sepsis', 'Trust', 'hunter2', 'per_ana', 'cmp_1', 's3cret', 'café']

async function watched() {
  const lines: string[] = []
  const log = logTo((line) => lines.push(line))
  const before = console.error
  console.error = (error: unknown) => log.fault(error)
  onTestFinished(() => {
    console.error = before
  })
  const project = await foundedOn()
  await project.store.putPerson({ id: ana, name: 'Ana Ruiz', initials: 'AR', email: 'ana@example.org' })
  const projects = openProjects({ 'sepsis-café': project })
  const app = makeApp({ projects, watching: { log, metricsToken: 's3cret-token' } })
  return { app, lines, project, log }
}

test('a line is written for each request, and nothing of people, projects and secrets stands in it', async () => {
  const { app, lines, project, log } = await watched()
  const own = `/api/p/${encodeURIComponent('sepsis-café')}`
  const headers = { 'content-type': 'application/json', cookie: 'retroduce-person=per_ana; retroduce-session=hunter2' }
  const post = (path: string, body: unknown) =>
    app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  expect((await post(`${own}/commands`, word('1', 'Trust'))).status).toBe(200)
  expect((await post(`${own}/commands`, word('1', 'Trust'))).status).toBe(409)
  expect((await post(`${own}/commands`, { do: 'Trust', ana: 'Ruiz' })).status).toBe(400)
  await app.request(`${own}/views/trail?text=Trust&person=per_ana`, { headers })
  await app.request(`${own}/documents/cmp_1/file?token=hunter2`, { headers })
  await app.request('/api/p/sepsis/views/Trust', { headers })
  await app.request('/Ana/Ruiz?token=hunter2', { headers: { ...headers, authorization: 'Bearer s3cret-token' } })
  await app.request(`${own}/people`, { headers, method: 'PUT', body: JSON.stringify({ id: ana, name: 'Ana Ruiz' }) })
  // A fault of ours, whose message holds what somebody wrote, over several lines that look like places.
  project.store.people = () => {
    throw new Error('Trust of Ana Ruiz\n    at sepsis (/hunter2/Ana:1:2)')
  }
  expect((await app.request(`${own}/people`, { headers })).status).toBe(500)
  log.fault(damaged('sepsis-café.retro', 'Trust'))
  log.fault('Trust')
  const said = lines.map((line) => JSON.parse(line))
  expect(said.filter(({ event }) => event === 'request')).toHaveLength(9)
  expect(said[0]).toMatchObject({ level: 'info', method: 'POST', route: '/api/p/:project/commands', status: 200 })
  const fault = said.find(({ event }) => event === 'fault')
  expect(fault).toMatchObject({ level: 'error', kind: 'Error' })
  expect(fault.at[0]).toMatch(/observed\.test\.ts:\d+:\d+$/)
  const text = lines.join('').replaceAll(/"at":\[[^\]]*\]/g, (at) => at.replaceAll(import.meta.dirname, ''))
  for (const secret of secrets) expect(text, secret).not.toContain(secret)
})

test('figures are read on the machine itself or with the token, in the form that Prometheus reads', async () => {
  const { app, project } = await watched()
  await app.request('/api/projects')
  await project.execute(ana, retitle('A review', 'sepsis'))
  const asked = await app.request('/metrics')
  const text = await asked.text()
  expect(asked.headers.get('content-type')).toContain('version=0.0.4')
  const sample = /^[a-z_0-9]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? [0-9.e+-]+$/i
  for (const line of text.trim().split('\n')) expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) / : sample)
  expect(text).toContain('retroduce_http_requests_total{method="GET",route="/api/projects",status="200"} 1')
  expect(text).toMatch(/^retroduce_events 5$/m)
  expect(text).toMatch(/^retroduce_http_request_seconds_bucket\{method="GET",route="\/api\/projects",le="\+Inf"\} 1$/m)
  for (const secret of secrets) expect(text).not.toContain(secret)

  const from = async (init: RequestInit, address?: URL) => {
    const served = makeApp({ projects: openProjects({}), address, watching: { metricsToken: 's3cret-token' } })
    return (await served.request('/metrics', init)).status
  }
  const team = new URL('https://review.example.org')
  const bearer = (token: string, more = {}) => ({ headers: { authorization: `Bearer ${token}`, ...more } })
  expect(await from({})).toBe(200)
  expect(await from({ headers: { 'x-forwarded-for': '10.0.0.9' } })).toBe(403)
  expect(await from({ headers: { host: 'evil.example' } })).toBe(403)
  expect(await from(bearer('s3cret-token'))).toBe(200)
  expect(await from(bearer('s3cret-toke'))).toBe(403)
  // Before a proxy everybody comes from this machine.
  expect(await from({}, team)).toBe(403)
  expect(await from({ headers: { host: team.host } }, team)).toBe(403)
  expect(await from(bearer('s3cret-token', { host: team.host }), team)).toBe(200)
})

test('a server that lives says so to whoever asks, and one whose projects cannot be reached is not ready', async () => {
  const { app } = await watched()
  const host = { headers: { host: '10.1.2.3:8080' } }
  expect(await (await app.request('/healthz', host)).json()).toEqual({ ok: true })
  expect((await app.request('/readyz', host)).status).toBe(200)
  const path = freshPath()
  await createSqlite(path).close()
  const projects = projectFiles(path)
  const away = makeApp({ projects: { ...projects, ready: () => Promise.reject(new Error('away')) } })
  expect([(await away.request('/healthz', host)).status, (await away.request('/readyz', host)).status]).toEqual([
    200, 503,
  ])
  await projects.close()
})
