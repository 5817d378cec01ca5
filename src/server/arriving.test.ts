import { copyFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath, retitle, word } from '../../test/support/store.ts'
import { team } from '../../test/support/team.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { namesLike } from './add-file.ts'
import { makeApp } from './app.ts'
import { projectFiles } from './projects.ts'

const stage = { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }

/** A folder that is served, with one project in it; a copy that went on, and a project of its own, lie elsewhere. */
async function folder() {
  const path = mkdtempSync(join(tmpdir(), 'retroduce-arriving-'))
  const [here, copy, other] = [join(path, 'review.retro'), freshPath(), freshPath()]
  const project = await foundedOn(createSqlite(here))
  await project.execute(ana, {
    do: 'change',
    changes: [
      made('stage.set', 'stg_1', stage),
      made('source.described', 'src_1', {
        kind: 'article',
        reference: { type: 'article-journal', title: 'Paper' },
        entersAt: 'stg_1',
      }),
    ],
  })
  await project.close()
  copyFileSync(here, copy)
  const went = await openProject(openSqlite(copy))
  await went.execute(ben, word('2', 'distance'))
  await went.close()
  const stranger = await foundedOn(createSqlite(other))
  await stranger.execute(ana, retitle('A review', 'Another review'))
  await stranger.close()
  const projects = projectFiles(path)
  const app = makeApp({ projects })
  const send = (route: string, body: BodyInit, type = 'application/octet-stream') =>
    app.request(`/api/${route}`, { method: 'POST', headers: { 'content-type': type }, body })
  const listed = async () => (await (await app.request('/api/projects')).json()).projects
  return { path, projects, send, listed, copy: bytesOf(copy), other: bytesOf(other) }
}
const bytesOf = (path: string) => new Uint8Array(readFileSync(path))
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).error?.code]

test('a copy of a project that is here, and one that was handed out from it, are told, and are not added beside it', async () => {
  const { projects, send, listed, copy } = await folder()
  const handed = await send('p/review/hand-outs', JSON.stringify({ stage: 'stg_1', person: ben }), 'application/json')
  const out = new Uint8Array(await handed.arrayBuffer())
  for (const [file, handedOut] of [
    [copy, false],
    [out, true],
  ] as const) {
    const seen = await (await send('projects/look', file)).json()
    expect(seen.of).toEqual({ slug: 'review', title: 'A review', handedOut })
    expect(await codeOf(await send('projects/add?name=copy.retro', file))).toEqual([409, 'already-there'])
  }
  expect(await listed()).toHaveLength(1)
  await projects.close()
})

test('a new project is told what it is, and a copy of its file is put beside the others under a name that is free', async () => {
  const { path, projects, send, listed, other } = await folder()
  const seen = await (await send('projects/look', other)).json()
  expect(seen).toEqual({ title: 'Another review', events: 5, last: expect.stringMatching(/^20/) })
  expect(await listed()).toHaveLength(1)
  const added = await (await send('projects/add?name=../../etc/review.retro', other)).json()
  expect(added).toEqual({ slug: 'etc-review' })
  expect(bytesOf(join(path, 'etc-review.retro')).length).toBe(other.length)
  expect(await listed()).toContainEqual(expect.objectContaining({ slug: 'etc-review', title: 'Another review' }))
  // It is here now, and is not added once more.
  expect(await codeOf(await send('projects/add?name=again.retro', other))).toEqual([409, 'already-there'])
  expect(readdirSync(path).filter((name) => name.includes('.part'))).toEqual([])
  await projects.close()
})

test('names of files become names that are safe, and another where one is taken', () => {
  const first = (name: string) => namesLike(name).next().value
  expect(['Trust (2).retro', '.retro', '..\\a\0b.RETRO', 'Überblick.retro'].map(first)).toEqual([
    'Trust-2',
    'project',
    'a-b',
    'Überblick',
  ])
  const [one, two, three] = namesLike('a.retro')
  expect([one, two, three]).toEqual(['a', 'a-2', 'a-3'])
})

test('what is no project, what is damaged, and what comes where nothing can be added, is refused', async () => {
  const { path, projects, send, other, copy } = await folder()
  expect(await codeOf(await send('projects/add', new Uint8Array(300)))).toEqual([422, 'damaged'])
  const words = new TextEncoder().encode('Another review')
  const at = Buffer.from(other).indexOf(words)
  expect(at).toBeGreaterThan(0)
  const damaged = new Uint8Array(other)
  damaged[at] = 'B'.charCodeAt(0)
  expect(await codeOf(await send('projects/add', damaged))).toEqual([422, 'damaged'])
  expect(readdirSync(path).filter((name) => name.endsWith('.retro'))).toEqual(['review.retro'])
  await projects.close()
  const alone = makeApp({ projects: projectFiles(join(path, 'review.retro')) })
  const bytes = { method: 'POST', headers: { 'content-type': 'application/octet-stream' } }
  expect(await codeOf(await alone.request('/api/projects/add', { ...bytes, body: other }))).toEqual([409, 'not-here'])
  expect((await (await alone.request('/api/projects/look', { ...bytes, body: copy })).json()).of.slug).toBe('review')
})

test('on a server of a team a copy is told to those who are in its project, and whoever keeps the server adds another', async () => {
  const { path, projects, copy, other } = await folder()
  const server = team({}, { projects })
  await server.someone('ana', { in: { review: ana } })
  await server.someone('keeper', { admin: true })
  const send = async (who: string, route: string, body: BodyInit) => {
    const { jar } = await server.at(who)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'content-type': 'application/octet-stream' }
    return server.app.request(`/api/projects/${route}`, { method: 'POST', headers, body })
  }
  expect((await (await send('ana', 'look', copy)).json()).of.slug).toBe('review')
  const strange = await (await send('ana', 'look', other)).json()
  expect([strange.of, strange.not.code]).toEqual([undefined, 'not-allowed'])
  expect(await codeOf(await send('ana', 'add', other))).toEqual([403, 'not-allowed'])
  expect(await (await send('keeper', 'look', other)).json()).not.toHaveProperty('not')
  expect(await (await send('keeper', 'add?name=other.retro', other)).json()).toEqual({ slug: 'other' })
  expect(readdirSync(path).filter((name) => name.endsWith('.retro'))).toEqual(['other.retro', 'review.retro'])
  // It is of nobody until they are let in.
  const keeper = await server.at('keeper')
  expect((await (await keeper.get('/api/projects')).json()).projects).toEqual([])
  await projects.close()
})
