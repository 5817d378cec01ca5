import { Worker } from 'node:worker_threads'
import type { Print } from '../adapters/print.ts'
import type { Id } from '../core/ids.ts'
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
 * project anew and is ended when nobody wants its work any more. What is quick, or is in memory alone, is made here.
 */
export async function makeApart(project: Project, seen: Seen, asked: Asked): Promise<ReportMade | 'not wanted'> {
  const { wish, print, signal } = asked
  const { place } = project.store
  const small = project.journal.events.length < large
  if (!place || (small && 'format' in wish && quick.includes(wish.format))) return makeReport(seen, wish, print)
  // A browser prints: that is no work of this process, and it is started from here.
  if ('format' in wish && wish.format === 'pdf' && print) {
    const html = await makeApart(project, seen, { ...asked, wish: { ...wish, format: 'html' } })
    if (html === 'not wanted' || !html.ok) return html
    const file = await print(String(html.file))
    return file ? { ...html, file } : makeReport(seen, wish)
  }
  const mine = turn.then(() => (signal?.aborted ? ('not wanted' as const) : inThread(place, asked)))
  turn = mine.catch(() => undefined)
  return mine
}

function inThread(place: object, { viewer, seq, wish, signal }: Asked): Promise<ReportMade | 'not wanted'> {
  return new Promise((resolve, reject) => {
    const script = new URL(
      import.meta.url.endsWith('.ts') ? './report-thread.ts' : './report-thread.js',
      import.meta.url,
    )
    const worker = new Worker(script, { workerData: { place, viewer, seq, wish } })
    const stop = () => {
      resolve('not wanted')
      void worker.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (made: ReportMade) => resolve(made))
    worker.on('error', reject)
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop)
      reject(new Error('the thread ended without a report'))
    })
  })
}
