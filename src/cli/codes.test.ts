import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { codingOn } from '../../test/support/coding.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-codes-'))
const file = join(folder, 'review.retro')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const project = await openProject(createSqlite(file))
  await codingOn(project)
  await project.close()
})

test('the codebook is printed as a tree, as JSON and as a table', async () => {
  const { code, out } = await run('codes', file)
  expect(code).toBe(0)
  expect(out).toContain('Trust [M-rea]: one passage in one source\n    One expects')
  expect(out).toContain('  Between boards: two passages in one source')
  expect(out.trimEnd()).toMatch(/Seven codes, eight passages, no passages without a code\.$/)
  const told = JSON.parse((await run('codes', file, '--json')).out)
  expect(told.codes[0]).toMatchObject({ id: 'cod_trust', uses: { passages: 1, allPassages: 4, allSources: 2 } })
  expect((await run('codes', file, '--csv')).out).toContain('"Trust › Between boards","Between boards"')
})

test('codes are taken from a table, and what was left out is told with its row', async () => {
  const table = join(folder, 'codes.csv')
  writeFileSync(table, 'name,parent,definition,role\nOf staff,Trust,Trust of those who do it.,\nOpen books,,,weather\n')
  const { code, out } = await run('codes', file, '--from', table)
  expect(out.trim()).toBe(`${table}:3: “weather” is no role.\nOne code taken.`)
  expect(code).toBe(1)
  expect((await run('codes', file)).out).toContain('  Of staff: no passages in no sources\n      Trust of those')
  expect((await run('codes', file, '--from', join(folder, 'none.csv'))).code).toBe(1)
})
