import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, freshPath } from '../../test/support/store.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'

const file = new URL('../../test/files/dialects/rayyan.ris', import.meta.url).pathname

async function project(): Promise<string> {
  const path = freshPath()
  const made = await foundedOn(createSqlite(path))
  const stage = { kind: 'title-abstract' as const, order: 1, reviewers: 2, blinded: true, reasonNeeded: true }
  const to = { ...stage, name: 'Title and abstract' }
  await made.execute(ana, { do: 'change', changes: [{ type: 'stage.set', id: 'stg_1', from: null, to }] })
  await made.close()
  return path
}

test('the decisions of a file are recorded as votes of the people named; those of others are left, and said so', async () => {
  const path = await project()
  const { code, out } = await run('import', path, file, '--votes-of', `Ama=${ana}`, '--json')
  expect(code).toBe(0)
  const [{ taken, unnamed }] = JSON.parse(out).votes
  expect(taken).toMatchObject([{ who: 'Ama', person: ana, contradictions: [], left: 0 }])
  expect(unnamed).toEqual(['Kofi'])
  const { journal, close } = await openProject(openSqlite(path))
  const votes = [...journal.state.vote.values()]
  expect(votes.map(({ reviewer, origin }) => [reviewer, origin?.tool, origin?.who])).toEqual(
    Array.from({ length: taken[0].votes }, () => [ana, 'rayyan', 'Ama']),
  )
  expect(votes.length).toBeGreaterThan(0)
  await close()
})

test('one person for a file that names several is asked about; nobody of that name is told', async () => {
  const path = await project()
  const { code, err } = await run('import', path, file, '--votes-of', ben)
  expect([code, err]).toEqual([1, expect.stringContaining('Ama=PERSON, Kofi=PERSON')])
  const { journal, close } = await openProject(openSqlite(path))
  expect([journal.state.import.size, journal.state.record.size]).toEqual([0, 0])
  await close()
  const { code: then, out } = await run('import', path, file, '--votes-of', `Ama=${ana}, Kofi=${ben}`)
  expect([then, out]).toEqual([0, expect.stringMatching(/votes? of Kofi recorded for per_ben/)])
  expect((await run('import', path, file, '--again', '--votes-of', 'Ama=Zoe')).err).toContain('Nobody here is called')
})
