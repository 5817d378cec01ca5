// One backup after another, in a thread of its own: copying and verifying a project would hold up everybody who works.
import { parentPort } from 'node:worker_threads'
import { type BackedUp, backUp } from '../store/backup.ts'
import { StoreTrouble } from '../store/store.ts'

/** What a thread is asked for. */
export interface ToBackUp {
  place: Parameters<typeof backUp>[0]
  folder: string
  keep?: number | undefined
}
/** What it answers. */
export type CameOfIt = { ok: true; made: BackedUp } | { ok: false; code: string; message: string }

parentPort?.on('message', async ({ place, folder, keep }: ToBackUp) => {
  const say = (came: CameOfIt) => parentPort?.postMessage(came)
  try {
    say({ ok: true, made: await backUp(place, folder, { keep }) })
  } catch (error) {
    const { code, message } =
      error instanceof StoreTrouble
        ? error
        : { code: 'fault', message: error instanceof Error ? error.message : String(error) }
    say({ ok: false, code, message })
  }
})
