import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { run, runUntil } from './support/cli.ts'
import { often } from './support/laws.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-words-'))
const home = process.cwd()

beforeAll(async () => {
  // What is typed may name files as it likes; they are made here.
  process.chdir(folder)
  await run('new', 'a.retro', '--title', 'Trust', '--name', 'Ana Lima')
  await run('export', 'a.retro', '--out', 'a.json')
  writeFileSync('one.ris', 'TY  - JOUR\nTI  - A study\nER  - \n')
  writeFileSync('one.csv', 'title,year\nA study,2020\n')
  writeFileSync('foreign.retro', 'a shopping list')
  writeFileSync('empty', '')
  mkdirSync('folder')
  copyFileSync('a.retro', 'kept.retro')
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

const files = ['a.retro', 'a.json', 'one.ris', 'one.csv', 'foreign.retro', 'empty', 'folder', 'none', 'no/ne', '.', '']
const values = ['0', '-1', '65536', '1e9', '2024-01-01', 'json', 'ris', 'xlsx', 'html', 'pdf', 'utf-16', 'AL', 'src_1']
const odd = ['--', '-', '-x', '--=', '__proto__', 'constructor', '\n', '\u001b[2J', '../..', '%00', 'x'.repeat(5_000)]
const options = commands.flatMap(({ options }) => Object.keys(options)).flatMap((name) => [`--${name}`, `--${name}=`])
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...files) },
  { weight: 4, arbitrary: fc.constantFrom(...options, '--json', '--help') },
  { weight: 2, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
  // The system cuts an argument at a NUL, so there is none in any.
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')) },
)
const name = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...commands.map(({ name }) => name)) },
  { weight: 1, arbitrary: fc.string() },
)

test('whatever is typed, the answer is 0, 1 or 2, a no is one clear line and a hint, and a project stays whole', async () => {
  const kept = readFileSync('kept.retro')
  await fc.assert(
    fc.asyncProperty(name, fc.array(word, { maxLength: 6 }), fc.boolean(), async (name, words, asJson) => {
      const argv = [name, ...words, ...(asJson ? ['--json'] : []), ...(name === 'open' ? ['--no-browser'] : [])]
      // What serves until it is stopped is stopped as soon as it serves.
      const { code, out, err } = await runUntil(Promise.resolve(), ...argv)
      expect(out + err, argv.join(' ')).not.toMatch(/\n\s+at |node:internal|"fault"|This is a fault/)
      expect([0, 1, 2]).toContain(code)
      if (code === 0 || out !== '') return
      // Where a name holds line breaks, so does what names it.
      if (words.some((word) => /[\n\r\u2028\u2029]/.test(word))) return
      const [first = '', hint = '', ...more] = err.trimEnd().split('\n')
      expect(first, argv.join(' ')).toMatch(/^retroduce: .+\.$/)
      expect(hint).toMatch(/^ {2}\S/)
      expect(more).toEqual([])
    }),
    { ...often, numRuns: often.numRuns * 10 },
  )
  expect(readFileSync('kept.retro').equals(kept)).toBe(true)
  expect((await run('verify', 'a.retro')).code).toBe(0)
})

test('with --json a no is code, message and hint, also when the command was used wrongly', async () => {
  for (const argv of [['log'], ['log', 'nowhere'], ['report', 'a.retro', '--to', 'rtf'], ['fly'], ['log', '--loud']]) {
    const { out, err } = await run(...argv, '--json')
    expect(err).toBe('')
    const said = expect.stringMatching(/^[^\n]{8,}$/)
    expect(JSON.parse(out)).toEqual({
      error: expect.objectContaining({ code: expect.stringMatching(/^[a-z-]+$/), message: said, hint: said }),
    })
  }
})

test('what cannot be understood ends with 2, what cannot be done with 1', async () => {
  const wrong = [
    ['report', 'a.retro', '--to', 'rtf'],
    ['export', 'a.retro', '--to', 'pdf'],
    ['new', 'b.retro', '--kind', 'novel'],
    ['open', 'a.retro', '--port', 'many'],
    ['log', 'a.retro', '--since', 'soon'],
    ['log', 'a.retro', '--last', '-1'],
    ['convert', 'one.ris', 'one.docx'],
    ['convert', 'one.ris', 'two.csv', '--from', 'docx'],
    ['import', 'a.retro', 'one.ris', '--format', 'docx'],
    ['import', 'a.retro', 'one.ris', '--encoding', 'morse'],
    ['convert', 'one.ris', 'two.csv', '--encoding', 'morse'],
    ['dedupe', 'one.ris', '--out', 'one.docx'],
  ]
  for (const argv of wrong) expect((await run(...argv)).code, argv.join(' ')).toBe(2)
  for (const argv of [
    ['log', 'nowhere'],
    ['log', 'a.retro', 'src_nothing'],
    ['new', 'a.retro'],
    ['convert', 'nowhere', 'x.ris'],
  ])
    expect((await run(...argv)).code, argv.join(' ')).toBe(1)
})

test('a name for a new project that is no name leaves nothing behind', async () => {
  expect((await run('new', 'long.retro', '--title', 'x'.repeat(3_000))).code).toBe(2)
  expect((await run('new', 'blank.retro', '--title', ' ')).code).toBe(1)
  expect((await run('log', 'long.retro')).err).toContain('There is no file')
  expect((await run('log', 'blank.retro')).err).toContain('There is no file')
})
