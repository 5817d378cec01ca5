import { Worker } from 'node:worker_threads'
import type { Place } from '../../store/store.ts'
import type { Ranked, Ranker, Wish } from './ranker.ts'

/** A question to the thread by its number, of a project by its number: for an order, or to let go of the project. */
export type Question = { n: number; of: number; place: Place; wish: Wish } | { n: number; of: number; close: true }

/** Its answer. The sources by number are told once of each project, and again when there are others. */
export interface Answer {
  n: number
  ids?: Ranked['ids']
  ranked?: Omit<Ranked, 'ids'>
}

/** What works out the orders of one project. */
export interface Beside {
  rank: Ranker
  close: () => Promise<void>
}

/** How long a project that is let go of waits for the thread, in milliseconds. */
const patience = 2_000

let thread: { worker: Worker; waiting: Map<number, (answer: Omit<Answer, 'n'>) => void> } | undefined
let questions = 0
let projects = 0

/**
 * Asks the one thread that works out the orders of all projects of this process: one for each project would take as much
 * memory for its code alone as the project does. It keeps nobody from ending the program; should it end, whoever waits
 * goes on without an order, and the next question begins another.
 */
export function inThread(place: Place): Beside {
  const of = ++projects
  let known: Ranked['ids'] = []
  return {
    async rank(wish) {
      const { ids, ranked } = await ask({ n: ++questions, of, place, wish })
      if (ids) known = ids
      return ranked && { ...ranked, ids: known }
    },
    // Whoever closes a project may want its file alone. The features of 100,000 sources are not waited for.
    async close() {
      if (!thread) return
      const { worker } = thread
      let late: NodeJS.Timeout | undefined
      const waited = new Promise<void>((resolve) => {
        late = setTimeout(() => void worker.terminate().then(() => resolve()), patience)
      })
      await Promise.race([ask({ n: ++questions, of, close: true }), waited])
      clearTimeout(late)
    },
  }
}

function ask(question: Question): Promise<Omit<Answer, 'n'>> {
  thread ??= begin()
  const { worker, waiting } = thread
  return new Promise((resolve) => {
    waiting.set(question.n, resolve)
    worker.postMessage(question)
  })
}

function begin(): NonNullable<typeof thread> {
  const script = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)
  // Nearly all that lives there stays: room for what is young, as V8 would give it, is moved on and never used.
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  const waiting: NonNullable<typeof thread>['waiting'] = new Map()
  worker.on('message', ({ n, ...answer }: Answer) => {
    waiting.get(n)?.(answer)
    waiting.delete(n)
  })
  // After its listener was added: that holds the program again.
  worker.unref()
  worker.on('error', (error) => console.error(error))
  worker.on('exit', () => {
    if (thread?.worker === worker) thread = undefined
    for (const answer of waiting.values()) answer({})
  })
  return { worker, waiting }
}
