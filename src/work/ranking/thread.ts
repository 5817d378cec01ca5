// Works out orders of queues in a thread of its own, with a connection of its own, so that voting never waits for it.
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../../store/open.ts'
import { openProject } from '../../store/project.ts'
import type { Place } from '../../store/store.ts'
import { type Ranked, rankerOf, type Wish } from './ranker.ts'

const { place } = workerData as { place: Place }
const opening = openStore(place, { wait: 10_000, watch: false }).then(async (store) => {
  const project = await openProject(store)
  return {
    project,
    rank: rankerOf(project),
  }
})
/** The sources by number are told once, and again when there are others. */
let told: Ranked['ids'] | undefined
let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', ({ n, wish }: { n: number; wish: Wish }) => {
  turn = turn
    .then(async () => {
      const { project, rank } = await opening
      await project.catchUp()
      return rank(wish)
    })
    // Whatever went wrong, the queue goes on as it was; the server is told by the missing answer.
    .catch((error: unknown) => void console.error(error))
    .then((ranked) => {
      if (!ranked) return parentPort?.postMessage({ n })
      const { ids, rows, why, votes } = ranked
      parentPort?.postMessage({ n, ...(ids !== told && { ids }), ranked: { rows, why, votes } }, [rows.buffer])
      told = ids
    })
})
