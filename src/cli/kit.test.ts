import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-kit-'))
const file = join(folder, 'knight-2024.retro')
afterAll(() => rmSync(folder, { recursive: true }))

test('a kit is written for the configurations named, in each form, and what is not there is refused', async () => {
  await run('demo', '--dir', folder)
  const told = await run('kit', file, '--for', '3, 1', '--phase', 'gleaning', '--audience', 'board members')
  expect(told.out).toContain('Topic guide, gleaning, for board members')
  expect(told.out).toContain('Where you are, how far do you find strong relationships built on shared goals')
  expect(told.out).not.toContain('CMOC 2')
  expect((await run('kit', file)).out).toContain('This is how we think it works.')
  expect((await run('kit', file, '--kind', 'observation template')).out).toContain('What it should set off in people')
  const docx = join(folder, 'guide.docx')
  expect((await run('kit', file, '--for', '6', '--out', docx)).out.trim()).toBe(`Wrote ${docx}.`)
  expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK')
  expect((await run('kit', file, '--for', '9')).err).toContain('There is no configuration 9.')
  expect((await run('kit', file, '--phase', 'late')).err).toContain('There is no phase “late”.')
  expect((await run('kit', file, '--to', 'xlsx')).err).toContain('“xlsx” is no format of kit.')
  const json = JSON.parse((await run('kit', file, '--for', '1', '--json')).out)
  expect(json.theories.map(({ configuration }: { configuration: string }) => configuration)).toEqual(['cmoc_initial-1'])
})

test('where nobody was heard yet, the theories say so', async () => {
  const told = await run('interviews', file)
  expect(told.out).toContain('CMOC 1: next an interview, because nobody has spoken to it yet.')
})
