import { Worker } from 'node:worker_threads'
import type { Looked, Reading, Wish } from '../../core/finder/put-forward.ts'
import { remember } from '../../core/remember.ts'
import type { Project } from '../../store/project.ts'
import type { Place } from '../../store/store.ts'
import { type Finder, finderOf } from './finder.ts'

/** The finder of one project, beside everybody's work. */
export interface Finders {
  /** What is put forward now; or how far the reading is, where that takes longer than anybody waits. */
  of(wish: Wish): Promise<Looked | Reading | undefined>
  close(): void
}

/** How long an answer is waited for, in milliseconds. */
const patience = 1_500
/** How many answers are kept, for those who ask again while nothing has changed. */
const kept = 32

/** After how long without a question a thread ends, in milliseconds: it holds the project, and the words of its documents. */
const unused = 5 * 60_000

/** In a thread of its own; a project that is held in memory alone has no other connection, so there it is done here. */
export function findersOf(project: Project, idle = unused): Finders {
  const known = new Map<string, Promise<Looked | undefined>>()
  let reading: Reading = { done: 0, of: 0 }
  let thread: { find: Finder; close: () => void } | undefined
  const find = (wish: Wish) => {
    const step = (now: Reading) => {
      reading = now
    }
    const { place } = project.store
    thread ??= place ? inThread(place, step, idle) : { find: finderOf(project), close: () => {} }
    return thread.find(wish, step)
  }
  return {
    async of(wish) {
      const key = `${project.journal.events.length} ${JSON.stringify(wish)}`
      const asked =
        known.get(key) ??
        find(wish).catch((error: unknown) => {
          console.error(error)
          known.delete(key)
          return undefined
        })
      remember(known, key, asked, kept)
      const late = new Promise<Reading>((resolve) => setTimeout(() => resolve(reading), patience).unref())
      return Promise.race([asked, late])
    },
    close: () => thread?.close(),
  }
}

/** Asks a thread that follows the journal by itself. It ends where nobody asks it for so long; the next question begins another. */
function inThread(place: Place, step: (reading: Reading) => void, idle: number): { find: Finder; close: () => void } {
  const script = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)
  const waiting = new Map<number, (looked: Looked | undefined) => void>()
  let worker: Worker | undefined
  let count = 0
  let end: NodeJS.Timeout | undefined
  const begin = (): Worker => {
    const begun = new Worker(script, { workerData: { place } })
    begun.unref()
    begun.on('message', ({ n, looked, reading }: { n?: number; looked?: Looked; reading?: Reading }) => {
      if (reading) step(reading)
      if (n === undefined) return
      waiting.get(n)?.(looked)
      waiting.delete(n)
      if (waiting.size === 0) end = setTimeout(() => close(), idle).unref()
    })
    begun.on('error', (error) => console.error(error))
    begun.on('exit', () => worker === begun && gone())
    return begun
  }
  const gone = () => {
    worker = undefined
    for (const answer of waiting.values()) answer(undefined)
    waiting.clear()
  }
  const close = () => {
    void worker?.terminate()
    gone()
  }
  return {
    find: (wish) =>
      new Promise((resolve) => {
        clearTimeout(end)
        worker ??= begin()
        waiting.set(++count, resolve)
        worker.postMessage({ n: count, wish })
      }),
    close,
  }
}
