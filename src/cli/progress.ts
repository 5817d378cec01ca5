import type { Io } from './command-line.ts'

const patience = 1_000
const between = 100
const width = 24

/**
 * Shows how far something is: on a terminal, once it has taken a second, and never in a pipe. Without a `total` it
 * counts. Returns `step`, to call after each piece of work, and `end`, which wipes the line.
 */
export function progress(io: Io, label: string, total?: number): { step: () => void; end: () => void } {
  const start = performance.now()
  let drawn = 0
  let n = 0
  return {
    step() {
      n++
      const now = performance.now()
      if (!io.tty || now - start < patience || now - drawn < between) return
      drawn = now
      const full = total ? Math.min(width, Math.round((n / total) * width)) : 0
      const bar = total ? `${'█'.repeat(full)}${'░'.repeat(width - full)} ${n} of ${total}` : String(n)
      io.err(`\r\u001b[K${`${label} ${bar}`.slice(0, io.columns - 1)}`)
    },
    end() {
      if (drawn > 0) io.err('\r\u001b[K')
    },
  }
}
