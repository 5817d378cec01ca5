import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { personByDefault } from '../core/project/decide.ts'
import { openProject } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'

test('an evaluation is forked from a version by name, is sound, and tells where it came from', async () => {
  const path = (name: string) => join(folder, name)
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-fork-'))
  await run('demo', '--dir', folder)
  const { code, out } = await run(
    'fork',
    path('knight-2024.retro'),
    '--out',
    path('new.retro'),
    '--cases',
    'North; South',
    '--json',
  )
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    cases: 2,
    sources: expect.any(Number),
    version: expect.stringMatching(/^ver_/),
  })
  expect((await run('verify', path('new.retro'))).code).toBe(0)
  expect((await run('log', path('new.retro'), 'org_this')).out).toContain('began with the theory of “Integrated care')
  const again = await run('fork', path('knight-2024.retro'), '--out', path('new.retro'))
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already') })
  const unknown = await run('fork', path('knight-2024.retro'), '--theory', 'Nowhere', '--out', path('x.retro'))
  expect(unknown.err).toContain('There is no version “Nowhere”')
  expect((await run('fork', path('knight-2024.retro'))).code).toBe(2)
})

test('what an evaluation has is listed, taken by name, and not taken twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-back-'))
  const [review, evaluation] = [join(folder, 'knight-2024.retro'), join(folder, 'new.retro')]
  await run('demo', '--dir', folder)
  await run('fork', review, '--out', evaluation)
  const back = (...more: string[]) => run('bring-back', evaluation, '--into', review, ...more)
  expect((await back()).out).toContain('Nothing comes back')
  const project = await openProject(openSqlite(evaluation))
  const who = personByDefault(project.journal.state)
  const configuration = { title: 'Fear of losing funds', template: 'tpl_dalkin', order: 99 }
  await project.execute(who, {
    do: 'change',
    changes: [{ type: 'configuration.formed', id: 'cmoc_fear', from: null, to: configuration }],
  })
  await project.close()
  expect((await back()).out).toContain('Fear of losing funds')
  expect((await back('--take', 'Love')).err).toContain('Nothing comes back of “love”')
  expect((await back('--take', 'Fear of losing funds')).out).toContain('Took one fact')
  expect((await back('--take', 'all')).out).toContain('There was nothing to take')
  expect((await run('verify', review)).code).toBe(0)
  // While others decide there unseen, the list would tell of it, and so would what is taken.
  const again = await openProject(openSqlite(evaluation))
  const stage = { name: 'Full text', kind: 'full-text', order: 9, reviewers: 2, blinded: true, reasonNeeded: false }
  const blinded = [
    { type: 'person.joined', id: 'per_zoe', from: null, to: { roles: ['reviewer'] } },
    { type: 'stage.set', id: 'stg_blind', from: null, to: stage },
  ]
  expect(await again.execute(who, { do: 'change', changes: blinded })).toMatchObject({ ok: true })
  await again.close()
  for (const more of [[], ['--take', 'all']])
    expect(await back(...more)).toMatchObject({ code: 1, err: expect.stringContaining('not yours to see') })
  const stranger = await run('bring-back', review, '--into', review)
  expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('It was not forked from a review') })
  expect((await run('bring-back', evaluation)).code).toBe(2)
})
