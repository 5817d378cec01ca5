import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-find-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

test('find puts passages forward for a configuration of a project, and says which words made it so', async () => {
  await run('demo', '--dir', folder)
  const project = path('knight-2024.retro')
  const claim = 'Where accountability between partners was kept up, leaders trusted one another and goals were shared.'
  writeFileSync(path('Sims 2021.txt'), `${'It lists the sites and their beds. '.repeat(9)}\n\n${claim}\n`)
  expect((await run('attach', project, path('Sims 2021.txt'), '--to', 'src_sims-2021')).code).toBe(0)
  const { code, out } = await run('find', project, '--for', 'cmoc_final-6', '--json')
  const said = JSON.parse(out)
  expect([code, said.documents]).toEqual([0, 1])
  expect(said.list[0]).toMatchObject({ text: claim, document: expect.stringMatching(/^doc_/) })
  expect(said.list[0].words.length).toBeGreaterThan(0)
  expect((await run('find', project, '--for', 'cmoc_final-6')).out).toContain('because: ')
  const [none, nothing] = [await run('find', project, '--for', 'cod_none'), await run('find', project)]
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no cod_none')])
  expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('not said what is looked for')])
  expect((await run('find', project, '--for', 'src_x')).code).toBe(2)
})
