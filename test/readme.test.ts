import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)
const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/\s+#.*/, ''))
const folder = mkdtempSync(join(tmpdir(), 'retroduce-readme-'))
const noStack = /\n\s+at |node:internal/

/** The program as a shell starts it: `npx retroduce` runs bin/retroduce.js. */
const start = (args: readonly string[]) =>
  spawn(process.execPath, [join(root, 'bin/retroduce.js'), ...args], {
    cwd: folder,
    env: { ...process.env, CI: 'true' },
  })

async function finished(args: readonly string[]) {
  const child = start(args)
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const [code] = await once(child, 'close')
  return { code, said: said.join('') }
}

const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '')
const commands = lines.filter((line) => line.startsWith('npx retroduce ')).map((line) => words(line).slice(2))

afterAll(() => rmSync(folder, { recursive: true }))

test('the two commands are scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = lines.filter((line) => line.startsWith('npm ')).map((line) => line.split(' ')[1])
  expect(named).toEqual(['start', 'test'])
  for (const name of named) expect(existsSync(join(root, scripts[name ?? ''].replace('node ', '')))).toBe(true)
})

test('the README shows commands at all', () => {
  expect(commands.length).toBeGreaterThan(5)
})

// In the order of the README: later commands use the files of earlier ones.
test.each(commands.filter(([name]) => name !== 'open').map((args) => ({ line: args.join(' '), args })))(
  'npx retroduce $line',
  async ({ args }) => {
    const { code, said } = await finished(args)
    // The example has open findings, and says so.
    expect(code, said).toBe(args[0] === 'check' ? 1 : 0)
    expect(said).not.toMatch(noStack)
  },
)

test('npx retroduce open serves until it is stopped', async () => {
  const [args] = commands.filter(([name]) => name === 'open')
  if (!args) throw new Error('the README does not show open')
  const child = start(args)
  const [first] = await once(child.stdout, 'data')
  const { origin, pathname } = new URL(String(first).split('\n')[0] ?? '')
  expect(pathname).toBe('/p/review')
  expect((await fetch(`${origin}/api/health`)).status).toBe(200)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a reader that closes the pipe early is no fault', async () => {
  const child = start(['export', 'example/knight-2024.retro'])
  child.stdout.once('data', () => child.stdout.destroy())
  const said: string[] = []
  child.stderr.on('data', (text) => said.push(String(text)))
  const [code] = await once(child, 'close')
  expect([code, said.join('')]).toEqual([0, ''])
})
