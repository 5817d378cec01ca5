import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { verifyFile } from '../src/store/verify-file.ts'
import { run as command } from './support/cli.ts'

// Other programs may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const program = join(import.meta.dirname, '..', 'bin', 'retroduce.js')
const folder = mkdtempSync(join(tmpdir(), 'retroduce-processes-'))
const path = (...names: string[]) => join(folder, ...names)
afterAll(() => rmSync(folder, { recursive: true }))

const start = (...args: string[]) => spawn(process.execPath, [program, ...args], { cwd: folder })

async function run(child: ChildProcess) {
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(String(text)))
  const [code, signal] = await once(child, 'close')
  return { code, signal, said: said.join('') }
}
/** What needs no process of its own is done in this one. */
const done = async (...args: string[]) => {
  const { code, out, err } = await command(...args)
  expect(code, out + err).toBe(0)
}

beforeAll(async () => {
  await done('new', path('review.retro'), '--title', 'A review', '--name', 'Ana Lima')
  await done('demo', '--dir', path('example'))
  await done('export', path('example', 'knight-2024.retro'), '--out', path('knight.json'))
  writeFileSync(
    path('many.ris'),
    Array.from({ length: 2_000 }, (_, i) => `TY  - JOUR\nTI  - Study ${i} of trust\nDO  - 10.1/${i}\nER  - \n`).join(
      '',
    ),
  )
})

/** What is written of a project, under its name or another, with what stands beside it. */
function written(within: string, like: RegExp): number {
  const names = existsSync(within) ? readdirSync(within).filter((name) => like.test(name)) : []
  return names.reduce((sum, name) => sum + (statSync(join(within, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}

/**
 * Kills a command when it has begun to write, and at later moments of its writing; each time all of what it makes is
 * there, or nothing. `bytes` is how much it has written, `most` how much it writes.
 */
async function killed(
  args: readonly string[],
  { bytes, most, events }: { bytes: () => number; most: number; events: () => number | undefined },
  none: number | undefined,
  all: number,
) {
  const before = bytes()
  for (const share of [0, 0.5, 0.9]) {
    const child = start(...args)
    const timer = setInterval(() => {
      if (bytes() > before + share * most) child.kill('SIGKILL')
    }, 1)
    const { signal, said } = await run(child)
    clearInterval(timer)
    const count = events()
    expect([none, all], `${signal} after ${share} of what it writes: ${said}`).toContain(count)
    if (count === all) break
  }
}
const eventsIn = (file: string): number | undefined => {
  if (!existsSync(file)) return undefined
  const verdict = verifyFile(file)
  expect(verdict.damages).toEqual([])
  return verdict.events
}
const knightSize = () => statSync(path('example', 'knight-2024.retro')).size

test('a demo that is killed is there whole or not at all, and the next one clears what was left', async () => {
  const all = eventsIn(path('example', 'knight-2024.retro')) ?? 0
  const file = path('killed', 'knight-2024.retro')
  const bytes = () => written(path('killed'), /./)
  await killed(['demo', '--dir', 'killed'], { bytes, most: knightSize(), events: () => eventsIn(file) }, undefined, all)
  rmSync(file, { force: true })
  await done('demo', '--dir', path('killed'))
  expect(readdirSync(path('killed'))).toEqual(['knight-2024.retro'])
})

test('an import of a project that is killed leaves a whole project or none', async () => {
  const all = eventsIn(path('example', 'knight-2024.retro')) ?? 0
  const file = path('killed.retro')
  const bytes = () => written(folder, /killed\.retro/)
  const events = () => eventsIn(file)
  await killed(['import', 'knight.json', 'killed.retro'], { bytes, most: knightSize(), events }, undefined, all)
  rmSync(file, { force: true })
  await done('import', path('knight.json'), file)
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})

test('an import of records that is killed brought all of them in, or none', async () => {
  const [first, file] = [path('first.retro'), path('killed.retro')]
  for (const name of [first, file]) {
    rmSync(name, { force: true })
    await done('new', name, '--name', 'Ana Lima')
  }
  await done('import', first, path('many.ris'), '--no-join')
  const bytes = () => written(folder, /^killed\.retro/)
  const most = statSync(first).size
  await killed(
    ['import', 'killed.retro', 'many.ris', '--no-join'],
    { bytes, most, events: () => eventsIn(file) },
    2,
    4_003,
  )
  const { code, err } = await command('import', file, path('many.ris'), '--no-join')
  expect([code, eventsIn(file)], err).toEqual([err.includes('already') ? 1 : 0, 4_003])
})

test('two makings of the same project at once give one whole project and one clear no', async () => {
  const both = await Promise.all([run(start('demo', '--dir', 'race')), run(start('demo', '--dir', 'race'))])
  expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1])
  expect(both.map(({ said }) => said).join('')).toContain('is there already')
  expect(eventsIn(path('race', 'knight-2024.retro'))).toBeGreaterThan(100)
  expect(readdirSync(path('race'))).toEqual(['knight-2024.retro'])
})

test.skipIf(process.platform === 'win32')(
  'where the disk takes no more, each command says so and leaves nothing by half',
  async () => {
    // The shell lets its programs write no file beyond so many blocks of 512 bytes.
    const within = (blocks: number, ...words: string[]) =>
      run(spawn('/bin/sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...words], { cwd: folder }))
    const oneAfterAnother = async (blocks: number, commands: readonly (readonly string[])[]) => {
      const { said } = await within(
        blocks,
        join(import.meta.dirname, 'support', 'commands.ts'),
        JSON.stringify(commands),
      )
      const all = JSON.parse(said) as { code: number; err: string }[]
      expect(all).toHaveLength(commands.length)
      for (const [i, { code, err }] of all.entries()) {
        const args = commands[i] ?? []
        // A browser that prints into a full disk prints nothing, and says no more than that.
        const no = args.includes('full.pdf')
          ? /^retroduce: \S/
          : /^retroduce: (?:There is no room left to write|\S+ could not be read or written)/
        expect(err, args.join(' ')).toMatch(no)
        expect(err, args.join(' ')).not.toMatch(/\n\s+at |node:internal|This is a fault/)
        expect(code, args.join(' ')).toBe(1)
      }
    }
    const knight = path('example', 'knight-2024.retro')
    const [before, events] = [readdirSync(folder).toSorted(), eventsIn(knight)]
    // One block for what is small.
    await oneAfterAnother(1, [
      ['report', knight, '--piece', 'table-matrix', '--out', 'full.csv'],
      ['report', knight, '--piece', 'figure-lineage', '--out', 'full.png'],
    ])
    await oneAfterAnother(40, [
      ['report', knight, '--out', 'full.pdf'],
      ['pack', knight, '--out', 'full.zip'],
      ['site', knight, '--out', 'full'],
      ['demo', '--dir', 'full'],
      ['new', 'full.retro'],
      ['import', 'knight.json', 'full.retro'],
      ['export', knight, '--out', 'full.json'],
      ['export', knight, '--to', 'ris', '--out', 'full.ris'],
      ['report', knight, '--out', 'full.html'],
      ['convert', 'many.ris', 'full.csv'],
    ])
    // And as it is installed.
    const { code, said } = await within(40, program, 'import', 'review.retro', 'many.ris')
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^retroduce: (?:There is no room left to write|\S+ could not be read or written)/),
    ])
    expect(said).not.toMatch(/\n\s+at |node:internal|This is a fault/)
    rmSync(path('full'), { recursive: true, force: true })
    expect(
      readdirSync(folder)
        .filter((name) => !/-(?:wal|shm)$/.test(name))
        .toSorted(),
    ).toEqual(before)
    expect(eventsIn(knight)).toBe(events)
    expect(eventsIn(path('review.retro'))).toBe(2)
    await done('import', path('review.retro'), path('many.ris'), '--no-join')
    expect(statSync(path('review.retro')).size).toBeGreaterThan(100_000)
  },
)

/** A server of its own, with what it answers. */
async function serving(file: string) {
  const child = start('open', file, '--port', '0', '--no-browser')
  onTestFinished(() => void child.kill('SIGKILL'))
  const [first] = await once(child.stdout, 'data')
  const { origin, pathname } = new URL(String(first).split('\n')[0] ?? '')
  const api = `${origin}/api${pathname}`
  const ask = async (command: object): Promise<{ ok?: true; seq?: number; error?: { code: string } }> => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`${api}/commands`, { method: 'POST', headers, body: JSON.stringify(command) })).json()
  }
  const read = async (name: string) => (await fetch(`${api}/${name}`)).json()
  const stop = async () => {
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  }
  return { ask, read, stop }
}
const worded = (id: string, from: string | null, to: string) => ({
  do: 'change',
  changes: [
    { type: 'component.worded', id: `cmp_${id}`, from: from === null ? null : { text: from }, to: { text: to } },
  ],
})

