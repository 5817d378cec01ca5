import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-report-'))
const file = join(folder, 'knight-2024.retro')

beforeAll(async () => {
  expect((await run('demo', '--dir', folder)).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await main(argv, {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    columns: 80,
    env: {},
    stopped: () => Promise.resolve(),
  })
  return { code, out: said.out.join(''), err: said.err.join('') }
}

test('the pieces of a report are listed, and each comes alone', async () => {
  const { out } = await run('report', file, '--pieces')
  expect(out).toMatch(/^flow +Flow of sources$/m)
  expect(out).toMatch(/^ {2}table-matrix +Table \d+\. Sources by configuration, in words$/m)
  const [, number] = /table-matrix +Table (\d+)/.exec(out) ?? []
  const to = join(folder, 'matrix.md')
  expect((await run('report', file, '--piece', 'table-matrix', '--format', 'md', '--out', to)).code).toBe(0)
  expect(readFileSync(to, 'utf8')).toMatch(new RegExp(`^\\*\\*Table ${number}\\.\\*\\* `))
})

test('any style of a file is cited in; a hostile one is refused in words', async () => {
  const [style, bad] = [join(folder, 'mine.csl'), join(folder, 'bad.csl')]
  writeFileSync(
    style,
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title></info><citation><layout prefix="«" suffix="»"><text variable="title"/></layout></citation></style>',
  )
  writeFileSync(bad, '<!DOCTYPE x [<!ENTITY a "b">]><x/>')
  expect((await run('report', file, '--format', 'md', '--style', style)).out).toMatch(/«[^»]+»/)
  expect(await run('report', file, '--style', bad)).toMatchObject({ code: 2, err: expect.stringContaining('entities') })
  expect((await run('report', file, '--format', 'md', '--style', 'notes')).out).toMatch(/\[\^1\]: /)
})

test('the manuscript comes as a file, and says what is not current in it', async () => {
  const to = join(folder, 'manuscript.md')
  const { code, out } = await run('report', file, '--manuscript', '--out', to)
  expect([code, out]).toEqual([0, `Wrote ${to}.\n`])
  expect(readFileSync(to, 'utf8')).toMatch(/^<a id="title"><\/a>\n\n# /)
  expect((await run('report', file, '--manuscript', '--piece', 'flow')).code).toBe(2)
})

test('a piece that is not there is refused, and nothing is written', async () => {
  const to = join(folder, 'nothing.html')
  const { code, err } = await run('report', file, '--piece', 'nothing', '--out', to)
  expect(code).toBe(1)
  expect(err).toContain('--pieces')
  expect(existsSync(to)).toBe(false)
})
