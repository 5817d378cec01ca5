import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { sha256 } from './chain.ts'

/**
 * What is written stands under another name until it is whole: beside the one it will have, and of one process alone. What a
 * process left that was killed is cleared by the next that writes or opens the same.
 */

/** A folder may be shared by several machines, and none knows which processes of another still run. */
const machine = sha256(hostname()).slice(0, 6)
const left = /^(.*)\.([0-9a-f]{6})-(\d+)-[0-9a-f]{8}\.part(?:-wal|-shm|-journal)?$/
/** After so long without a change, what another machine writes is no longer written, in milliseconds. */
const grace = 3_600_000

/** What a file or folder is called until it is whole. */
export const partOf = (path: string): string =>
  `${path}.${machine}-${process.pid}-${randomBytes(4).toString('hex')}.part`

/** Whether a name is that of a part of what has another, in the same folder. */
export const isPartOf = (own: string, name: string): boolean => left.exec(name)?.[1] === own

/** Removes what processes that were killed left of a file or folder. What cannot be removed stays. */
export const clearParts = (path: string, now = Date.now()): void => clear(dirname(path), basename(path), now)

/** Removes what processes that were killed left of anything in a folder. */
export const clearPartsIn = (folder: string, now = Date.now()): void => clear(folder, undefined, now)

function clear(folder: string, own: string | undefined, now: number): void {
  for (const name of namesIn(folder)) {
    const [, of, where, pid] = left.exec(name) ?? []
    if (pid === undefined || (own !== undefined && of !== own)) continue
    const part = join(folder, name)
    if ((where === machine && !runs(Number(pid))) || isOld(part, now)) removePart(part)
  }
}

/** Removes a part, with what SQLite keeps beside it. */
export function removePart(part: string): void {
  for (const end of ['', '-wal', '-shm', '-journal'])
    try {
      rmSync(part + end, { recursive: true, force: true })
    } catch {
      // Somebody else's, or on a disk that cannot be written any more.
    }
}

/** Gives a whole file its name, and takes it from nobody who was faster: then it is false. Not every disk has links. */
export function takeName(part: string, path: string): boolean {
  try {
    linkSync(part, path)
  } catch {
    if (statSync(path, { throwIfNoEntry: false })) return false
    renameSync(part, path)
  }
  settle(dirname(path))
  return true
}

/** Brings what was written to a file to the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Brings a folder's list of names to the disk, where the system lets a folder be opened: a new name survives a power cut. */
export function settle(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows opens no folder; it keeps names in its own log.
  }
}

/** Work in a folder of its own among the system's temporary files, which is gone afterwards. Nobody else may look into it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  clearFolders()
  const folder = partOf(apart())
  await mkdir(folder, { mode: 0o700 })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
const apart = () => join(tmpdir(), 'retroduce')

/** Removes folders of that kind that killed processes left: copies that were sent or handed out lay in them. */
export const clearFolders = (): void => clearParts(apart())

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whether nothing wrote to a file for so long that nobody does any more. */
export const isOld = (path: string, now: number): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - grace

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process runs too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
