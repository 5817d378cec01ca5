import { existsSync } from 'node:fs'
import { blobReader } from './blobs.ts'
import { connect, type Database, explained, missing, scalar } from './database.ts'
import { formatOf } from './migrate.ts'
import { ourShape, shapeOf, strangePart } from './shape.ts'
import { type Blob, type Row, StoreTrouble } from './store.ts'
import { type Damage, notWithdrawn, type Rows, type Verdict, verify } from './verify.ts'

/**
 * Verifies a project file, damaged as it may be. What is wrong with the file itself comes first, as SQLite finds it. A
 * file too damaged to open gives a verdict too. Throws `StoreTrouble` for what is no project file at all. `step` is called
 * for each event, with how many there are. `hash` is one that somebody cites.
 */
export function verifyFile(path: string, step: (of: number) => void = () => {}, hash?: string): Verdict {
  if (!existsSync(path)) throw missing(path)
  try {
    const db = connect(path, { readonly: true })
    try {
      return explained(path, () => verifyOpen(db, path, step, hash))
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof StoreTrouble && error.code === 'damaged-file')
      return { ok: false, events: 0, blobs: 0, head: { seq: 0, hash: '' }, damages: [unopened(error)] }
    throw error
  }
}

const unopened = (error: StoreTrouble): Damage => ({
  where: 'file',
  what: 'It is too damaged to open.',
  found: error.message,
})

function verifyOpen(db: Database, path: string, step: (of: number) => void, hash: string | undefined): Verdict {
  formatOf(db, path)
  // What is not ours is named and not read: reading it might never end.
  const strange = attempt(() => strangePart(db))
  if (strange) {
    const damages = shapeDamages(db)
    if (/ event$/i.test(strange)) damages.unshift({ where: 'file', what: 'The journal cannot be read.' })
    return { ok: false, events: 0, blobs: 0, head: { seq: 0, hash: '' }, damages }
  }
  const lost: Damage[] = []
  // Before the blobs: what events name was there before them. Others may write to it meanwhile.
  const last = attempt(() => Number(scalar(db, 'SELECT coalesce(max(seq), 0) FROM event')))
  const blobs = readableBlobs(db, lost)
  const verdict = verify(readableRows(db, last, step), blobs, hash)
  const found = notWithdrawn([...lost, ...verdict.damages], () => withdrawnSince(db, last))
  const damages = [...fileDamages(db), ...found, ...shapeDamages(db)]
  return { ...verdict, ok: damages.length === 0, damages }
}

/** The blobs that were withdrawn since an event, as far as that can be read. */
const withdrawnSince = (db: Database, seq = 0): string[] =>
  attempt(() =>
    db
      .prepare(
        "SELECT value FROM event, json_each(fact, '$.to.gone') WHERE seq > ? AND fact ->> '$.type' = 'words.withdrawn'",
      )
      .all(seq)
      .map(({ value }) => String(value)),
  ) ?? []

/** What SQLite finds wrong with its pages and indexes. */
function fileDamages(db: Database): Damage[] {
  const pages = (found: string): Damage => ({ where: 'file', what: 'SQLite finds its pages damaged.', found })
  try {
    const lines = db
      .prepare('PRAGMA integrity_check(100)')
      .all()
      .map((line) => String(line.integrity_check))
    return lines.filter((line) => line !== 'ok').map(pages)
  } catch (error) {
    return [pages(error instanceof Error ? error.message : String(error))]
  }
}

/**
 * Tables, triggers and views that are not as this version makes them: without its triggers a journal can be rewritten. What opening a
 * file makes is not missed: nobody opened it since there is such a thing.
 */
function shapeDamages(db: Database): Damage[] {
  const { parts: expected, byOpening } = ourShape()
  const found = attempt(() => shapeOf(db)) ?? new Map()
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((name) => expected.get(name) !== found.get(name) && (found.has(name) || !byOpening.has(name)))
    .map((name) => ({
      where: 'file',
      id: name,
      what: found.has(name) ? `The ${name} is not the one that Retroduce makes.` : `The ${name} is missing.`,
    }))
}

/** All rows up to the last that can be read, each stretch that cannot as one damage. */
function* readableRows(db: Database, last: number | undefined, step: (of: number) => void): Rows {
  const one = attempt(() =>
    db.prepare('SELECT seq, id, at, actor, act, undoes, fact, hash FROM event NOT INDEXED WHERE seq = ?'),
  )
  if (one === undefined || last === undefined) {
    yield { where: 'file', what: 'The journal cannot be read.' }
    return
  }
  let lost: { from: number; to: number } | undefined
  for (let seq = 1; seq <= last; seq++) {
    step(last)
    const row = attempt(() => ({ found: one.get(seq) as unknown as Row | undefined }))
    if (row) {
      if (lost) yield unreadable(lost)
      lost = undefined
      if (row.found) yield row.found
    } else lost = { from: lost?.from ?? seq, to: seq }
  }
  if (lost) yield unreadable(lost)
}

const unreadable = ({ from, to }: { from: number; to: number }): Damage => ({
  where: 'event',
  seq: from,
  what: from === to ? 'It cannot be read from the file.' : `Events ${from} to ${to} cannot be read from the file.`,
})

function* readableBlobs(db: Database, lost: Damage[]): Iterable<Blob> {
  const hashes = attempt(() => db.prepare('SELECT hash FROM blob').all())?.map((row) => String(row.hash))
  const read = attempt(() => blobReader(db))
  if (!hashes || !read) lost.push({ where: 'file', what: 'The list of blobs cannot be read.' })
  for (const hash of hashes ?? []) {
    const blob = attempt(() => read?.(hash))
    if (blob?.bytes instanceof Uint8Array) yield { ...blob, hash }
    else lost.push({ where: 'blob', id: hash, what: 'It cannot be read from the file.' })
  }
  const alone = attempt(() =>
    db.prepare('SELECT DISTINCT hash FROM blob_rest WHERE hash NOT IN (SELECT hash FROM blob)').all(),
  )
  for (const { hash } of alone ?? [])
    lost.push({ where: 'blob', id: String(hash), what: 'Its first piece is missing.' })
}

/** What a read gives, or undefined where the file is too damaged for it. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
