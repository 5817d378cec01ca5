import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { partOf } from '../store/parts.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-site-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

test('site writes a whole folder, takes the place of an older site when asked, and of nothing else', async () => {
  await run('demo', '--dir', folder)
  const project = path('knight-2024.retro')
  const made = await run('site', project, '--out', path('out'), '--json')
  expect([made.code, JSON.parse(made.out).pages]).toEqual([0, expect.any(Number)])
  const page = () => readFileSync(path('out/configuration/cmoc_final-2.html'), 'utf8')
  const first = page()
  expect(first).toContain('<h1')

  const again = await run('site', project, '--out', path('out'))
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('--force')])
  writeFileSync(path('out/old.html'), 'of an older site')
  expect((await run('site', project, '--out', path('out'), '--force')).code).toBe(0)
  expect([page() === first, existsSync(path('out/old.html'))]).toEqual([true, false])

  // Killed between the two steps: the older site comes back before anything else is done, and stays.
  renameSync(path('out'), `${partOf(path('out'))}.old`)
  expect((await run('site', project, '--out', path('out'))).err).toContain('--force')
  expect(page()).toBe(first)

  const other = mkdtempSync(path('mine-'))
  writeFileSync(join(other, 'thesis.txt'), 'years of work')
  expect((await run('site', project, '--out', other, '--force')).err).toContain('there already')
  expect((await run('site', project, '--out', join(other, 'thesis.txt'), '--force')).code).toBe(1)
  expect(readdirSync(other)).toEqual(['thesis.txt'])
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})
