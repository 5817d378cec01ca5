import type pg from 'pg'
import type { Run } from './run.ts'

/** What this process hears of the others on the same database, over one connection for all projects. */
export interface Ear {
  /** Calls back when another than `own` has made a project grow, or may have; returns how to stop. */
  watch(project: string, own: string, changed: () => void): () => void
  /** Calls back with what others tell of a project; returns how to stop. */
  hear(project: string, own: string, heard: (message: string) => void): () => void
  /** Says that a project has grown, or a message. Who does not listen does not hear. */
  say(project: string, own: string, message?: string): Promise<void>
  close(): Promise<void>
}

const channel = 'retroduce'
/**
 * How often everybody looks by themselves, in milliseconds. A process may be killed between writing and saying so: then
 * the next change, or this, brings the others up. Saying it inside the transaction would be surer, but makes all commits of
 * a database wait for one another (PostgreSQL takes one lock for all that notify).
 */
const pace = 5_000

type Said = { from: string; project: string; message?: string }
/** Who listens, by project, each with what it is called itself. */
type Listeners<F> = Map<string, Set<{ own: string; told: F }>>

/** Listens as soon as somebody wants to hear, and again when the connection was lost. */
export function earOf(connect: () => pg.Client, patiently: <T>(work: (run: Run) => Promise<T>) => Promise<T>): Ear {
  const watchers: Listeners<() => void> = new Map()
  const hearers: Listeners<(message: string) => void> = new Map()
  let client: pg.Client | undefined
  let wanted = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined

  const everybody = () => {
    for (const all of watchers.values()) for (const { told } of all) told()
  }

  /** Ends the connection in use as one that was lost. */
  let give: (() => void) | undefined
  let answered = true
  /** A connection that fell silent says nothing of it: it is asked something each time, and given up where that is not answered. */
  function look(): void {
    if (!answered) give?.()
    else {
      answered = false
      void client?.query('SELECT').then(
        () => {
          answered = true
        },
        () => undefined,
      )
    }
    everybody()
  }

  async function listen(): Promise<void> {
    if (closed) return
    const mine = connect()
    client = mine
    answered = true
    // Once only: a broken connection says so as an error and as an end.
    const lost = () => {
      if (client !== mine) return
      client = undefined
      void mine.end().catch(() => undefined)
      if (!closed) again = setTimeout(() => void listen(), 250).unref()
    }
    give = lost
    mine.on('error', lost)
    mine.on('end', lost)
    mine.on('notification', ({ payload }) => {
      const said = JSON.parse(payload ?? '{}') as Said
      if (said.message === undefined) {
        for (const { own, told } of watchers.get(said.project) ?? []) if (own !== said.from) told()
      } else for (const { own, told } of hearers.get(said.project) ?? []) if (own !== said.from) told(said.message)
    })
    try {
      await mine.connect()
      await mine.query(`LISTEN ${channel}`)
      // What was said while nobody listened is not said again.
      everybody()
    } catch {
      lost()
    }
  }

  function want(): void {
    if (wanted) return
    wanted = true
    void listen()
    timer = setInterval(look, pace).unref()
  }

  const joining =
    <F>(of: Listeners<F>) =>
    (project: string, own: string, told: F): (() => void) => {
      want()
      const all = of.get(project) ?? new Set()
      const one = { own, told }
      of.set(project, all.add(one))
      return () => {
        all.delete(one)
        if (all.size === 0 && of.get(project) === all) of.delete(project)
      }
    }

  return {
    watch: joining(watchers),
    hear: joining(hearers),
    say: async (project, from, message) => {
      const said: Said = { from, project, ...(message !== undefined && { message }) }
      await patiently((run) => run('SELECT pg_notify($1, $2)', [channel, JSON.stringify(said)]))
    },
    async close() {
      closed = true
      clearInterval(timer)
      clearTimeout(again)
      const mine = client
      client = undefined
      await mine?.end().catch(() => undefined)
    },
  }
}
