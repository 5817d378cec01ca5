import pg from 'pg'
import { type Ear, earOf } from './ear.ts'
import type { Run } from './run.ts'
import { dropped, silenceOf, sizeOfValues } from './silent.ts'
import { isGone, troubleOf } from './trouble.ts'

/** The connections of this process to one database, shared by all its projects. */
export interface Database {
  /** What it is called in messages: its address without user and password. */
  readonly name: string
  /** One statement; asked again, for a few seconds, while the database is away: so it must be one that may be done twice. */
  run: Run
  /** All of the work or none of it; begun again, for a few seconds, while the database is away. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** Work with statements of its own, begun again while the database is away: `again` says that it was begun before. */
  patiently<T>(work: (run: Run, again: boolean) => Promise<T>): Promise<T>
  /** Keeps what a key names to oneself until let go of, or until this process ends; undefined while another has it. */
  alone(key: string): Promise<(() => Promise<void>) | undefined>
  readonly ear: Ear
  /** Whoever opened it lets go of it; the last one closes the connections. */
  release(): Promise<void>
}

/** How many connections a process holds to a database at most, besides the one that listens. */
const most = 8
/** How long work waits for a database that was there and went away, in milliseconds: it starts anew in less. */
const patience = 5_000
/** A statement that takes longer was lost on the way, in milliseconds. */
const longest = 120_000

const opened = new Map<string, { database: Database; users: number }>()

/** Connects to a database, or shares the connections this process has to it. */
export function connectTo(url: string): Database {
  const known = opened.get(url)
  if (known) {
    known.users++
    return known.database
  }
  const database = databaseAt(url, async () => {
    const one = opened.get(url)
    if (!one || --one.users > 0) return false
    opened.delete(url)
    return true
  })
  opened.set(url, { database, users: 1 })
  return database
}

function databaseAt(url: string, letGo: () => Promise<boolean>): Database {
  const name = nameOf(url)
  const settings = {
    connectionString: url,
    application_name: 'retroduce',
    connectionTimeoutMillis: patience,
    query_timeout: longest,
    keepAlive: true,
  }
  /** Of each connection: the process at its other end, and after how many losses it was made. */
  const made = new WeakMap<pg.ClientBase, { pid: number; before: number }>()
  let losses = 0
  const heard = silenceOf(
    () => new pg.Client({ ...settings, connectionTimeoutMillis: 2_000, query_timeout: 2_000 }),
    () => losses++,
  )
  const pool = new pg.Pool({
    ...settings,
    max: most,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    onConnect: async (client) => {
      made.set(client, { pid: await prepared(client), before: losses })
    },
  })
  // What an idle connection meets is met again by the next who needs one.
  pool.on('error', () => undefined)
  let reached = false

  /** A connection of the pool, and its process. Where one fell silent, those that were made before it did so too. */
  async function connected(): Promise<{ client: pg.PoolClient; pid: number }> {
    for (;;) {
      const client = await pool.connect()
      const { pid, before } = made.get(client) ?? { pid: 0, before: losses }
      if (before >= losses) return { client, pid }
      dropped(client)
    }
  }

  /** One connection for as long as the work takes; one that broke is not used again. */
  async function held<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const { client, pid } = await connected()
    reached = true
    let broken = false
    // Without anybody to hear it, a connection that breaks while it waits would end the process.
    const onError = () => {
      broken = true
    }
    client.on('error', onError)
    try {
      return await work(async (sql, values) => {
        try {
          const answer = client.query(sql, values as unknown[] | undefined)
          const { rows, rowCount } = await heard(client, pid, sizeOfValues(values), answer)
          return { rows: rows as never[], count: rowCount ?? 0 }
        } catch (error) {
          broken ||= isGone(error)
          throw error
        }
      })
    } finally {
      client.off('error', onError)
      if (broken) dropped(client)
      else client.release()
    }
  }

  async function patiently<T>(work: (run: Run, again: boolean) => Promise<T>): Promise<T> {
    const until = performance.now() + patience
    for (let tries = 0; ; tries++) {
      try {
        return await held((run) => work(run, tries > 0))
      } catch (error) {
        // Whoever comes for the first time is told at once; the address may be wrong.
        if (!reached || !isGone(error) || performance.now() > until) throw troubleOf(name, error)
        await new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** tries, 500)))
      }
    }
  }

  const ear = earOf(() => new pg.Client(settings), patiently)
  return {
    name,
    run: ((sql, values) => patiently((run) => run(sql, values))) as Run,
    patiently,
    transaction: (work) =>
      patiently(async (run) => {
        await run('BEGIN')
        try {
          const result = await work(run)
          await run('COMMIT')
          return result
        } catch (error) {
          if (!isGone(error)) await run('ROLLBACK')
          throw error
        }
      }),
    async alone(key) {
      const { client } = await connected()
      client.on('error', () => undefined)
      const { rows } = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got', [key])
      // The connection ends with the work: so the lock does, however the work ends.
      if (rows[0]?.got) return async () => client.release(true)
      client.release()
      return undefined
    },
    ear,
    async release() {
      if (!(await letGo())) return
      await ear.close()
      await pool.end()
    },
  }
}

/**
 * Our own tables; and what was acknowledged is on the disk, whatever the server is set to for others. Gives the process of
 * PostgreSQL at the other end.
 */
async function prepared(client: pg.ClientBase): Promise<number> {
  const ask = (text: string) => client.query<{ pid: number }>({ text, query_timeout: patience } as pg.QueryConfig)
  await ask(
    `SET search_path TO retroduce; SELECT set_config('synchronous_commit', 'on', false)
     WHERE current_setting('synchronous_commit') = 'off'`,
  )
  const { rows } = await ask('SELECT pg_backend_pid() AS pid')
  return rows[0]?.pid ?? 0
}

/** An address as it may be shown: without user, password and settings. */
function nameOf(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
