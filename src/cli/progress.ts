import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { sentenceCase } from '../core/wording.ts'
import { Stopped, type Told } from '../work/job.ts'
import type { Io } from './command-line.ts'

const patience = 1_000
const between = 100
const width = 24

/**
 * Shows how far something is: on a terminal, once it has taken a second, and never in a pipe. Without a total it
 * counts. Returns `step`, to call with each piece of work, `at`, to call with how much is done, and `end`, which wipes
 * the line.
 */
export function progress(
  io: Io,
  label: string,
  known?: number,
): { step: (total?: number) => void; at: (n: number) => void; end: () => void } {
  const start = performance.now()
  let drawn = 0
  let n = 0
  const show = (total: number | undefined) => {
    const now = performance.now()
    if (!io.draw || now - start < patience || now - drawn < between) return
    drawn = now
    const full = total ? Math.min(width, Math.round((n / total) * width)) : 0
    const bar = total ? `${'█'.repeat(full)}${'░'.repeat(width - full)} ${n} of ${total}` : String(n)
    io.draw(`\r\u001b[K${`${label} ${bar}`.slice(0, io.columns - 1)}`)
  }
  return {
    step(total = known) {
      n++
      show(total)
    },
    at(done) {
      n = done
      show(known)
    },
    end() {
      if (drawn > 0) io.draw?.('\r\u001b[K')
    },
  }
}

const largeFile = 20_000_000

/** Says that a large file is being worked on; SQLite and the fold leave no time to draw how far. Returns how to wipe it. */
export function reading(io: Io, file: string): () => void {
  const size = existsSync(file) ? statSync(file).size : 0
  if (!io.draw || size < largeFile) return () => {}
  io.draw(`Reading ${basename(file)} (${Math.round(size / 1_000_000)} MB) …`)
  return () => io.draw?.('\r\u001b[K')
}

/** How far it is, drawn where somebody watches; Ctrl-C stops it where it can stop whole, and a second one at once. */
export function watched(io: Io): { told: Told; end: () => void } {
  let bar: ReturnType<typeof progress> | undefined
  let doing = ''
  let stopped = false
  void io.stopped().then(() => {
    stopped = true
  })
  const end = () => bar?.end()
  return {
    told: {
      stopped: () => stopped,
      step(what, at, of) {
        if (doing !== what) {
          end()
          bar = progress(io, sentenceCase(what), of)
        }
        doing = what
        bar?.at(at)
      },
    },
    end,
  }
}

/** A search for duplicates that was stopped, as a refusal: nothing was joined. */
export const unlessStopped = <T>(work: Promise<T>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error
    const message = 'The search for duplicates was cancelled.'
    return { ok: false as const, refusal: { code: 'cancelled', message, hint: 'Nothing was joined.' } }
  })
