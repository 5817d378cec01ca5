import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildKnight } from '../../examples/knight-2024/build.ts'
import { run } from '../../test/support/cli.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-import-theory-'))
const file = join(folder, 'review.retro')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const project = await openProject(createSqlite(file))
  await buildKnight((who, command) => project.execute(who, command))
  await project.close()
})

const written = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const json = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).out)
const table = 'No,Setting,Context,Mechanism,Outcome,Papers\n1,Wales,rain; wind,worry,hats,Sims 2021\n2,,sun,joy,ice,\n'

test('a table is looked at, mapped, brought in as one act, and not twice', async () => {
  const csv = written('theory.csv', table)
  const dry = await run('import-theory', file, csv, '--dry-run')
  expect(dry).toMatchObject({ code: 0 })
  expect(dry.out).toContain('Context → slot C')
  expect(dry.out).toContain('Two configurations would be made')
  const before = (await json('theory', file, '--to', 'csv')).text
  const came = await json('import-theory', file, csv, '--map', 'Context=C:semicolons, 2=theory, Papers=note')
  expect(came.made).toMatchObject({ configurations: 2, theories: 1, evidence: 0, unknown: [] })
  expect(came.act).toBeDefined()
  const told = (await json('theory', file, '--to', 'csv')).text
  expect(told).toContain('"Wales"')
  expect(told).toContain('"wind"')
  expect((await json('import-theory', file, csv, '--map', 'Context=C:semicolons')).made).toMatchObject({
    configurations: 0,
  })
  expect(await run('undo', file)).toMatchObject({ code: 0 })
  expect((await json('theory', file, '--to', 'csv')).text).toBe(before)
})

test('sentences in a text, and what is not known of options and columns', async () => {
  const text = written('cmocs.txt', '1. In the context of rain (C), worry (M) leads to hats (O).\n\nNothing else.\n')
  const came = await json('import-theory', file, text, '--template', 'CMO', '--under', 'Delivering', '--dry-run')
  expect(came).toMatchObject({ kind: 'text', of: 2, made: { configurations: 2 } })
  const csv = written('theory.csv', table)
  for (const wrong of [
    ['--map', 'Contexts=C'],
    ['--map', 'Context=Z'],
    ['--map', 'Context=C:spaces'],
    ['--template', 'ABC'],
    ['--table', 'first'],
    ['--split', 'commas'],
    ['--under', 'Nothing'],
  ])
    expect(await run('import-theory', file, csv, ...wrong)).toMatchObject({ code: 2 })
  expect(await run('import-theory', file, join(folder, 'none.csv'))).toMatchObject({ code: 1 })
  expect(await run('import-theory', file, written('empty.csv', ' \n'))).toMatchObject({ code: 1 })
})

test('a theory in text is taken: what is new is added, what differs changed with its reason, the rest stays', async () => {
  const text = (await json('theory', file)).text as string
  const path = written('theory.txt', text)
  expect((await json('import-theory', file, path)).taken).toEqual({ added: 0, changed: 0, stays: [] })
  const [, id = '', words = ''] = /^component (cmp_\S+): (.+)$/m.exec(text) ?? []
  const edited = text
    .replace(`component ${id}: ${words}`, `component ${id}: ${words}, as we say`)
    .concat('\ncomponent cmp_mine: a component of mine\n')
  const changed = written('edited.txt', edited)
  expect(await run('import-theory', file, changed)).toMatchObject({ code: 1 })
  expect(await run('import-theory', file, changed, '--dry-run')).toMatchObject({ code: 1 })
  const came = await json('import-theory', file, changed, '--why', 'As we say it.')
  expect(came.taken).toMatchObject({ added: 1, changed: 1, stays: [] })
  expect((await json('theory', file)).text).toContain(`${words}, as we say`)
  const broken = await run('import-theory', file, written('broken.txt', `${text}\nnonsense\n`))
  expect(broken.code).toBe(2)
  expect(broken.err).toMatch(/Line \d+: “nonsense”/)
})
