import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, retitle, reword, word } from '../../test/support/store.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { openProjects, projectFiles } from './projects.ts'

/** A folder with a project that is served, and a copy elsewhere that went on by itself. */
async function twoCopies() {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-merging-'))
  const [here, there] = [join(folder, 'review.retro'), join(mkdtempSync(join(tmpdir(), 'retroduce-copy-')), 'c.retro')]
  const project = await foundedOn(createSqlite(here))
  await project.execute(ana, word('1', 'trust'))
  await project.close()
  copyFileSync(here, there)
  const copy = await openProject(openSqlite(there))
  await copy.execute(ben, reword('1', 'trust', 'trust of neighbours'))
  await copy.execute(ben, word('2', 'distance'))
  await copy.store.putPerson({ id: ben, name: 'Ben Bauer', initials: 'BB' })
  await copy.close()
  const projects = projectFiles(folder)
  const app = makeApp({ projects })
  const ask = (method: string, route: string, body?: BodyInit, who: string = ana) =>
    app.request(`/api/p/review/${route}`, {
      method,
      headers: {
        cookie: `retroduce-person=${who}`,
        'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
      },
      ...(body !== undefined && { body }),
    })
  const bytes = new Uint8Array(readFileSync(there))
  return { folder, here, projects, ask, bytes }
}

test('a copy is looked at, then merged under the feet of who works there, and the file before is kept', async () => {
  const { folder, here, projects, ask, bytes } = await twoCopies()
  expect((await ask('POST', 'commands', JSON.stringify(reword('1', 'trust', 'trust of partners')))).status).toBe(200)
  const live = await ask('GET', 'live')
  const reader = live.body?.getReader()
  await reader?.read()
  const look = async () => (await (await ask('POST', 'merge/look', bytes)).json()) as Record<string, unknown>
  const before = await look()
  expect(before).toMatchObject({ acts: 2, people: ['Ben Bauer'], collisions: 1, fresh: true, withdrawn: 0 })
  expect(existsSync(`${here}.before-merge-1`)).toBe(false)
  const merging = ask('POST', 'merge', bytes)
  const meanwhile = Array.from({ length: 20 }, () => ask('GET', 'views/frame'))
  expect(await (await merging).json()).toEqual(before)
  for (const answer of meanwhile) expect((await answer).status).toBe(200)
  expect((await (await ask('GET', 'views/collisions')).json()).cases).toHaveLength(1)
  // Whoever listened is hung up on, and comes back.
  for (;;) if ((await reader?.read())?.done !== false) break
  expect((await look()).fresh).toBe(false)
  expect((await ask('POST', 'commands', JSON.stringify(retitle('A review', 'Another')))).status).toBe(200)
  expect(readdirSync(folder).filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual([
    'review.retro',
    'review.retro.before-merge-1',
  ])
  await projects.close()
})

test('only an owner or lead merges; what is no copy, and a project that is no file, are refused', async () => {
  const { projects, ask, bytes } = await twoCopies()
  for (const route of ['merge', 'merge/look']) expect((await ask('POST', route, bytes, ben)).status).toBe(403)
  const other = join(mkdtempSync(join(tmpdir(), 'retroduce-other-')), 'o.retro')
  await (await foundedOn(createSqlite(other))).close()
  const stranger = new Uint8Array(readFileSync(other))
  for (const route of ['merge', 'merge/look']) {
    const answer = await ask('POST', route, stranger)
    expect([answer.status, (await answer.text()).includes('two projects')]).toEqual([422, true])
    expect((await ask('POST', route, new Uint8Array(200))).status).toBe(422)
  }
  // A refused merge leaves the project open.
  expect((await ask('GET', 'views/frame')).status).toBe(200)
  await projects.close()
  const app = makeApp({ projects: openProjects({ review: await foundedOn() }) })
  const answer = await app.request('/api/p/review/merge', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  })
  expect([answer.status, (await answer.json()).error.code]).toEqual([409, 'not-here'])
})

test('a project that nobody uses is let go of, and opened again when it is asked for', async () => {
  const { folder, projects: first } = await twoCopies()
  await first.close()
  const projects = projectFiles(folder, { idle: 20 })
  const known = await projects.find('review')
  const held = () => projects.figures().find(({ name }) => name === 'retroduce_projects_open')?.value
  expect(held()).toBe(1)
  known?.live.add(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect([held(), known?.closed]).toEqual([1, false])
  known?.live.clear()
  await expect.poll(held).toBe(0)
  expect(known?.closed).toBe(true)
  const again = await projects.find('review')
  expect(again).not.toBe(known)
  const result = await again?.project.execute(ana, {
    do: 'change',
    changes: [made('code.defined', 'cod_1', { name: 'A', order: 1 })],
  })
  expect(result?.ok).toBe(true)
  await projects.close()
})
