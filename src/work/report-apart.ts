import { Worker } from 'node:worker_threads'
import { printSheet } from '../adapters/one-page.ts'
import type { Print } from '../adapters/print.ts'
import type { Id } from '../core/ids.ts'
import { isSheet } from '../core/report/sheets.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { makeReport, type ReportMade, type Wanted } from './report.ts'

/** A project with fewer events than this has a report sooner than a thread is there. */
const large = 5_000
/** What is quick to paint where the project is small. */
const quick: readonly string[] = ['json', 'html', 'md', 'tex', 'csv', 'svg']

interface Asked {
  viewer: Id<'per'>
  /** The moment that is looked at, where it is an earlier one. */
  seq?: number | undefined
  wish: Wanted
  /** What prints a PDF here. */
  print?: Print | undefined
  /** Aborted when nobody waits for it any more. */
  signal?: AbortSignal | undefined
}

/** One after another: each holds the whole project in memory. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Makes a form of the report so that whoever else uses the server does not wait: in a thread of its own, which reads the
 * project anew each time and is ended when nobody wants its work any more. What is quick, or is in memory alone, is made here.
 */
export async function makeApart(project: Project, seen: Seen, asked: Asked): Promise<ReportMade | 'not wanted'> {
  const { wish, print, signal } = asked
  const { place } = project.store
  const small = project.journal.events.length < large
  const soon = 'format' in wish && (wish.opening || (small && quick.includes(wish.format)))
  if (!place || soon) return makeReport(seen, wish, print)
  // A browser prints: that is no work of this process, and it is started from here.
  if ('format' in wish && wish.format === 'pdf' && print) {
    const html = await makeApart(project, seen, { ...asked, wish: { ...wish, format: 'html' } })
    if (html === 'not wanted' || !html.ok) return html
    const page = String(html.file)
    if (wish.of === 'report' && isSheet(wish.piece)) {
      const sheet = await printSheet(page, print)
      return sheet ? { ...html, ...sheet } : makeReport(seen, wish)
    }
    const file = await print(page)
    return file ? { ...html, file } : makeReport(seen, wish)
  }
  const mine = turn.then(() => (signal?.aborted ? ('not wanted' as const) : inThread(place, asked)))
  turn = mine.catch(() => undefined)
  return mine
}

/** How long a thread waits for a next report before it ends, in milliseconds: loading its code takes longer than most reports. */
const patience = 60_000
let idle: { worker: Worker; end: NodeJS.Timeout } | undefined

/** A thread that waits, or a new one. */
function threadFor(): Worker {
  if (idle) {
    const { worker, end } = idle
    clearTimeout(end)
    idle = undefined
    worker.ref()
    return worker
  }
  const script = import.meta.url.endsWith('.ts') ? './report-thread.ts' : './report-thread.js'
  const worker = new Worker(new URL(script, import.meta.url))
  worker.once('exit', () => {
    if (idle?.worker === worker) idle = undefined
  })
  return worker
}

/** Lets a thread wait for what is next; it holds no project then, and does not keep the program running. */
function rest(worker: Worker): void {
  worker.unref()
  idle = { worker, end: setTimeout(() => void worker.terminate(), patience).unref() }
}

function inThread(place: object, { viewer, seq, wish, signal }: Asked): Promise<ReportMade | 'not wanted'> {
  const worker = threadFor()
  return new Promise<ReportMade | 'not wanted'>((resolve, reject) => {
    const over = new AbortController()
    const stop = () => {
      over.abort()
      resolve('not wanted')
      void worker.terminate()
    }
    const made = (report: ReportMade) => {
      over.abort()
      rest(worker)
      resolve(report)
    }
    const failed = (error: unknown) => {
      over.abort()
      reject(error)
    }
    const ended = () => failed(new Error('the thread ended without a report'))
    worker.on('message', made).on('error', failed).on('exit', ended)
    over.signal.addEventListener('abort', () => worker.off('message', made).off('error', failed).off('exit', ended))
    signal?.addEventListener('abort', stop, { once: true, signal: over.signal })
    worker.postMessage({ place, viewer, seq, wish })
  })
}
