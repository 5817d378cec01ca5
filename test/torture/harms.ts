import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { backupAt, backupsIn, restored } from '../../src/store/backup.ts'
import { openProject } from '../../src/store/project.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Place } from '../../src/store/store.ts'
import { ana } from '../support/journal.ts'
import { word } from '../support/store.ts'
import type { Ground, Subject } from './ground.ts'
import { lookAt } from './look.ts'
import { pause } from './supervised.ts'
import type { Asked, Written } from './writing.ts'

/** What is done while people write. It resolves when the harm is over, with what should not have come of it. */
export type Harm = (on: Struck) => Promise<string[]>
interface Struck {
  ground: Ground
  subject: Subject
  written: Written
  round: number
}

const between = (least: number, most: number) => least + Math.random() * (most - least)
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T
const nothing: string[] = []
const day = 86_400_000

/** What may be done to any store. */
const common: Record<string, Harm> = {
  async 'a server is killed'({ ground }) {
    oneOf(ground.servers).signal('SIGKILL')
    return nothing
  },
  async 'all servers are killed'({ ground }) {
    for (const one of ground.servers) one.signal('SIGKILL')
    // Some of them again while they start.
    if (Math.random() < 0.5) await pause(between(100, 1_200))
    for (const one of ground.servers) if (Math.random() < 0.5) one.signal('SIGKILL')
    return nothing
  },
  async 'a server is told to stop'({ ground }) {
    oneOf(ground.servers).signal('SIGTERM')
    return nothing
  },
  async 'a server stands still'({ ground }) {
    const one = oneOf(ground.servers)
    one.signal('SIGSTOP')
    await pause(between(100, 1_500))
    one.signal('SIGCONT')
    return nothing
  },
  async 'a backup, killed or not'({ ground, subject, written }) {
    const folder = join(ground.beside, 'backups')
    const before = written.asked.filter(({ acknowledged }) => acknowledged)
    const { code, said } = await commanded(['backup', subject.named, '--to', folder])
    return [
      ...(await backupsHold(ground, folder, subject, code === 0 ? before : undefined)),
      ...unlessKilled(code, said),
    ]
  },
  async 'a look at everything'({ subject }) {
    const { code, said } = await commanded(['verify', subject.named], false)
    return code === 0 ? nothing : [said]
  },
  async 'a merge, killed or not'({ ground, subject, written, round }) {
    const [copy, out] = [join(ground.beside, `copy-${round}.retro`), join(ground.beside, `merged-${round}.retro`)]
    const before = written.asked.filter(({ acknowledged }) => acknowledged)
    const parted = await commanded(['copy', subject.named, copy], false)
    if (parted.code !== 0) return [`no copy: ${parted.said}`]
    const elsewhere = await openProject(openSqlite(copy))
    const name = `elsewhere-${round}`
    await elsewhere.execute(ana, word(name, name))
    await elsewhere.close()
    const { code, said } = await commanded(['merge', subject.named, copy, '--out', out, '--as', ana])
    const problems = unlessKilled(code, said)
    if (code === 0 && !existsSync(out)) problems.push('a merge that was done is not there')
    if (existsSync(out)) {
      const both = [...before, { keys: [`cmp_${name} ${name}`], acknowledged: true }]
      problems.push(...(await lookAt({ file: out }, both)).problems.map((what) => `merged: ${what}`))
    }
    for (const file of readdirSync(ground.beside))
      if (/^(?:copy|merged)-/.test(file)) rmSync(join(ground.beside, file), { force: true })
    return problems
  },
}

/** What wants a disk of its own, or a way between a process and the system's clock and disk. */
const onDisk: Harm = async ({ ground, written }) => {
  const told = () => (written.refused.get('disk-full') ?? 0) + (written.refused.get('no answer') ?? 0)
  const before = told()
  const until = performance.now() + 3_000
  ground.disk?.fill()
  while (told() === before && performance.now() < until) await pause(20)
  await pause(between(0, 300))
  ground.disk?.free()
  return nothing
}
const slow: Harm = async ({ ground }) => {
  const syncMs = between(20, 300)
  for (const one of ground.dials) one.set({ syncMs })
  await pause(between(300, 1_500))
  for (const one of ground.dials) one.set({ syncMs: 0 })
  return nothing
}
const clocks: Harm = async ({ ground }) => {
  const all = [...new Set([...ground.dials, ...ground.servers.flatMap((one) => one.dials ?? [])])]
  // To the same time as others, by seconds, by days, and to a year that no clock should say.
  const step = () => oneOf([0, between(-5_000, 5_000), between(-3 * day, 3 * day), -20_000 * day, 9_000 * day])
  for (let n = 0; n < 3; n++) {
    oneOf(all).set({ clockMs: step() })
    await pause(between(20, 200))
  }
  return nothing
}

