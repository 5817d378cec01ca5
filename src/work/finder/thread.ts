// Looks for passages in a thread of its own, with a connection of its own, so that nobody waits while documents are read.
import { parentPort, workerData } from 'node:worker_threads'
import type { Reading, Wish } from '../../core/finder/put-forward.ts'
import { openStore } from '../../store/open.ts'
import { openProject } from '../../store/project.ts'
import type { Place } from '../../store/store.ts'
import { finderOf } from './finder.ts'

const { place } = workerData as { place: Place }
const opening = openStore(place, { wait: 10_000, watch: false }).then(async (store) => {
  const project = await openProject(store)
  return {
    project,
    find: finderOf(project),
  }
})
const step = (reading: Reading) => {
  if (reading.done % 5 === 0) parentPort?.postMessage({ reading })
}
let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', ({ n, wish }: { n: number; wish: Wish }) => {
  turn = turn
    .then(async () => {
      const { project, find } = await opening
      await project.catchUp()
      return find(wish, step)
    })
    .then((looked) => parentPort?.postMessage({ n, looked }))
    .catch((error: unknown) => {
      console.error(error)
      parentPort?.postMessage({ n })
    })
})
