import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { openProject } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-report-'))
const file = join(folder, 'knight-2024.retro')

beforeAll(async () => {
  expect((await run('demo', '--dir', folder)).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the pieces of a report are listed, and each comes alone', async () => {
  const { out } = await run('report', file, '--pieces')
  expect(out).toMatch(/^flow +Flow of sources$/m)
  expect(out).toMatch(/^ {2}table-matrix +Table \d+\. Sources by configuration, in words$/m)
  const [, number] = /table-matrix +Table (\d+)/.exec(out) ?? []
  const to = join(folder, 'matrix.md')
  expect((await run('report', file, '--piece', 'table-matrix', '--to', 'md', '--out', to)).code).toBe(0)
  expect(readFileSync(to, 'utf8')).toMatch(new RegExp(`^\\*\\*Table ${number}\\.\\*\\* `))
})

test('any style of a file is cited in; a hostile one is refused in words', async () => {
  const [style, bad] = [join(folder, 'mine.csl'), join(folder, 'bad.csl')]
  writeFileSync(
    style,
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title></info><citation><layout prefix="«" suffix="»"><text variable="title"/></layout></citation></style>',
  )
  writeFileSync(bad, '<!DOCTYPE x [<!ENTITY a "b">]><x/>')
  expect((await run('report', file, '--to', 'md', '--style', style)).out).toMatch(/«[^»]+»/)
  expect(await run('report', file, '--style', bad)).toMatchObject({ code: 2, err: expect.stringContaining('entities') })
  expect((await run('report', file, '--to', 'md', '--style', 'notes')).out).toMatch(/\[\^1\]: /)
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

test('what is written is remembered where one says so, as after a download on screen, and else nothing is', async () => {
  const exports = async () => {
    const project = await openProject(openSqlite(file))
    const found = [...project.journal.state.reportExport.values()]
    await project.close()
    return found
  }
  const to = join(folder, 'remembered.md')
  expect((await run('report', file, '--out', to)).code).toBe(0)
  expect(await exports()).toEqual([])
  const asked = [
    'report',
    file,
    '--piece',
    'table-matrix',
    '--style',
    'apa',
    '--out',
    join(folder, 'one.csv'),
    '--remember',
  ]
  expect(await run(...asked)).toMatchObject({ code: 0, err: '' })
  const [one] = await exports()
  expect(one).toMatchObject({ format: 'csv', piece: 'table-matrix', style: 'apa' })
  expect(one?.pieces.map(({ name }) => name)).toContain('table-matrix')
  expect((await run('report', file, '--remember')).code).toBe(2)
  expect((await run('report', file, '--manuscript', '--out', join(folder, 'm.md'), '--remember')).code).toBe(2)
  // What else is given out, and what changed since.
  const given = [
    ['site', file, '--out', join(folder, 'site-kept')],
    ['pack', file, '--out', join(folder, 'kept.zip')],
    ...['qdpx', 'qdc', 'json'].map((to) => ['export', file, '--to', to, '--out', join(folder, `kept.${to}`)]),
  ]
  for (const words of given) expect(await run(...words, '--remember')).toMatchObject({ code: 0, err: '' })
  for (const words of [
    ['export', file, '--remember'],
    ['export', file, '--to', 'ris', '--out', join(folder, 'no.ris'), '--remember'],
  ])
    expect((await run(...words)).code).toBe(2)
  expect((await exports()).slice(1).map(({ format }) => format)).toEqual([
    'site',
    'supplement',
    'qdpx',
    'qdc',
    'project',
  ])
  const list = await run('report', file, '--exports')
  expect(list.out).toMatch(/ {2}the codebook \(qdc\), by .*\n {2}since then: nothing changed in it\n/)
  expect(list.out).toMatch(/ {2}table-matrix as csv, by .*\n {2}since then: 0 changed, 0 new, 0 gone/)
  // Who may not write is told before anything is written.
  const never = join(folder, 'never.md')
  expect((await run('report', file, '--out', never, '--remember', '--as', 'per_nobody')).code).not.toBe(0)
  expect(existsSync(never)).toBe(false)
})

test('the supplement and the site cite in any style of a file too', async () => {
  const style = join(folder, 'listing.csl')
  const layout = '<layout prefix="«" suffix="»"><text variable="title"/></layout>'
  writeFileSync(
    style,
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Listing</title></info><citation>${layout}</citation><bibliography>${layout}</bibliography></style>`,
  )
  const [zip, site] = [join(folder, 'styled.zip'), join(folder, 'styled')]
  expect(await run('pack', file, '--style', style, '--out', zip)).toMatchObject({ code: 0, err: '' })
  expect(new TextDecoder().decode(unzipSync(readFileSync(zip))['report.md'])).toMatch(/«[^»]+»/)
  expect(await run('site', file, '--style', style, '--out', site)).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(site, 'source', 'src_sims-2021.html'), 'utf8')).toMatch(/«[^»]+»/)
  for (const command of ['pack', 'site'])
    expect((await run(command, file, '--style', 'cubist', '--out', join(folder, 'no'))).code, command).toBe(2)
})
