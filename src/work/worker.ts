// One long task in a thread of its own, with a connection of its own, so that everybody else goes on working.
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../store/open.ts'
import { openProject } from '../store/project.ts'
import { type Place, StoreTrouble } from '../store/store.ts'
import { carryOut, type Task } from './task.ts'

const { place, task } = workerData as { place: Place; task: Task }
let stopped = false
parentPort?.on('message', () => {
  stopped = true
})
let told = 0
try {
  const project = await openProject(await openStore(place, { wait: 10_000, watch: false }))
  const outcome = await carryOut(project, task, {
    stopped: () => stopped,
    step(what, done, of) {
      const now = performance.now()
      if (now - told < 100) return
      told = now
      parentPort?.postMessage({ step: { what, done, of } })
    },
  }).finally(() => project.close())
  parentPort?.postMessage({ outcome })
} catch (error) {
  if (!(error instanceof StoreTrouble)) throw error
  const { code, message, hint } = error
  parentPort?.postMessage({ outcome: { ok: false, refusal: { code, message, hint } } })
} finally {
  parentPort?.close()
}
