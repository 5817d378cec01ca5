import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { usualPort } from '../src/cli/commands/open.ts'
import { commands } from '../src/cli/commands.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const manifest = JSON.parse(read('package.json'))
const serve = commands.find(({ name }) => name === 'serve')

/** The options in a line that starts the server. */
const options = (line: string) => [...line.matchAll(/--([a-z][a-z-]*)/g)].map(([, name]) => name ?? '')

test('what is built into the container is there, and it listens where the server does', () => {
  const file = read('deploy/Containerfile')
  for (const [, paths = ''] of file.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const path of paths.split(' ')) expect(existsSync(new URL(path, root)), path).toBe(true)
  expect(file).toMatch(new RegExp(`^EXPOSE ${usualPort}$`, 'm'))
  expect(file).toContain(`127.0.0.1:${usualPort}/healthz`)
  expect([file.includes('RUN npm pack'), manifest.scripts.prepack]).toEqual([true, 'npm run build'])
  const [, packed = ''] = /COPY --from=build \/build\/(\S+)-\*\.tgz/.exec(file) ?? []
  expect(packed).toBe(manifest.name)
  expect(Object.keys(manifest.bin)).toContain(/ENTRYPOINT \["(\w+)"\]/.exec(file)?.[1])
  // The versions of Node that are named run it.
  for (const [, node] of file.matchAll(/node:(\d+)-/g))
    expect(`^${node}.`).toBe(manifest.devDependencies.node.slice(0, 4))
})

test('every option, file, port and variable that the compose file, proxy and unit name is one that there is', () => {
  const compose = read('deploy/compose.yaml')
  const unit = read('deploy/retroduce.service')
  const lines = [
    ...[...read('deploy/Containerfile').matchAll(/^CMD .*$/gm)].map(([line]) => line),
    ...[...compose.matchAll(/^ {4}command: .*$/gm)].map(([line]) => line),
    ...[...unit.matchAll(/^ExecStart=.*$/gm)].map(([line]) => line),
  ]
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line).toMatch(/\bserve\b/)
    for (const option of options(line)) expect(Object.keys(serve?.options ?? {}), line).toContain(option)
  }
  const [, context = '', dockerfile = ''] = /context: (\S+)\s+dockerfile: (\S+)/.exec(compose) ?? []
  expect(existsSync(new URL(`deploy/${context}/${dockerfile}`, root))).toBe(true)
  for (const [, path = ''] of compose.matchAll(/^ +- (\.\/[^:]+):/gm))
    expect(existsSync(new URL(`deploy/${path}`, root)), path).toBe(true)
  expect(read('deploy/Caddyfile')).toContain(`dynamic a server ${usualPort}`)
  const source = ['serve', 'admin'].map((name) => read(`src/cli/commands/${name}.ts`)).join('')
  for (const [variable] of `${compose}${unit}`.matchAll(/RETRODUCE_[A-Z_]+/g)) expect(source).toContain(variable)
  for (const route of ['/metrics', '/healthz', '/readyz']) {
    expect(read('deploy/Caddyfile')).toContain(route)
    expect(read('src/server/observed.ts')).toContain(`'${route}'`)
  }
  // Every stop waits longer than the server lets requests end.
  const [, patience = '0'] = /patience = (\d+)_000/.exec(read('src/server/listen.ts')) ?? []
  for (const wait of [/stop_grace_period: (\d+)s/.exec(compose)?.[1], /TimeoutStopSec=(\d+)/.exec(unit)?.[1]])
    expect(Number(wait)).toBeGreaterThan(Number(patience))
})
