import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Project } from '../store/project.ts'
import { StoreTrouble } from '../store/store.ts'
import type { Step } from './job.ts'
import { carryOut, type Done, type Outcome, type Task } from './task.ts'

/** Work that goes on or has ended, as it is shown. */
export interface Job {
  id: string
  do: Task['do']
  /** The file that is imported. */
  name?: string
  state: 'waiting' | 'running' | 'done' | 'refused'
  step?: { what: Step; done: number; of: number }
  outcome?: Outcome
}

export interface Jobs {
  list(): Job[]
  start(task: Task): Job
  /** True when there is such a job; what it did before is taken back, or stands whole. */
  cancel(id: string): boolean
  /** Cancels all of it, and resolves when nothing goes on any more. */
  close(): Promise<void>
}

const kept = 50

/** The long work of one project, one task at a time. `ended` is told of each outcome once the project knows of it. */
export function jobsOf(project: Project, ended: (done: Done) => void): Jobs {
  const jobs: Job[] = []
  const stops = new Map<string, () => void>()
  let turn: Promise<unknown> = Promise.resolve()

  async function work(job: Job, task: Task): Promise<void> {
    if (job.state === 'refused') return
    job.state = 'running'
    const outcome = await run(project, task, job, (stop) => stops.set(job.id, stop)).catch(troubled)
    stops.delete(job.id)
    // Where the file cannot be read on, the next command says so.
    await project.catchUp().catch(() => undefined)
    if (outcome.ok) ended(outcome)
    Object.assign(job, { outcome, state: outcome.ok ? 'done' : 'refused' })
  }

  function cancel(job: Job): void {
    stops.get(job.id)?.()
    if (job.state === 'waiting') Object.assign(job, { state: 'refused', outcome: cancelled })
  }

  return {
    list: () => jobs,
    start(task) {
      const job: Job = {
        id: randomUUID(),
        do: task.do,
        state: 'waiting',
        ...(task.do === 'import' && { name: task.file.name }),
      }
      jobs.push(job)
      if (jobs.length > kept) jobs.shift()
      turn = turn.then(() => work(job, task))
      return job
    },
    cancel(id) {
      const job = jobs.find((one) => one.id === id)
      if (job) cancel(job)
      return job !== undefined
    },
    async close() {
      for (const job of jobs) cancel(job)
      await turn
    },
  }
}

const cancelled: Outcome = {
  ok: false,
  refusal: { code: 'cancelled', message: 'It was cancelled before it began.', hint: 'Nothing was changed.' },
}

function troubled(error: unknown): Outcome {
  if (error instanceof StoreTrouble)
    return { ok: false, refusal: { code: error.code, message: error.message, hint: error.hint } }
  console.error(error)
  return {
    ok: false,
    refusal: {
      code: 'fault',
      message: 'Something went wrong in Retroduce itself; nothing was changed.',
      hint: 'Try again. If it stays, report it with what the terminal shows.',
    },
  }
}

/** In a thread of its own; a project that is held in memory alone has no other connection, so there it is done here. */
function run(project: Project, task: Task, job: Job, onStop: (stop: () => void) => void): Promise<Outcome> {
  const path = project.store.name
  if (path === ':memory:') {
    let stopped = false
    onStop(() => {
      stopped = true
    })
    return carryOut(project, task, {
      stopped: () => stopped,
      step: (what, done, of) => Object.assign(job, { step: { what, done, of } }),
    })
  }
  return new Promise((resolve, reject) => {
    const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
    const worker = new Worker(script, { workerData: { path, task } })
    onStop(() => worker.postMessage('stop'))
    worker.on('message', (said: { step?: Job['step']; outcome?: Outcome }) => {
      if (said.step) job.step = said.step
      if (said.outcome) resolve(said.outcome)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the worker ended without an outcome')))
  })
}
