import pg from 'pg'
import type { Ground } from './ground.ts'
import type { Harm } from './harm.ts'
import { keeping } from './keeping.ts'
import { pause } from './supervised.ts'

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
  ...keeping,
  ...(database && toDatabase),
  ...(disk && { 'the disk is full': onDisk }),
  ...(dials.length > 0 && { 'the disk is slow': slow, 'clocks are set': clocks }),
})

/** Harms after which servers are started anew, which is most of the time that a round takes. */
export const startsAnew = (name: string): boolean => /servers? (?:is|are) (?:killed|told)|the power/.test(name)
/** Harms that look at what came of them: these are not joined with another. */
export const looks = (name: string): boolean => name.includes('killed or not') || name === 'a look at everything'