test('two servers on one file: both write, nothing is written over, and both tell the same', async () => {
  await done('new', path('shared.retro'), '--title', 'Shared', '--name', 'Ana Lima')
  const servers = await Promise.all([serving('shared.retro'), serving('shared.retro')])
  const [one, two] = servers
  await one.ask(worded('same', null, '0'))
  const own = servers.map(async ({ ask }, s) => {
    for (let n = 0; n < 60; n++) expect(await ask(worded(`${s}x${n}`, null, `word ${n}`))).toMatchObject({ ok: true })
  })
  // Both reword the same thing from what they last saw: each wording follows on the one before or is refused.
  const rewordings = servers.map(async ({ ask }, s) => {
    let [seen, written] = ['0', 0]
    while (written < 30) {
      const said = `${s} ${written}`
      const answer = (await ask(worded('same', seen, said))) as { ok?: true; error?: { code: string; theirs: string } }
      if (answer.ok) {
        seen = said
        written++
      } else {
        expect(answer.error?.code).toBe('changed-since')
        seen = answer.error?.theirs ?? ''
      }
    }
  })
  await Promise.all([...own, ...rewordings])
  const whole = await one.read('export.json')
  expect(await two.read('export.json')).toEqual(whole)
  const views = ['views/trail', 'views/components', 'views/overview']
  for (const view of views)
    await vi.waitFor(async () => expect(await two.read(view), view).toEqual(await one.read(view)), { timeout: 30_000 })
  await Promise.all(servers.map(({ stop }) => stop()))
  expect(eventsIn(path('shared.retro'))).toBe(2 + 1 + 120 + 60)
})
