import type { Socket } from 'node:net'
import type pg from 'pg'

/** A connection over which an answer is waited for. */
interface Waiting {
  /** The process of PostgreSQL at its other end. */
  pid: number
  client: pg.ClientBase
  /** When the answer is late, by this process's own clock. */
  late: number
  /** How many looks in a row found nobody at work on it, those without an answer by half. */
  missed: number
  /** How much had come over it at the last look. */
  came: number
  lose: (error: Error) => void
}

/** Says what it was: a connection that a machine or a firewall between let fall without telling either end. */
const lost = (): Error => Object.assign(new Error('The connection fell silent.'), { code: 'ETIMEDOUT' })

/** How long an answer may take before somebody looks, and how far apart looks are, in milliseconds. */
const [patience, pace] = [1_000, 500]
/** What is sent may take so much longer, by its size: a slow line carries 100 bytes in a millisecond. */
const slowest = 100
/** What PostgreSQL calls a process that works, or of which it is set not to tell. */
const working = "(state IN ('active', 'fastpath function call', 'disabled') OR state IS NULL)"

/**
 * Finds out about connections that fell silent: TCP alone waits a quarter of an hour for an answer from a machine that is
 * gone, or that a firewall no longer lets through. Where an answer is late, PostgreSQL is asked over a new connection
 * whether it is at work on it. Where it is not, twice in a row, and nothing came meanwhile, the connection is lost: its
 * process is ended, so that it holds no locks, who waits is told, and `onLoss` called before.
 */
export function silenceOf(connect: () => pg.Client, onLoss: () => void) {
  const waiting = new Set<Waiting>()
  let looking = false

  async function look(): Promise<void> {
    const late = [...waiting].filter((one) => performance.now() > one.late)
    if (late.length === 0) return
    const busy = await asked(`SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1::int[]) AND ${working}`, late)
    const gone: Waiting[] = []
    for (const one of late) {
      const came = cameOver(one.client)
      // Where PostgreSQL does not answer at all it may be that it has much to do.
      const less = busy ? 1 : 0.5
      one.missed = busy?.includes(one.pid) || came > one.came ? 0 : one.missed + less
      one.came = came
      if (one.missed >= 2 && waiting.has(one)) gone.push(one)
    }
    if (gone.length === 0) return
    await asked('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', gone)
    onLoss()
    for (const { lose } of gone) lose(lost())
  }
  /** Which processes it answers; undefined where there is no answer. */
  async function asked(sql: string, of: readonly Waiting[]): Promise<number[] | undefined> {
    const client = connect()
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ pid: number }>(sql, [of.map(({ pid }) => pid)])
      return rows.map(({ pid }) => pid)
    } catch {
      return undefined
    } finally {
      void client.end().catch(() => undefined)
    }
  }

  /** Looks again and again, as long as anybody waits. */
  function goOn(): void {
    if (looking) return
    looking = true
    setTimeout(
      () =>
        void look().finally(() => {
          looking = false
          if (waiting.size > 0) goOn()
        }),
      pace,
    ).unref()
  }

  /** What a query answers; rejects as one whose connection broke, where it fell silent. */
  return async function heard<T>(client: pg.ClientBase, pid: number, sent: number, answer: Promise<T>): Promise<T> {
    let one: Waiting | undefined
    const silent = new Promise<never>((_, reject) => {
      const late = performance.now() + patience + sent / slowest
      one = { pid, client, late, missed: 0, came: cameOver(client), lose: reject }
      waiting.add(one)
      goOn()
    })
    try {
      return await Promise.race([answer, silent])
    } finally {
      if (one) waiting.delete(one)
    }
  }
}

/** The socket under a connection; `pg` does not name it. */
const socketOf = (client: pg.ClientBase): Socket | undefined =>
  (client as unknown as { connection?: { stream?: Socket } }).connection?.stream
const cameOver = (client: pg.ClientBase): number => socketOf(client)?.bytesRead ?? 0

/** Lets go of a connection without a farewell, for which a silent one would wait. */
export function dropped(client: pg.PoolClient): void {
  socketOf(client)?.destroy()
  client.release(true)
}

/** How large the values of a statement are, roughly, in bytes. */
export function sizeOfValues(values: readonly unknown[] = []): number {
  let size = 0
  for (const value of values) {
    if (Array.isArray(value)) size += sizeOfValues(value)
    else if (typeof value === 'string' || value instanceof Uint8Array) size += value.length
  }
  return size
}
