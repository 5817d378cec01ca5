import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-rank-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const subjects = ['trust between partners in care', 'soil erosion in spring', 'school meals in cities']
const table = (name: string, decided: number) =>
  writeFileSync(
    path(name),
    [
      'id,title,abstract,included',
      ...Array.from(
        { length: 60 },
        (_, i) => `${i + 1},${subjects[i % 3]} ${i},,${i < decided ? Number(i % 3 === 0) : ''}`,
      ),
    ].join('\n'),
  )

test('rank orders what a file leaves open by what it decided, and says why', async () => {
  table('half.csv', 30)
  const { code, out } = await run('rank', path('half.csv'), '--json', '--top', '2')
  expect(code).toBe(0)
  const said = JSON.parse(out)
  expect(said).toMatchObject({ order: 'ranked', votes: 30 })
  expect(said.unread).toHaveLength(30)
  expect(said.unread.slice(0, 10).every((id: string) => Number(id) % 3 === 1)).toBe(true)
  expect(said.first).toHaveLength(2)
  expect(said.first[0].terms).toContain('trust')
  expect(said.first[0].probability).toBeGreaterThan(0.8)
  expect(Number(said.first[0].like) % 3).toBe(1)
})

test('without any decision, what is sought puts a file in order', async () => {
  table('bare.csv', 0)
  const { out } = await run('rank', path('bare.csv'), '--about', 'meals for cities', '--json')
  expect(
    JSON.parse(out)
      .unread.slice(0, 20)
      .every((id: string) => Number(id) % 3 === 0),
  ).toBe(true)
})

test('a project ranks what waits at a stage by its votes and its theory', async () => {
  await run('demo', '--dir', folder)
  const project = path('knight-2024.retro')
  writeFileSync(
    path('new.csv'),
    'id,title,abstract\n1,Soil erosion in spring,Rain and slopes.\n2,Distributed leadership across integrated care systems,Leaders shared power and trust grew between partners.\n3,School meals in cities,What children eat.\n4,Meals and soil,Children and rain.\n',
  )
  await run('import', project, path('new.csv'))
  const { code, out } = await run('rank', project, '--top', '1')
  expect([code, out]).toEqual([0, expect.stringContaining('Distributed leadership across integrated care systems')])
  const { out: asked } = await run('rank', project, '--order', 'blend', '--json')
  expect(JSON.parse(asked).first[0].title).toBe('Distributed leadership across integrated care systems')
  expect((await run('rank', project, '--stage', 'stg_none')).err).toContain('There is no stage stg_none')
})

test.each([
  [['--order', 'best'], 'There is no order “best”'],
  [['--top', 'all'], '“all” is no number'],
])('%j is used wrongly, and told how', async (words, reason) => {
  const { code, err } = await run('rank', path('half.csv'), ...words)
  expect([code, err]).toEqual([2, expect.stringContaining(reason)])
})