/** What may be done to PostgreSQL and to the way to it. */
const toDatabase: Record<string, Harm> = {
  async 'PostgreSQL is killed'({ ground }) {
    await ground.database?.cluster.kill()
    return nothing
  },
  async 'a backend is killed'({ ground }) {
    const client = new pg.Client(ground.database?.cluster.url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'retroduce'")
      if (rows.length > 0) process.kill(oneOf(rows as { pid: number }[]).pid, 'SIGKILL')
    } catch {
      // It went away meanwhile, which is as good.
    }
    await client.end().catch(() => undefined)
    return nothing
  },
  async 'connections are cut'({ ground }) {
    const wire = ground.database?.wire
    const how = oneOf(['now', 'asked', 'answered', 'near', 'far'] as const)
    if (how === 'now') wire?.cut()
    else if (how === 'near' || how === 'far') wire?.halfClose(how)
    else
      for (let n = 0; n < 3; n++) {
        wire?.cutAfter(how, Math.floor(Math.random() * 5))
        await pause(between(20, 200))
      }
    return nothing
  },
  async 'connections fall silent'({ ground }) {
    ground.database?.wire.swallow(oneOf(['asked', 'answered', 'both'] as const))
    return nothing
  },
  async 'a slow connection'({ ground }) {
    ground.database?.wire.delay(between(20, 300))
    await pause(between(300, 1_500))
    ground.database?.wire.delay(0)
    return nothing
  },
  async 'the power goes'({ ground }) {
    const killed = ground.database?.cluster.kill()
    for (const one of ground.servers) one.signal('SIGKILL')
    await killed
    return nothing
  },
}

/** All that can be done here, by what it is called. */
export const harmsFor = ({ disk, dials, database }: Ground): Record<string, Harm> => ({
  ...common,
  ...(database && toDatabase),
  ...(disk && { 'the disk is full': onDisk }),
  ...(dials.length > 0 && { 'the disk is slow': slow, 'clocks are set': clocks }),
})

/** Harms after which servers are started anew, which is most of the time that a round takes. */
export const startsAnew = (name: string): boolean => /servers? (?:is|are) (?:killed|told)|the power/.test(name)
/** Harms that look at what came of them: these are not joined with another. */
export const looks = (name: string): boolean => name.includes('killed or not') || name === 'a look at everything'

/** Runs the command line, and kills it at some moment in half of all cases: then there is no code. */
async function commanded(args: string[], mayKill = true): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'command.ts'), ...args])
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const timer =
    mayKill && Math.random() < 0.5 ? setTimeout(() => child.kill('SIGKILL'), between(200, 3_000)) : undefined
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  return { code, said }
}
const unlessKilled = (code: number | null, said: string): string[] => (code === null || code === 0 ? [] : [said])

/** Every backup there is restores and verifies; the newest has what was acknowledged before it was begun. */
async function backupsHold(
  { beside }: Ground,
  folder: string,
  { slug }: Subject,
  before: readonly Asked[] | undefined,
): Promise<string[]> {
  if (!existsSync(folder)) return before ? ['a backup that was done is not there'] : []
  const { backups, broken } = backupsIn(folder)
  const problems = broken.map((one) => `a backup is broken: ${one}`)
  const newest = backupAt(backups, slug)
  if (!newest) return before ? [...problems, 'a backup that was done is not there'] : problems
  const file = join(beside, 'restored.retro')
  const pieces: Uint8Array[] = [...restored(folder, newest)]
  writeFileSync(file, Buffer.concat(pieces))
  const place: Place = { file }
  problems.push(...(await lookAt(place, before ?? [])).problems.map((what) => `backup: ${what}`))
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return problems
}
