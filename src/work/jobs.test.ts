import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import { openProjects } from '../server/projects.ts'
import { connect } from '../store/database.ts'
import { createSqlite } from '../store/sqlite.ts'
import { verifyFile } from '../store/verify-file.ts'
import type { Task } from './task.ts'

const records = (n: number) =>
  new TextEncoder().encode(
    Array.from({ length: n }, (_, i) => `TY  - JOUR\nTI  - Study ${i} of trust\nDO  - 10.1/${i}\nER  - \n`).join(''),
  )
const importing = (name: string, n: number): Task => ({
  do: 'import',
  file: { name, bytes: records(n), who: ana },
  join: false,
})

async function served() {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  const projects = openProjects({ review: project })
  const found = await projects.find('review')
  if (!found) throw new Error('the project is not served')
  return { path, project, projects, jobs: found.jobs }
}

test('closing while an import goes on leaves all of it or nothing, and no work behind', async () => {
  const { path, projects, jobs } = await served()
  const job = jobs.start(importing('many.ris', 4_000))
  const next = jobs.start(importing('more.ris', 10))
  while (job.state === 'waiting') await new Promise((resolve) => setTimeout(resolve, 5))
  await projects.close()
  expect(['done', 'refused']).toContain(job.state)
  expect(next).toMatchObject({ state: 'refused', outcome: { refusal: { code: 'cancelled' } } })
  const { ok, events } = verifyFile(path)
  expect([ok, [4, 8_005].includes(events)]).toEqual([true, true])
})

test('trouble with the file ends each job with what it is, and keeps none waiting', async () => {
  const { path, projects, jobs } = await served()
  // A newer version of the program writes to the file meanwhile.
  const newer = connect(path)
  newer.exec(`INSERT INTO event (seq, id, at, actor, act, fact, hash)
    VALUES (5, 'x', '2030-01-01T00:00:00.000Z', 'per_ana', 'x', '{"type":"dream.dreamt","id":"drm_1"}', 'x')`)
  newer.close()
  const all = [jobs.start(importing('one.ris', 1)), jobs.start(importing('two.ris', 2))]
  while (all.some(({ state }) => state === 'waiting' || state === 'running'))
    await new Promise((resolve) => setTimeout(resolve, 5))
  for (const job of all) expect(job).toMatchObject({ state: 'refused', outcome: { refusal: { code: 'newer-file' } } })
  await projects.close()
})

test('so many jobs may wait and no more; all of them can be cancelled', async () => {
  const { path, projects, jobs } = await served()
  for (let n = 0; n < 500; n++) jobs.start(importing(`${n}.ris`, 20))
  expect(() => jobs.start(importing('more.ris', 1))).toThrow('wait already')
  await projects.close()
  expect(jobs.list().filter(({ state }) => state === 'refused').length).toBeGreaterThan(400)
  expect(verifyFile(path).ok).toBe(true)
})
