import { Worker } from 'node:worker_threads'
import type { Id } from '../../core/ids.ts'
import { breathe, silent } from '../job.ts'
import type { Begin } from './ranker.ts'
import type { Asked, Sorted } from './sorter.ts'
import type { SourceText } from './texts.ts'

/** What the thread is told of the sources of a project by a number: texts of some, an order that is asked for, or to let go. */
export type Question =
  | { of: number; texts: readonly SourceText[] }
  | { of: number; n: number; asked: Asked }
  | { of: number; close: true }

/** So many sources are held there at once; with long abstracts each takes two kilobytes. */
const most = 200_000
/** So many texts are read before everybody else has their turn: a few milliseconds. */
const atOnce = 100

/** How many sources the thread holds under each number; what was asked for longest ago first. */
const held = new Map<number, number>()
let thread: { worker: Worker; waiting: Map<number, (sorted: Sorted | undefined) => void> } | undefined
let count = 0

/**
 * Orders the sources of a project in the one thread that all projects of this process share. It holds words as numbers
 * and no project, so that each project is in memory once. It keeps nobody from ending the program, and ends where it
 * holds nothing; should it end before, whoever waits goes on without an order, and the next question begins another.
 */
export function inThread(): { begin: Begin; close: () => void } {
  let [closed, of] = [false, 0]
  return {
    async begin(texts) {
      if (closed) return undefined
      thread ??= begun()
      const { worker } = thread
      const mine = ++count
      held.set(mine, 0)
      letGo(of)
      of = mine
      const ids: Id<'src'>[] = []
      let piece: SourceText[] = []
      const tell = () => {
        ids.push(...piece.map(({ id }) => id))
        worker.postMessage({ of: mine, texts: piece } satisfies Question)
        piece = []
      }
      for await (const text of texts) {
        if (piece.push(text) < atOnce) continue
        tell()
        await breathe(silent)
        if (!held.has(mine)) return undefined
      }
      tell()
      keep(mine, ids.length)
      return { ids, sort: (asked) => sort(mine, asked), stands: () => held.has(mine) }
    },
    close() {
      closed = true
      letGo(of)
    },
  }
}

/** Notes that so many sources were asked for; where all are more than `most`, those asked for longest ago are let go of. */
function keep(of: number, many: number): void {
  held.delete(of)
  held.set(of, many)
  let sources = 0
  for (const [one, its] of [...held].reverse()) {
    sources += its
    if (sources > most && one !== of) letGo(one)
  }
}

function sort(of: number, asked: Asked): Promise<Sorted | undefined> {
  const many = held.get(of)
  if (!thread || many === undefined) return Promise.resolve(undefined)
  keep(of, many)
  const { worker, waiting } = thread
  const n = ++count
  return new Promise((resolve) => {
    waiting.set(n, resolve)
    worker.postMessage({ of, n, asked } satisfies Question)
  })
}

function letGo(of: number): void {
  if (!held.delete(of)) return
  if (held.size > 0) return void thread?.worker.postMessage({ of, close: true } satisfies Question)
  void thread?.worker.terminate()
  thread = undefined
}

function begun(): NonNullable<typeof thread> {
  const script = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)
  // Nearly all that lives there stays: room for what is young, as V8 would give it, is moved on and never used.
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 4 } })
  const waiting: NonNullable<typeof thread>['waiting'] = new Map()
  worker.on('message', ({ n, sorted }: { n: number; sorted?: Sorted }) => {
    waiting.get(n)?.(sorted)
    waiting.delete(n)
  })
  // After its listener was added: that holds the program again.
  worker.unref()
  worker.on('error', (error) => console.error(error))
  worker.on('exit', () => {
    if (thread?.worker === worker) {
      thread = undefined
      held.clear()
    }
    for (const answer of waiting.values()) answer(undefined)
  })
  return { worker, waiting }
}
