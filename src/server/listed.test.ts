import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn } from '../../test/support/store.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import { browserOf, codeOf, team } from '../../test/support/team.ts'
import { roles } from '../core/choices.ts'
import { rolesMay } from '../core/project/roles.ts'
import { loginName } from '../work/begin.ts'
import { makeApp } from './app.ts'
import { limits } from './limits.ts'
import { openProjects, type Projects, projectFiles, projectsOfDatabase } from './projects.ts'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'retroduce-listed-'))
const places: [string, () => Promise<Projects>][] = [['a folder', async () => projectFiles(emptyFolder())]]
if (hasPostgres) places.push(['a database', async () => projectsOfDatabase(await ownDatabase())])

const review = { title: 'Trust in care', kind: 'realist review' }
/** A configuration and a version that holds it, so that an evaluation can begin from it. */
const theory = [
  made('template.shaped', 'tpl_cmo', {
    name: 'CMO',
    phrasing: 'Where {C}',
    slots: [{ key: 'C', label: 'Context', word: 'where', role: 'c' }],
  }),
  made('configuration.formed', 'cmoc_1', { title: 'Trust opens', template: 'tpl_cmo', order: 1 }),
]

describe.each(places)('the list of projects in %s', (_, served) => {
  test('from nothing: a review is begun, its theory is frozen, and an evaluation of that version is begun', async () => {
    const projects = await served()
    const home = browserOf(makeApp({ projects }))
    const listed = async () => (await home.get('/api/projects')).json()
    expect(await listed()).toEqual({ projects: [], begins: true, me: loginName() })

    const { slug } = await (
      await home.post('/api/projects', { ...review, title: '  Trust: in care?  ', name: 'Ana Lima' })
    ).json()
    expect(slug).toBe('Trust-in-care')
    const project = (await projects.find(slug))?.project
    expect((await project?.store.people())?.map(({ name, initials }) => [name, initials])).toEqual([['Ana Lima', 'AL']])
    const state = project?.journal.state
    expect([...(state?.project.values() ?? [])]).toEqual([{ title: 'Trust: in care?', kind: 'realist review' }])
    expect([...(state?.person.values() ?? [])]).toEqual([{ roles: ['owner'] }])
    const changed = await home.post(`/api/p/${slug}/commands`, { do: 'change', changes: theory })
    expect(await changed.json()).toMatchObject({ ok: true })
    const freeze = { do: 'freeze', id: 'ver_1', version: { name: 'Initial', kind: 'draft', order: 1 } }
    expect(await (await home.post(`/api/p/${slug}/commands`, freeze)).json()).toMatchObject({ ok: true })
    const versions = [{ id: 'ver_1', name: 'Initial' }]
    expect((await listed()).projects).toEqual([{ slug, title: 'Trust: in care?', kind: 'realist review', versions }])

    const from = { project: slug, version: 'ver_1' }
    const begun = await (await home.post('/api/projects', { title: 'Trust: in care?', from })).json()
    // The name is taken, and stays whose it is.
    expect(begun).toEqual({ slug: 'Trust-in-care-2' })
    const evaluation = (await projects.find(begun.slug))?.project.journal.state
    expect(evaluation?.configuration.has('cmoc_1')).toBe(true)
    expect(evaluation?.origin.get('org_this')).toMatchObject({ version: 'ver_1', name: 'Initial' })
    expect((await listed()).projects.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'realist evaluation',
      'realist review',
    ])
    await projects.close()
  })

  test('what cannot be begun leaves nothing behind', async () => {
    const projects = await served()
    const home = browserOf(makeApp({ projects }))
    const { slug } = await (await home.post('/api/projects', review)).json()
    for (const [body, code] of [
      [{}, 'malformed'],
      [{ title: ' ', kind: 'realist review' }, 'malformed'],
      [{ title: 'x'.repeat(2_001), kind: 'realist review' }, 'malformed'],
      [{ title: 'A scoping review', kind: 'scoping review' }, 'malformed'],
      [{ title: 'E', from: { project: slug, version: 'ver_9' } }, 'unknown-thing'],
      [{ title: 'E', from: { project: '../elsewhere', version: 'ver_1' } }, 'no-such-project'],
    ] as const)
      expect(await codeOf(home.post('/api/projects', body)), JSON.stringify(body)).toBe(code)
    expect(await projects.slugs()).toEqual([slug])
    await projects.close()
  })

  test('a project file that is brought is added, once', async () => {
    const [projects, elsewhere] = [await served(), projectFiles(emptyFolder())]
    const home = browserOf(makeApp({ projects: elsewhere }))
    const { slug } = await (await home.post('/api/projects', review)).json()
    const sent = await elsewhere.alone(slug, async (file) => readFileSync(file))
    await elsewhere.close()
    const app = makeApp({ projects })
    const add = () =>
      app.request('/api/projects/add?name=brought.retro', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(sent ?? []),
      })
    expect(await (await add()).json()).toEqual({ slug: 'brought' })
    expect((await projects.find('brought'))?.project.journal.events).toHaveLength(2)
    expect(await codeOf(add())).toBe('already-there')
    expect(await projects.slugs()).toEqual(['brought'])
    await projects.close()
  })
})

