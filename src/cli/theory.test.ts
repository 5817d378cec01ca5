import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildKnight } from '../../examples/knight-2024/build.ts'
import { run } from '../../test/support/cli.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-theory-'))
const file = join(folder, 'review.retro')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const project = await openProject(createSqlite(file))
  await buildKnight((who, command) => project.execute(who, command))
  await project.close()
})

test('the theory of the example is printed in every form, and its text is read back', async () => {
  const told = JSON.parse((await run('theory', file, '--json')).out)
  expect(told.text).toMatch(/^Retroduce theory, form 1\n/)
  const text = join(folder, 'theory.txt')
  expect(await run('theory', file, '--to', 'text', '--out', text)).toMatchObject({ code: 0 })
  const read = await run('theory', text, '--parse', '--json')
  expect(read.code).toBe(0)
  const blocks = told.text.match(/^ *configuration cmoc_/gm) ?? []
  expect(blocks.length).toBeGreaterThan(8)
  expect(Object.keys(JSON.parse(read.out).configuration).length).toBe(blocks.length)
  for (const [form, begins] of [
    ['dot', 'digraph theory {'],
    ['mermaid', 'flowchart LR'],
    ['graphml', '<?xml'],
    ['drawio', '<?xml'],
    ['json-ld', '{'],
    ['csv', '"programme theory"'],
  ] as const) {
    const { code, out } = await run('theory', file, '--to', form)
    expect([form, code, out.slice(0, begins.length)]).toEqual([form, 0, begins])
  }
})

test('a form that is none, and a text that is none, are told', async () => {
  expect(await run('theory', file, '--to', 'toString')).toMatchObject({ code: 2 })
  const text = join(folder, 'other.txt')
  writeFileSync(text, 'Retroduce theory, form 1\ntheory pt_1: Trust\n  order: first\n')
  const { code, out } = await run('theory', text, '--parse')
  expect(code).toBe(1)
  expect(out).toContain('other.txt:3: “first” does not fit order.')
  expect(await run('theory', join(folder, 'none.txt'), '--parse')).toMatchObject({ code: 1 })
})
