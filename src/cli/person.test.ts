import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { run, told } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath, word } from '../../test/support/store.ts'
import { makeKey } from '../store/identities.ts'
import { createSqlite } from '../store/sqlite.ts'

let file: string

beforeEach(async () => {
  file = freshPath()
  const project = await foundedOn(createSqlite(file))
  await project.store.putPerson({ id: ben, name: 'Benedikt Unmistakable', initials: 'BU', email: 'bu@example.org' })
  await project.execute(ben, word('1', 'trust'))
  await project.execute(ben, word('2', 'distance'))
  await project.execute(ana, {
    do: 'change',
    changes: [
      made('participant.enrolled', 'prt_1', { role: 'Ward nurse', consent: 'given' }),
      made('statement.made', 'stm_1', { kind: 'limitation', text: 'Few.', order: 1, about: [ben] }),
    ],
  })
  const key = await makeKey(project.store, 'four words that differ')
  if (!('code' in key)) await key.put('prt_1', { name: 'Grace' })
  await project.close()
})

test('what is stored of a person is listed, written to a file and erased, also from free pages; the journal stands', async () => {
  const { data } = await told('person', file, 'BU')
  expect(data).toMatchObject({
    id: ben,
    recorded: [{ what: 'Components', count: 2 }],
    named: { email: 'bu@example.org' },
  })
  expect(data.about.map(({ what }: { what: string }) => what)).toEqual(['Statement'])
  const out = freshPath('ben.json')
  expect((await run('person', file, ben, '--out', out, '--erase')).out).toContain(
    'Two changes stay in the journal under per_ben',
  )
  expect(JSON.parse(readFileSync(out, 'utf8')).events).toHaveLength(3)
  expect(readFileSync(file).toString('latin1')).not.toMatch(/Unmistakable|bu@example/)
  expect((await run('verify', file)).code).toBe(0)
  // By the id they are still found.
  expect((await told('person', file, ben)).data.named).toBeUndefined()
})

test('who all participants are is erased for good and recorded, and only by an owner or lead', async () => {
  expect((await told('person', file, 'prt_1')).data.identity).toBe(true)
  expect((await run('person', file, 'prt_1', '--as', ben)).code).toBe(1)
  expect((await run('participants', file, '--erase-all', '--as', ben)).code).toBe(1)
  const erased = await told('participants', file, '--erase-all', '--because', 'The study is over.')
  expect([erased.code, erased.data]).toEqual([0, { erased: 1 }])
  expect((await told('person', file, 'prt_1')).data.identity).toBe(false)
  expect((await run('log', file)).out).toContain('erasure of identities')
  expect((await run('participants', file, '--erase-all')).err).toContain('Nothing is kept')
})