test('on a server of a team who leads a project or keeps the server begins others, and is let into them', async () => {
  const path = emptyFolder()
  const projects = projectFiles(path)
  const { slug } = await (await browserOf(makeApp({ projects })).post('/api/projects', review)).json()
  const project = (await projects.find(slug))?.project
  const owner = [...(project?.journal.state.person.keys() ?? [])][0] ?? ana
  const taken = roles.map((role) => made('person.joined', `per_${role}`, { roles: [role] }))
  expect((await project?.execute(owner, { do: 'change', changes: taken }))?.ok).toBe(true)
  const server = team({}, { projects })
  for (const role of roles) await server.someone(role, { in: { [slug]: `per_${role}` } })
  await server.someone('stranger')
  await server.someone('keeper', { admin: true })
  for (const who of [...roles, 'stranger', 'keeper']) {
    const browser = await server.at(who)
    const may = who === 'keeper' || (who !== 'stranger' && rolesMay([who as (typeof roles)[number]], 'mayBegin'))
    const before = await (await browser.get('/api/projects')).json()
    expect(before.begins, who).toBe(may)
    const answer = await browser.post('/api/projects', { ...review, title: `By ${who}` })
    if (!may) {
      expect([answer.status, await codeOf(answer)], who).toEqual([403, 'not-allowed'])
      continue
    }
    const begun = (await answer.json()).slug
    expect((await browser.get(`/api/p/${begun}/views/frame`)).status, who).toBe(200)
    const after = await (await browser.get('/api/projects')).json()
    expect(after.projects, who).toHaveLength(before.projects.length + 1)
    const kept = (await projects.find(begun))?.project
    expect((await kept?.store.people())?.map(({ name }) => name)).toEqual([who])
  }
  // What was begun is of whoever began it alone; and of a project that is not theirs nobody learns by asking for its theory.
  expect((await (await server.at('stranger')).get('/api/p/By-owner/views/frame')).status).toBe(404)
  const from = { project: slug, version: 'ver_1' }
  expect(await codeOf((await server.at('keeper')).post('/api/projects', { title: 'E', from }))).toBe('no-such-project')
  await projects.close()
})

test('a token begins no project, and who begins projects without end is told when to come again', async () => {
  const projects = projectFiles(emptyFolder())
  const server = team({}, { projects })
  await server.someone('keeper', { admin: true })
  const keeper = await server.at('keeper')
  const { token } = await (await keeper.post('/api/account/tokens', { name: 'script' })).json()
  const script = browserOf(server.app, { authorization: `Bearer ${token}` })
  expect((await (await script.get('/api/projects')).json()).begins).toBe(false)
  expect(await codeOf(script.post('/api/projects', review))).toBe('not-allowed')
  for (let i = 0; i < limits.exports.atOnce - 1; i++) await keeper.post('/api/projects', {})
  expect(await codeOf(keeper.post('/api/projects', {}))).toBe('too-often')
  expect(await projects.slugs()).toEqual([])
  await projects.close()
})

test('a project that does not open is told as such, and bars no other from the list of those who are in it', async () => {
  const path = emptyFolder()
  writeFileSync(join(path, 'broken.retro'), 'no project')
  const projects = projectFiles(path)
  const { slug } = await (await browserOf(makeApp({ projects })).post('/api/projects', review)).json()
  const server = team({}, { projects })
  await server.someone('ana', {
    in: { [slug]: [...((await projects.find(slug))?.project.journal.state.person.keys() ?? [])][0] ?? '', broken: ana },
  })
  await server.someone('ben', { in: { [slug]: ben } })
  const listed = async (who: string) => (await (await (await server.at(who)).get('/api/projects')).json()).projects
  expect(await listed('ana')).toMatchObject([
    { slug: 'broken', trouble: expect.any(String) },
    { slug, title: review.title },
  ])
  expect(await listed('ben')).toEqual([])
  await projects.close()
})

test('where one project is served by itself none is begun beside it', async () => {
  const home = browserOf(makeApp({ projects: openProjects({ own: await foundedOn() }) }))
  expect((await (await home.get('/api/projects')).json()).begins).toBe(false)
  expect(await codeOf(home.post('/api/projects', review))).toBe('not-here')
})
