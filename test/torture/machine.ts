// What is done to the machine: its disk, full and slow, and its clock.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The clock and the disk of one process, as `shim.c` has them. */
export interface Dials {
  /** What stands in the environment of the process. */
  env: Record<string, string>
  set(to: { clockMs?: number; syncMs?: number }): void
}

/** The library between a process and the system (`shim.c`); undefined where there is no C compiler, or no Linux. */
export function shimIn(folder: string): string | undefined {
  const library = join(folder, 'shim.so')
  const source = join(import.meta.dirname, 'shim.c')
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'])
  return made.status === 0 ? library : undefined
}

/** Makes dials for processes. */
export function dialsIn(folder: string, library: string): (name: string) => Dials {
  return (name) => {
    const path = join(folder, name)
    const told = Buffer.alloc(16)
    writeFileSync(path, told, { mode: 0o644 })
    return {
      env: { LD_PRELOAD: library, HARM: path },
      set({ clockMs, syncMs }) {
        if (clockMs !== undefined) told.writeBigInt64LE(BigInt(Math.round(clockMs)) * 1_000n, 0)
        if (syncMs !== undefined) told.writeBigInt64LE(BigInt(Math.round(syncMs)) * 1_000n, 8)
        // In place: the process looks into the file itself.
        const file = openSync(path, 'r+')
        writeSync(file, told)
        closeSync(file)
      },
    }
  }
}

/** A disk of so many megabytes, in memory: what is written to it when it is full is refused by the system itself. */
export interface Disk {
  folder: string
  /** Fills it, but for some bytes, so that what fails fails in the middle. */
  fill(left?: number): void
  free(): void
  close(): void
}

/** Mounts a small disk; undefined for who may not mount. */
export function smallDisk(megabytes: number): Disk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-disk-'))
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'retroduce-torture', folder])
  if (mount.status !== 0) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill(left = Math.floor(Math.random() * 200_000)) {
      const file = openSync(filler, 'a')
      const block = Buffer.alloc(65_536)
      try {
        for (;;) writeSync(file, block)
      } catch {
        // It is full.
      }
      closeSync(file)
      truncateSync(filler, Math.max(0, statSync(filler).size - left))
    },
    free: () => rmSync(filler, { force: true }),
    close() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
