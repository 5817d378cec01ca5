import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import { noRoom, StoreTrouble } from '../store/store.ts'
import { type Attached, type Attaching, attach, reread } from './attach.ts'
import type { Step, Told } from './job.ts'
import type { Readers } from './read-apart.ts'
import { carryOut, type Done, type Outcome, type Task } from './task.ts'

/** Work that goes on or has ended, as it is shown. */
interface Going<O> {
  id: string
  state: 'waiting' | 'running' | 'done' | 'refused'
  step?: { what: Step; done: number; of: number }
  outcome?: O | Refused
}
/** An import, by the name of its file, or a search for duplicates. */
export interface RecordsJob extends Going<Done> {
  do: Task['do']
  name?: string
}
/** A file that is attached to a source. */
export interface AttachJob extends Going<Attached> {
  do: 'attach'
  name: string
  source: Id<'src'>
}
export type Job = RecordsJob | AttachJob

export interface Jobs {
  list(): Job[]
  /** Throws `StoreTrouble` where too much waits already. */
  start(task: Task): RecordsJob
  /** Attaches a file, beside whatever else goes on. */
  attach(file: Attaching): AttachJob
  /** Reads a document's file anew, beside whatever else goes on. */
  reread(again: {
    who: Id<'per'>
    document: Id<'doc'>
    name: string
    source: Id<'src'>
    recognise?: string | undefined
  }): AttachJob
  /** True when there is such a job; what it did before is taken back, or stands whole. */
  cancel(id: string): boolean
  /** Resolves when nothing goes on of a job any more. */
  over(id: string): Promise<void>
  /** Cancels all of it, and resolves when nothing goes on any more. */
  close(): Promise<void>
}

/** How many jobs are listed where fewer wait, and how many may wait. */
const [kept, most] = [50, 500]

/**
 * The long work of one project: imports and searches one at a time, files to attach as many at once as there are readers.
 * `ended` is told of each outcome of the former once the project knows of it.
 */
export function jobsOf(project: Project, readers: Readers, ended: (done: Done) => void): Jobs {
  const jobs: Job[] = []
  const stops = new Map<string, () => void>()
  const goingOn = new Map<string, Promise<void>>()
  let turn = Promise.resolve()

  async function work<D extends { ok: true }>(
    job: Going<D>,
    does: (onStop: (stop: () => void) => void) => Promise<D | Refused>,
    then: (done: D) => void,
  ): Promise<void> {
    if (job.state === 'refused') return
    job.state = 'running'
    const outcome = await does((stop) => stops.set(job.id, stop)).catch(troubled)
    stops.delete(job.id)
    // Where the file cannot be read on, the next command says so.
    await project.catchUp().catch(() => undefined)
    if (outcome.ok) then(outcome)
    Object.assign(job, { outcome, state: outcome.ok ? 'done' : 'refused' })
  }

  const begin = <J extends Job>(job: J): J => {
    const ended = jobs.findIndex(({ state }) => state === 'done' || state === 'refused')
    if (jobs.length >= most && ended < 0)
      throw new StoreTrouble('busy', `${most} pieces of work wait already.`, 'Wait until some are done.')
    if (jobs.length >= kept && ended >= 0) jobs.splice(ended, 1)
    jobs.push(job)
    return job
  }
  const follow = (id: string, going: Promise<void>) => {
    goingOn.set(id, going)
    void going.finally(() => goingOn.delete(id))
  }
  const fresh = () => ({ id: randomUUID(), state: 'waiting' as const })

  function cancel(job: Job): void {
    stops.get(job.id)?.()
    if (job.state === 'waiting') Object.assign(job, { state: 'refused', outcome: cancelled })
  }

  /** A file is read beside the other work. */
  function beside(
    { name, source }: Pick<AttachJob, 'name' | 'source'>,
    does: (told: Told) => Promise<Attached | Refused>,
  ): AttachJob {
    const job = begin<AttachJob>({ ...fresh(), do: 'attach', name, source })
    const going = work(
      job,
      (onStop) => does(toldBy(job, onStop)),
      () => {},
    )
    follow(job.id, going)
    return job
  }

  return {
    list: () => jobs,
    start(task) {
      const named = task.do === 'import' && { name: task.file.name }
      const job = begin<RecordsJob>({ ...fresh(), do: task.do, ...named })
      turn = turn.then(() => work(job, (onStop) => run(project, task, job, onStop), ended))
      follow(job.id, turn)
      return job
    },
    attach: (file) => beside(file, (told) => attach(project, readers, file, told)),
    reread: (again) => beside(again, (told) => reread(project, readers, again, told)),
    cancel(id) {
      const job = jobs.find((one) => one.id === id)
      if (job) cancel(job)
      return job !== undefined
    },
    over: async (id) => goingOn.get(id),
    async close() {
      for (const job of jobs) cancel(job)
      await Promise.all(goingOn.values())
    },
  }
}

type Refused = Extract<Outcome, { ok: false }>

const cancelled: Refused = {
  ok: false,
  refusal: { code: 'cancelled', message: 'It was cancelled before it began.', hint: 'Nothing was changed.' },
}

function troubled(error: unknown): Refused {
  const trouble = error instanceof StoreTrouble ? error : noRoom(error)
  if (trouble) return { ok: false, refusal: { code: trouble.code, message: trouble.message, hint: trouble.hint } }
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

/** Work in this thread tells its steps to the job, and hears when it is cancelled. */
function toldBy(job: Pick<Job, 'step'>, onStop: (stop: () => void) => void): Told {
  let stopped = false
  onStop(() => {
    stopped = true
  })
  return { stopped: () => stopped, step: (what, done, of) => Object.assign(job, { step: { what, done, of } }) }
}

/** In a thread of its own; a project that is held in memory alone has no other connection, so there it is done here. */
function run(project: Project, task: Task, job: RecordsJob, onStop: (stop: () => void) => void): Promise<Outcome> {
  const { place } = project.store
  if (!place) return carryOut(project, task, toldBy(job, onStop))
  return new Promise((resolve, reject) => {
    const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
    const worker = new Worker(script, { workerData: { place, task } })
    onStop(() => worker.postMessage('stop'))
    worker.on('message', (said: { step?: NonNullable<Job['step']>; outcome?: Outcome }) => {
      if (said.step) job.step = said.step
      if (said.outcome) resolve(said.outcome)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the worker ended without an outcome')))
  })
}
