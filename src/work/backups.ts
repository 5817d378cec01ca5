import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { backupsIn } from '../store/backup.ts'
import type { CameOfIt, ToBackUp } from './backup-thread.ts'

/** How a project was last backed up, by itself and on time or not. */
export interface LastBackup {
  name: string
  /** When it was last tried, and when it last came out whole; ISO 8601. */
  tried?: string
  made?: string
  /** What went wrong the last time. */
  trouble?: { code: string; message: string }
}

/** Backups that are made by themselves while a server runs. */
export interface Backups {
  /** Every so many milliseconds. */
  readonly every: number
  readonly folder: string
  last(): LastBackup[]
  /** Backs all projects up now, one after another; what goes on already is waited for. */
  run(): Promise<void>
  close(): Promise<void>
}

interface Plan {
  folder: string
  every: number
  keep?: number | undefined
  /** The projects there are, each time anew, and the accounts. */
  projects: () => Promise<{ name: string; place: ToBackUp['place'] }[]>
  /** Told of each that came out whole, and of each that did not. */
  said: (last: LastBackup) => void
  clock?: () => number
}

/**
 * Backs projects up on time, in a thread of its own. The first time comes when the newest backup is old enough, also of a server
 * that was started anew meanwhile. What fails is told, and tried again the next time; the backups before it stay.
 */
export function keepBackups({ folder, every, keep, projects, said, clock = Date.now }: Plan): Backups {
  const known = new Map<string, LastBackup>()
  for (const { name, at } of existsSync(folder) ? backupsIn(folder).backups : []) known.set(name, { name, made: at })
  let worker: Worker | undefined
  let turn: Promise<void> | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function all(): Promise<void> {
    for (const { name, place } of await projects()) {
      if (closed) return
      worker ??= threadFor()
      const came = await asked(worker, { place, folder, keep })
      const tried = new Date(clock()).toISOString()
      const { made } = known.get(name) ?? {}
      const last: LastBackup = came.ok
        ? { name, tried, made: came.made.at }
        : { name, tried, ...(made && { made }), trouble: { code: came.code, message: came.message } }
      known.set(name, last)
      said(last)
    }
  }
  const run = () => {
    turn ??= all()
      .catch((error: unknown) =>
        said({ name: '', trouble: { code: 'fault', message: error instanceof Error ? error.message : String(error) } }),
      )
      .finally(() => {
        turn = undefined
        void worker?.terminate()
        worker = undefined
        plan(every)
      })
    return turn
  }
  // A timer holds no more than 24 days.
  const plan = (wait: number) => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(run, Math.min(wait, 2 ** 31 - 1)).unref()
  }
  const newest = Math.max(0, ...[...known.values()].map(({ made }) => Date.parse(made ?? '') || 0))
  // Not at once: who starts a server wants to work first.
  plan(Math.max(Math.min(2_000, every), newest + every - clock()))
  return {
    every,
    folder,
    last: () => [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    run,
    async close() {
      closed = true
      clearTimeout(timer)
      await worker?.terminate()
      await turn
    },
  }
}

function threadFor(): Worker {
  const script = import.meta.url.endsWith('.ts') ? './backup-thread.ts' : './backup-thread.js'
  const worker = new Worker(new URL(script, import.meta.url))
  worker.unref()
  return worker
}

const asked = (worker: Worker, what: ToBackUp): Promise<CameOfIt> =>
  new Promise((resolve) => {
    const over = (came: CameOfIt) => {
      worker.off('message', over).off('error', failed).off('exit', ended)
      resolve(came)
    }
    const failed = (error: Error) => over({ ok: false, code: 'fault', message: error.message })
    const ended = () => over({ ok: false, code: 'fault', message: 'The thread ended.' })
    worker.on('message', over).on('error', failed).on('exit', ended)
    worker.postMessage(what)
  })

/** “24h”, “30m”, “7d” in milliseconds; undefined for anything else. */
export function timeOf(words: string): number | undefined {
  const [, n, unit] = /^([1-9]\d{0,4})(m|h|d)$/.exec(words) ?? []
  return n && unit ? Number(n) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit as 'm' | 'h' | 'd'] : undefined
}
