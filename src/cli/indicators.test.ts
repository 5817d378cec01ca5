import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-indicators-'))
const file = join(folder, 'evaluation.retro')
afterAll(() => rmSync(folder, { recursive: true }))

test('series are taken from a table, told in words, and stand in the report with their chart', async () => {
  await run('new', file, '--title', 'An evaluation')
  const table = join(folder, 'waits.csv')
  const months = [...Array(24).keys()].map((i) => `${i < 12 ? 2023 : 2024}-${String((i % 12) + 1).padStart(2, '0')}`)
  const waits = months.map((_, i) => (i < 14 ? 30 : 20) + ((i * 7) % 5))
  writeFileSync(
    table,
    ['month,Waits,Falls', ...months.map((on, i) => `${on},${waits[i]},${i === 3 ? 'many' : 4}`)].join('\n'),
  )
  const came = await run('indicators', file, '--from', table)
  expect(came.out.trim()).toBe(`${table}:5: Falls, 2023-04: “many” is no number.\nTwo indicators taken.`)
  expect(came.code).toBe(1)
  const told = await run('indicators', file)
  expect(told.out).toContain('Waits: 24 values from 2023-01 to 2024-12.')
  expect(told.out).toMatch(/14 in a row above the mean \(2023-01 to 2024-02\)/)
  expect(told.out).toContain('Falls: 23 values from 2023-01 to 2024-12. In all the mean is 4')
  // Once more brings nothing, and says nothing that differs.
  expect((await run('indicators', file, '--from', table)).out).toContain('No indicators taken.')
  const report = await run('report', file, '--piece', 'indicators')
  expect(report.out).toContain('Waits over time')
  expect((await run('indicators', file, '--json')).out).toContain('"signal": "shift"')
})

test('where nothing tells which number is the day it is asked for', async () => {
  const table = join(folder, 'days.csv')
  writeFileSync(table, 'date,value,indicator\n03/04/2024,5,Beds\n05/06/2024,6,Beds\n')
  expect((await run('indicators', file, '--from', table)).out).toContain(
    `${table}:2: Nothing tells which number of 03/04/2024 is the day`,
  )
  expect((await run('indicators', file, '--from', table, '--dates', 'day first')).out.trim()).toBe(
    'One indicator taken.',
  )
  expect((await run('indicators', file)).out).toContain('Beds: two values from 2024-04-03 to 2024-06-05.')
  expect((await run('indicators', file, '--dates', 'backwards')).code).toBe(1)
})
