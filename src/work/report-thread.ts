// Forms of reports, one after another, made in a thread of their own, each from a connection of its own that only reads.
import { parentPort } from 'node:worker_threads'
import type { Id } from '../core/ids.ts'
import { openStore } from '../store/open.ts'
import { openProject } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { type Place, StoreTrouble } from '../store/store.ts'
import { makeReport, type ReportMade, type Wanted } from './report.ts'

interface Asked {
  place: Place
  viewer: Id<'per'>
  seq?: number
  wish: Wanted
}

const tell = (made: ReportMade) =>
  parentPort?.postMessage(made, made.ok && typeof made.file !== 'string' ? [made.file.buffer as ArrayBuffer] : [])

parentPort?.on('message', async ({ place, viewer, seq, wish }: Asked) => {
  try {
    const project = await openProject(await openStore(place, { readonly: true, wait: 10_000, watch: false }))
    try {
      tell(await makeReport(await readerOf(project)(viewer, seq), wish))
    } finally {
      await project.close()
    }
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    const { code, message, hint } = error
    tell({ ok: false, refusal: { code, message, hint } })
  }
})
