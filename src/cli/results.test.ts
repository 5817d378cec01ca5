import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-results-'))
const file = join(folder, 'knight-2024.retro')
afterAll(() => rmSync(folder, { recursive: true }))

test('a result is stated beside the links it tests, a table of them is taken once, and the list tells them', async () => {
  await run('demo', '--dir', folder)
  const stated = await run(
    'results',
    file,
    'trust by meeting in person',
    '--kind',
    'moderation',
    '--source',
    'Sims 2021',
    '--estimate',
    '0.3',
    '--low',
    '0.1',
    '--high',
    '0.5',
    '--n',
    '120',
    '--link',
    'M-Rea of CMOC 3',
    '--stance',
    'supports',
  )
  expect([stated.code, stated.out.trim(), stated.err]).toEqual([0, 'One result taken.', ''])
  const refused = await run('results', file, 'trust', '--kind', 'moderation', '--source', 'Nobody 1900')
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('There is no source “Nobody 1900”')])
  const table = join(folder, 'results.csv')
  writeFileSync(
    table,
    'kind,measure,source,estimate,link,stance\nQCA,consistency,Sims 2021,0.92,O of CMOC 1,supports\nQCA,coverage,Sims 2021,half,,\n',
  )
  const came = await run('results', file, '--from', table)
  expect([came.code, came.out.trim()]).toEqual([1, `${table}:3: estimate: “half” is no number.\nOne result taken.`])
  expect((await run('results', file, '--from', table)).out).toContain('No results taken.')
  const told = (await run('results', file)).out
  expect(told).toContain('Moderation, trust by meeting in person: 0.3 (95 % 0.1 to 0.5), n 120. From Sims 2021.')
  expect(told).toMatch(/supports M-Rea of CMOC 3: trust/)
  expect(told).toContain('Two results.')
  const data = JSON.parse((await run('results', file, '--json')).out)
  expect(data.map(({ beside }: { beside: unknown[] }) => beside.length)).toEqual([1, 1])
  expect((await run('results', file, 'both', '--from', table)).code).toBe(2)
  expect((await run('verify', file)).code).toBe(0)
})
