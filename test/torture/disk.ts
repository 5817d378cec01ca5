// What a disk holds when the power goes, worked out of the changes that a process asked for (shim.c) as the system may have carried them out by then.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** A write, a cut to a length, a synchronising; a rename, a second name, a removal. */
export interface Change {
  what: 'w' | 't' | 's' | 'r' | 'l' | 'u'
  at: number
  path: string
  other: string
  bytes: Uint8Array
}

/** Reads what the library told. */
export function changesIn(trace: string): Change[] {
  const told = readFileSync(trace)
  const changes: Change[] = []
  for (let from = 0; from < told.length; ) {
    const end = told.indexOf(10, from)
    const [what, at, length, path = '', other = ''] = told.toString('utf8', from, end).split('\t')
    const bytes = told.subarray(end + 1, end + 1 + Number(length))
    changes.push({ what: what as Change['what'], at: Number(at), path, other, bytes })
    from = end + 1 + Number(length)
  }
  return changes
}

/** A file: its bytes on the disk, and what was asked of the system since it was last synchronised. */
interface File {
  bytes: Uint8Array
  since: Change[]
}
type Names = Map<string, File>

/**
 * The files of a folder after the first so many changes, if the power goes then. What was synchronised is there. Of what was written or cut since, any part
 * may be there or not, in any order, a write by some of its sectors; of names, which a system keeps in a log of its own, the first so many since
 * their folder was synchronised. `chance` gives a number from 0 up to 1.
 */
export function whenThePowerGoes(changes: readonly Change[], chance: () => number): Map<string, Uint8Array> {
  const names: Names = new Map()
  const kept: Names = new Map()
  let asked: { folder: string; change: (of: Names) => void }[] = []
  const rename = (path: string, change: (of: Names) => void) => {
    change(names)
    asked.push({ folder: dirname(path), change })
  }
  const fileAt = (path: string): File => {
    const there = names.get(path)
    if (there) return there
    const made: File = { bytes: new Uint8Array(), since: [] }
    rename(path, (of) => of.set(path, made))
    return made
  }
  for (const change of changes) {
    const { what, path, other } = change
    const file = names.get(path)
    if (what === 'w' || what === 't') fileAt(path).since.push(change)
    else if (what === 's' && file) {
      file.bytes = file.since.reduce(done, file.bytes)
      file.since = []
    } else if (what === 's') {
      for (const one of asked) if (one.folder === path) one.change(kept)
      asked = asked.filter(({ folder }) => folder !== path)
    } else if (file)
      rename(path, (of) => {
        if (what !== 'u') of.set(other, file)
        if (what !== 'l') of.delete(path)
      })
  }
  for (const { change } of asked.slice(0, Math.floor(chance() * (asked.length + 1)))) change(kept)
  const lucky = (since: readonly Change[]) => since.flatMap((one) => (chance() < 0.5 ? [torn(one, chance)] : []))
  return new Map([...kept].map(([path, { bytes, since }]) => [path, lucky(since).reduce(done, bytes)]))
}

function done(bytes: Uint8Array, { what, at, bytes: written }: Change): Uint8Array {
  const length = what === 't' ? at : Math.max(bytes.length, at + written.length)
  const after = new Uint8Array(length)
  after.set(bytes.subarray(0, length))
  if (what === 'w') after.set(written, at)
  return after
}

const sector = 512
/** A write of which the disk had come to some sector. */
function torn(change: Change, chance: () => number): Change {
  if (change.what !== 'w' || chance() < 0.7) return change
  const sectors = Math.floor((chance() * change.bytes.length) / sector)
  return { ...change, bytes: change.bytes.subarray(0, sectors * sector) }
}

/** Puts such files into another folder. */
export function laidOut(files: ReadonlyMap<string, Uint8Array>, from: string, to: string): void {
  for (const [path, bytes] of files) {
    const target = join(to, relative(from, path))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
}
