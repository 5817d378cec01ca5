import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = new URL('..', import.meta.url)
// Plain JavaScript without types: it runs under whatever Node the machine has.
const { findChromium } = await import(new URL('scripts/chromium.mjs', root).href)
const { findPostgres } = await import(new URL('scripts/postgres.mjs', root).href)

/** A machine that holds some files; what is run on it may bring others. */
async function found(
  files: readonly string[],
  { env = {}, isRoot = false, brings = {} as Record<string, string>, ofTestTool = '' } = {},
) {
  const there = new Set(files)
  const said: string[] = []
  const runs: string[] = []
  const path = await findChromium('/node', {
    env: { PATH: '/usr/bin:/opt/bin', ...env },
    windows: false,
    isRoot,
    has: (path: string) => there.has(path),
    run(command: string, args: string[]) {
      const line = [command, ...args].join(' ')
      runs.push(line)
      for (const [what, file] of Object.entries(brings)) if (line.includes(what)) there.add(file)
    },
    ofTestTool: async () => ofTestTool,
    say: (line: string) => said.push(line),
    stop: (line: string) => void said.push(line),
  })
  return { path, said: said.map((line) => line.split(/[ .]/, 3).join(' ')), runs: runs.length }
}

test('a Chromium is the one named, else the system’s, else Debian’s, else the test tool’s, else one line', async () => {
  const apt = { isRoot: true, brings: { 'install -y': '/usr/bin/chromium' } }
  const own = '/home/ms-playwright/chrome'
  const tool = { brings: { 'cli.js install chromium': own }, ofTestTool: own }
  expect(await found(['/c', '/usr/bin/chromium'], { env: { CHROMIUM: '/c' } })).toEqual({
    path: '/c',
    said: [],
    runs: 0,
  })
  expect(await found(['/usr/bin/chromium'], { env: { CHROMIUM: '/c' } })).toMatchObject({
    path: undefined,
    said: ['CHROMIUM names /c,'],
  })
  expect(await found(['/opt/bin/google-chrome'])).toEqual({ path: '/opt/bin/google-chrome', said: [], runs: 0 })
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium'
  expect(await found([mac])).toMatchObject({ path: mac, runs: 0 })
  expect(await found(['/usr/bin/apt-get'], apt)).toEqual({
    path: '/usr/bin/chromium',
    said: ['Installing Chromium from'],
    runs: 2,
  })
  // Without the rights of root, without Debian, and where its package cannot be had.
  expect(await found(['/usr/bin/apt-get'], tool)).toMatchObject({
    path: own,
    said: ['Downloading a Chromium'],
    runs: 1,
  })
  expect(await found([], { ...tool, isRoot: true })).toMatchObject({ path: own, runs: 1 })
  expect(await found(['/usr/bin/apt-get'], { ...tool, isRoot: true })).toMatchObject({ path: own, runs: 3 })
  expect(await found([], { ofTestTool: own })).toEqual({
    path: undefined,
    said: ['Downloading a Chromium', 'The browser tests'],
    runs: 1,
  })
})

test('a PostgreSQL is the one named, else Debian’s newest, else one on the path, else it is installed, else one line', () => {
  const whole = (folder: string) => ['initdb', 'postgres'].map((program) => `${folder}/${program}`)
  const find = (files: readonly string[], { env = {}, isRoot = false, brings = [] as string[] } = {}) => {
    const there = new Set(files)
    const said: string[] = []
    const path = findPostgres({
      env: { PATH: '/usr/bin:/opt/pg', ...env },
      isRoot,
      has: (path: string) => there.has(path),
      list: (folder: string) => [
        ...new Set([...there].flatMap((path) => path.split(`${folder}/`)[1]?.split('/')[0] ?? [])),
      ],
      run: (_: string, args: string[]) => {
        if (args.includes('install')) for (const file of brings) there.add(file)
      },
      say: (line: string) => said.push(line),
    })
    return [path, ...said.map((line) => line.split(' ', 2).join(' '))]
  }
  const [fifteen, nine] = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/9/bin']
  expect(find([...whole('/pg'), ...whole(fifteen)], { env: { POSTGRES_BIN: '/pg' } })).toEqual(['/pg'])
  expect(find([...whole(nine), ...whole(fifteen)])).toEqual([fifteen])
  expect(find(whole('/opt/pg'))).toEqual(['/opt/pg'])
  // A client alone is no server.
  expect(find(['/usr/bin/psql'])).toEqual([undefined, 'The tests'])
  const apt = ['/usr/bin/apt-get']
  expect(find(apt, { isRoot: true, brings: whole(fifteen) })).toEqual([fifteen, 'Installing PostgreSQL'])
  expect(find(apt, { isRoot: true })).toEqual([undefined, 'Installing PostgreSQL', 'The tests'])
  expect(find(apt)).toEqual([undefined, 'The tests'])
})

/** A Node that takes itself for an older one, at a place where nothing can be started. */
const older = [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}});process.execPath='/nowhere/node'`,
]
/** The machine's own Node where it is older than what is needed. */
const olds = ['/usr/bin/node', '/usr/local/bin/node'].filter(
  (path) =>
    existsSync(path) &&
    Number.parseInt(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 24,
)

test.each<[string, string[]]>([[process.execPath, older], ...olds.map((path): [string, string[]] => [path, []])])(
  'started by an older Node (%s), scripts and commands are handed over to the one of the project',
  (node, options) => {
    const file = join(mkdtempSync(join(tmpdir(), 'retroduce-scripts-')), 'a.ts')
    writeFileSync(
      file,
      'const said: string = process.versions.node\nconsole.log(said, process.argv[2])\nprocess.exitCode = 3\n',
    )
    const run = (...args: string[]) => spawnSync(node, [...options, ...args], { cwd: root, encoding: 'utf8' })
    const script = run('scripts/run.mjs', file, 'told')
    expect(script.stdout).toMatch(/^(2[4-9]|[3-9]\d)\.\S+ told\n$/)
    expect(script.status).toBe(3)
    const command = run('bin/retroduce.js', '--version')
    expect([command.status, command.stderr]).toEqual([0, ''])
    expect(command.stdout).toContain('0.1.0')
  },
)
