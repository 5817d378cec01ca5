import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

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
  expect((await run('log', path('new.retro'), 'org_this')).out).toContain('origin of the theory')
  const again = await run('fork', path('knight-2024.retro'), '--out', path('new.retro'))
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already') })
  const unknown = await run('fork', path('knight-2024.retro'), '--theory', 'Nowhere', '--out', path('x.retro'))
  expect(unknown.err).toContain('There is no version “Nowhere”')
  expect((await run('fork', path('knight-2024.retro'))).code).toBe(2)
})
