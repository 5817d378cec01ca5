import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run, runUntil } from '../../test/support/cli.ts'
import { openProject } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-records-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const table = path('two.csv')
writeFileSync(
  table,
  [
    'id,type,authors,title,year,journal,volume,number,pages,doi',
    'a1,article,"Harlow, M.; Okafor, D.",Distributed leadership in integrated care systems: a realist synthesis,2021,Journal of Health Services Research & Policy,26,3,177-86,10.1177/1355',
    'b7,article,"Harlow, Miriam; Okafor, Daniel",DISTRIBUTED LEADERSHIP IN INTEGRATED CARE SYSTEMS: A REALIST SYNTHESIS.,2021,J Health Serv Res Policy,26(3),,177-186,',
    'c9,article,"Stone, A.",Reply to: Distributed leadership in integrated care systems: a realist synthesis,2021,J Health Serv Res Policy,26,4,290,',
  ].join('\n'),
)

test('dedupe names records by the file’s own ids and says why', async () => {
  const { code, out } = await run('dedupe', table, '--json', '--explain')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    records: 3,
    groups: [['a1', 'b7']],
    related: [{ ids: ['a1', 'c9'], kind: 'comment' }],
    questions: [],
    joins: [{ ids: ['a1', 'b7'], why: expect.stringMatching(/^Same title, first author, year/) }],
  })
})

test('records of two files that use the same ids go by their position', async () => {
  const { out } = await run('dedupe', table, table, '--json')
  expect(JSON.parse(out).groups).toEqual([
    ['1', '2', '4', '5'],
    ['3', '6'],
  ])
})

test('what is written holds each publication once, the best of its records; and nothing is overwritten unasked', async () => {
  const out = path('once.ris')
  expect((await run('dedupe', table, '--out', out)).code).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text.match(/^TY {2}- /gm)).toHaveLength(2)
  expect(text).toContain('AU  - Harlow, Miriam')
  expect(text).toContain('DO  - 10.1177/1355')
  expect(await run('dedupe', table, '--out', out)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
  expect((await run('dedupe', table, '--out', out, '--force')).code).toBe(0)
})

test('dedupe refuses a file that is not there and a format that is none', async () => {
  expect(await run('dedupe', path('none.ris'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read'),
  })
  expect(await run('dedupe', table, '--out', path('x.docx'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('.ris'),
  })
})

test('convert there and back says the same, and what a format has no place for', async () => {
  const [ris, back] = [path('two.ris'), path('back.json')]
  expect((await run('convert', table, ris)).code).toBe(0)
  const { code, out } = await run('convert', ris, back, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ format: 'ris', records: 3, to: 'csl-json', inexpressible: [] })
  expect(JSON.parse(readFileSync(back, 'utf8'))).toHaveLength(3)
  expect(await run('convert', table, path('x.docx'))).toMatchObject({ code: 2 })
})

test('an import hangs on a search and one of its runs, named by title and date', async () => {
  const file = path('log.retro')
  expect((await run('new', file, '--title', 'A log', '--name', 'Ana Lima')).code).toBe(0)
  const project = await openProject(openSqlite(file))
  const [who = 'per_founder'] = project.journal.state.person.keys()
  const logged = await project.execute(who, {
    do: 'change',
    changes: [
      { type: 'search.logged', id: 'sch_1', from: null, to: { title: 'Main search', purpose: 'main', hits: 3 } },
      { type: 'search.run', id: 'run_1', from: null, to: { search: 'sch_1', on: '2024-05-01', hits: 3 } },
    ],
  })
  expect(logged.ok).toBe(true)
  await project.close()
  expect(await run('import', file, table, '--search', 'main search', '--run', '2023-01-01')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is: 2024-05-01 (run_1).'),
  })
  const { code, out } = await run('import', file, table, '--search', 'main search', '--run', '2024-05-01', '--json')
  expect(code).toBe(0)
  const again = await openProject(openSqlite(file, { readonly: true }))
  expect(again.journal.state.import.get(JSON.parse(out).imports[0].import)).toMatchObject({
    search: 'sch_1',
    run: 'run_1',
  })
  await again.close()
  const page = path('log.html')
  expect((await run('export', file, '--to', 'searches', '--out', page)).code).toBe(0)
  expect(readFileSync(page, 'utf8')).toContain('Search strategies: A log')
  expect((await run('export', file, '--to', 'searches')).out).toContain('# Search strategies: A log')
})

test('some of the sources are exported, chosen as in the address of the library', async () => {
  const file = path('some.retro')
  expect((await run('new', file, '--title', 'Some', '--name', 'Ana Lima')).code).toBe(0)
  expect((await run('import', file, table)).code).toBe(0)
  const titles = async (where: string) =>
    JSON.parse((await run('export', file, '--to', 'csl-json', '--where', where)).out).map(
      ({ title }: { title: string }) => title.slice(0, 8),
    )
  expect(await titles('')).toEqual(['Distribu', 'Reply to'])
  expect(await titles('text=reply')).toEqual(['Reply to'])
  expect(await titles('text=title:reply OR author:harlow&since=2022')).toEqual([])
  expect(await run('export', file, '--to', 'ris', '--where', 'colour=blue')).toMatchObject({
    code: 2,
    err: expect.stringContaining('It takes kind'),
  })
  const out = path('some.nbib')
  const { out: said } = await run('export', file, '--to', 'nbib', '--out', out, '--json')
  expect(JSON.parse(said)).toMatchObject({ sources: 2, inexpressible: expect.arrayContaining(['type']) })
})

test('an import that is cancelled leaves nothing and says so; one that came in before stands whole', async () => {
  const project = path('cancelled.retro')
  expect((await run('new', project, '--title', 'Cancelled')).code).toBe(0)
  const answer = await runUntil(Promise.resolve(), 'import', project, table, '--json')
  expect(answer).toMatchObject({ code: 1 })
  expect(JSON.parse(answer.out).error).toMatchObject({ code: 'cancelled', hint: 'Nothing of it was kept.' })
  expect((await run('import', project, table)).code).toBe(0)
  const other = path('other.csv')
  writeFileSync(other, 'id,title\nx,Another work of quite another kind\n')
  const both = await run('import', project, other, table, '--json')
  expect(both.code).toBe(1)
  expect(JSON.parse(both.out).error).toMatchObject({
    code: 'already-imported',
    message: expect.stringContaining('other.csv'),
  })
  expect((await run('import', project, other)).out + (await run('import', project, other)).err).toContain('already')
})
