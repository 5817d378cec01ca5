import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, freshPath, retitle } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { openProjects, projectFiles } from './projects.ts'

const write = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
const broken = { ...write({}), body: '{' }

async function served() {
  const project = await foundedOn()
  return { project, app: makeApp({ projects: openProjects({ review: project }) }) }
}
const json = async (answer: Response | Promise<Response>) => (await answer).json()

test('a command is carried out, and views show it now and not before', async () => {
  const { app } = await served()
  const result = await json(app.request('/api/p/review/commands', write(retitle('A review', 'Our review'))))
  expect(result).toMatchObject({ ok: true, seq: 5, ids: ['prj_this'] })
  expect(await json(app.request('/api/p/review/views/overview'))).toMatchObject({ title: 'Our review' })
  expect(await json(app.request('/api/p/review/views/overview?at=4'))).toMatchObject({ title: 'A review' })
  for (const at of ['0', '2000-01-01'])
    expect(await json(app.request(`/api/p/review/views/overview?at=${at}`))).not.toHaveProperty('title')
})

test('a refusal says both values, with the status of a conflict', async () => {
  const { app } = await served()
  await app.request('/api/p/review/commands', write(retitle('A review', 'Theirs')))
  const answer = await app.request('/api/p/review/commands', write(retitle('A review', 'Ours')))
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({
    error: { code: 'changed-since', theirs: 'Theirs', yours: 'Ours', seq: 5 },
  })
})

test('a browser says who sits there, and acts in that name', async () => {
  const { app, project } = await served()
  const answer = await app.request('/api/p/review/session', write({ person: ben }))
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  const headers = { cookie: cookie.split(';')[0] ?? '' }
  await app.request('/api/p/review/commands', write(retitle('A review', 'Ben’s'), headers))
  expect(project.journal.events.at(-1)?.actor).toBe(ben)
  expect((await app.request('/api/p/review/session', write({ person: 'per_nobody' }))).status).toBe(404)
})

test('every answer to nonsense has one shape and no stack', async () => {
  const { app } = await served()
  const p = '/api/p/review'
  const nonsense: [string, RequestInit?][] = [
    ['/api/nothing'],
    ['/api/p/none/views/overview'],
    ['/api/p/..%2f..%2fetc%2fpasswd/views/overview'],
    [`${p}/views/none`],
    [`${p}/views/constructor`],
    [`${p}/views/overview?at=yesterday`],
    [`${p}/views/overview?at=2024-99-99`],
    [`${p}/commands`, broken],
    [`${p}/commands`, write(null)],
    [`${p}/commands`, write({ do: 'fly' })],
    [`${p}/commands`, write({ do: 'change', changes: [{ type: 'person.joined', id: 'src_1', from: null, to: {} }] })],
    [`${p}/session`, broken],
    [`${p}/session`, write({ person: 7 })],
    [`${p}/people`, { ...broken, method: 'PUT' }],
    [`${p}/people`, { ...write({ id: ana }), method: 'PUT' }],
    [`${p}/commands`, { method: 'DELETE' }],
  ]
  for (const [path, init] of nonsense) {
    const answer = await app.request(path, init)
    const text = await answer.text()
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.status, path).toBeLessThan(500)
    expect(JSON.parse(text), path).toEqual({
      error: expect.objectContaining({
        code: expect.any(String),
        message: expect.any(String),
        hint: expect.any(String),
      }),
    })
    expect(text, path).not.toMatch(/\bat .*\.ts/)
  }
})

test('files of a folder are served by name, and opened when asked for', async () => {
  const path = freshPath('one.retro')
  await (await foundedOn(createSqlite(path))).close()
  const projects = projectFiles(dirname(path))
  const app = makeApp({ projects })
  writeFileSync(join(dirname(path), 'two.retro'), 'not a project')
  expect(await json(app.request('/api/projects'))).toEqual({
    begins: true,
    me: expect.any(String),
    projects: [
      { slug: 'one', title: 'A review', kind: 'realist review', versions: [] },
      { slug: 'two', title: 'two', trouble: expect.stringContaining('is not a Retroduce project') },
    ],
  })
  expect(await json(app.request('/api/p/two/views/overview'))).toMatchObject({ error: { code: 'foreign-file' } })
  expect(await json(app.request('/api/p/one/views/overview'))).toMatchObject({ title: 'A review' })
  await projects.close()
})

test('what a command would change is told, and nothing is recorded', async () => {
  const { app, project } = await served()
  const before = project.journal.events.length
  const theory = {
    do: 'change',
    changes: [
      { type: 'configuration.formed', id: 'cmoc_1', from: null, to: { title: 'Trust', template: 'tpl_cmo', order: 1 } },
    ],
  }
  const told = await json(app.request('/api/p/review/preview', write(theory)))
  expect(told.configurations).toMatchObject([{ configuration: 'cmoc_1', becomes: 'comes', title: 'Trust' }])
  expect(project.journal.events.length).toBe(before)
  const refused = await app.request('/api/p/review/preview', write({ ...theory, do: 'nothing' }))
  expect(refused.status).toBe(400)
})
