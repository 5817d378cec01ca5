import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formFacts } from '../../test/support/extraction.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath } from '../../test/support/store.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { main } from './main.ts'

async function run(...argv: string[]) {
  const said: string[] = []
  const code = await main(argv, {
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    columns: 80,
    env: {},
    stopped: () => new Promise(() => {}),
  })
  return { code, out: said.join('').trimEnd() }
}

/** One source and a form of three fields, which one person fills in. */
async function project(): Promise<string> {
  const path = freshPath()
  const founded = await foundedOn(createSqlite(path))
  const reference = { type: 'article-journal', title: '=What Adams found', author: [{ family: 'Adams' }], year: 2020 }
  const changes = [
    made('source.described', 'src_adams', { kind: 'article', reference }),
    ...formFacts({ extractors: 1, blinded: false }),
  ]
  expect((await founded.execute(ana, { do: 'change', changes })).ok).toBe(true)
  await founded.close()
  return path
}

test('answers come in from a table in one’s own name, what does not fit is told with its row, and the table goes out', async () => {
  const path = await project()
  const table = freshPath('answers.csv')
  writeFileSync(table, '\ufeffsource;Design;Sample;Setting\r\nAdams 2020;Survey;many;"A ward; two beds"\r\n')
  const came = await run('characteristics', path, '--answers', table, '--as', ben)
  expect(came).toEqual({
    code: 1,
    out: `${table}:2: Sample: “many” does not fit. Write one number, like 40 or 12.5, in people; what else there is to say goes into the note.\nTwo answers taken.`,
  })
  const { journal, close } = await openProject(openSqlite(path))
  expect([...journal.state.answer.values()].map(({ by, value }) => [by, value])).toEqual([
    [ben, 'survey'],
    [ben, 'A ward; two beds'],
  ])
  await close()
  expect((await run('characteristics', path)).out).toBe(
    'Adams 2020  =What Adams found\n  Design: Survey\n  Sample: –\n  Setting: A ward; two beds',
  )
  expect((await run('characteristics', path, '--csv')).out.split('\r\n')[1]).toBe(
    "Adams 2020,'=What Adams found,2020,Survey,,A ward; two beds",
  )
  expect(JSON.parse((await run('characteristics', path, '--json')).out)).toMatchObject({
    rows: [{ label: 'Adams 2020' }],
  })
})

test('a workbook that was written is read back, and what is not there is told', async () => {
  const path = await project()
  const table = freshPath('answers.csv')
  writeFileSync(table, 'source,Design,Sample\nAdams 2020,Survey,40\n')
  expect((await run('characteristics', path, '--answers', table)).code).toBe(0)
  const out = freshPath('table.xlsx')
  expect(await run('characteristics', path, '--out', out)).toMatchObject({ code: 0 })
  expect([...readFileSync(out).subarray(0, 2)]).toEqual([0x50, 0x4b])
  expect(await run('characteristics', path, '--answers', out, '--as', ben)).toEqual({
    code: 0,
    out: 'Two answers taken.',
  })
  expect((await run('characteristics', path, '--form', 'None')).out).toContain('There is no form “None”.')
  expect((await run('characteristics', path, '--answers', 'nowhere.csv')).out).toContain('cannot be read')
})
