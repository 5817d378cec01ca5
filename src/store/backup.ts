import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { backup } from 'node:sqlite'
import { z } from 'zod'
import { hash } from '../core/noun.ts'
import { writeAccounts } from './accounts-copy.ts'
import { accountsFile } from './accounts-sqlite.ts'
import { sha256 } from './chain.ts'
import { copyProject } from './copy.ts'
import { connect, missing } from './database.ts'
import { formatOf } from './migrate.ts'
import { openStore } from './open.ts'
import { clearPartsIn, isOld, partOf, removePart, settle } from './parts.ts'
import { createSqlite } from './sqlite.ts'
import { damaged, type Place, StoreTrouble } from './store.ts'
import { verifyFile } from './verify-file.ts'

/**
 * A folder of backups: `NAME/MOMENT.json` says of which pieces a project file was made at a moment, and `pieces/` holds
 * each piece once, under its SHA-256. So what did not change since the last backup costs nothing, and a bit that flips
 * anywhere is found: in a piece by its name, in a list by the sum it ends with.
 */
const Listed = z.strictObject({
  retroduce: z.literal(1),
  name: z.string(),
  /** When it was made: ISO 8601, UTC. */
  at: z.iso.datetime(),
  /** Where the journal stood. */
  seq: z.number().int().min(0),
  head: z.string(),
  bytes: z.number().int().min(0),
  pieces: z.array(hash),
})
export type Listed = z.infer<typeof Listed>

/** What came of a backup: how much of it was new. */
export interface BackedUp extends Omit<Listed, 'pieces'> {
  pieces: number
  fresh: number
  freshBytes: number
  /** Older backups that were let go of. */
  dropped: number
}

/** A piece is so many bytes, 32 pages of SQLite: a change of one page costs as much as a photograph of a thumb. */
const pieceSize = 131_072

/**
 * Copies a project, a file or in a database, or the accounts of a folder or a database, into a folder of backups: consistent while others write to it, verified before it
 * counts, and read back from its pieces. Throws `StoreTrouble` where it is damaged: then the backups before it are worth more. `keep` is how many backups
 * of this project stay.
 */
export async function backUp(
  place: Place | { accounts: string },
  folder: string,
  { now = Date.now(), keep }: { now?: number; keep?: number | undefined } = {},
): Promise<BackedUp> {
  if ('file' in place && !existsSync(place.file)) throw missing(place.file)
  const accounts = 'accounts' in place
  const name = accounts ? accountsFile : 'file' in place ? basename(place.file).replace(/\.retro$/, '') : place.project
  for (const one of [folder, join(folder, 'pieces'), join(folder, name)]) mkdirSync(one, { recursive: true })
  // What backups left that were killed.
  for (const one of [folder, join(folder, 'pieces'), join(folder, name)]) clearPartsIn(one, now)
  const whole = partOf(join(folder, name))
  try {
    if (accounts) await writeAccounts(place.accounts, whole)
    else await ('file' in place ? copyFile(place.file, whole) : copyOut(place, whole))
    const { ok, damages, head } = accounts ? noJournal : verifyFile(whole)
    if (!ok) throw damaged(name, damages[0]?.what.replace(/\.$/, '') ?? 'it does not verify')
    const at = new Date(now).toISOString()
    const listed: Listed = { retroduce: 1, name, at, seq: head.seq, head: head.hash, bytes: 0, pieces: [] }
    let [fresh, freshBytes] = [0, 0]
    for (const bytes of piecesOf(whole)) {
      const piece = sha256(bytes)
      if (putPiece(folder, piece, bytes, accounts ? 0o600 : 0o666)) {
        fresh++
        freshBytes += bytes.length
      }
      listed.pieces.push(piece)
      listed.bytes += bytes.length
    }
    // What is on the disk is what was copied, before a list says so.
    settle(join(folder, 'pieces'))
    for (const _ of restored(folder, listed));
    writeSafely(join(folder, name, `${at.replaceAll(':', '-')}.json`), Buffer.from(withSum(listed)))
    settle(join(folder, name))
    const dropped = keep === undefined ? 0 : thin(folder, name, Math.max(1, keep), now)
    return { ...listed, pieces: listed.pieces.length, fresh, freshBytes, dropped }
  } finally {
    removePart(whole)
  }
}

/** Accounts have no journal; they were read back when they were written. */
const noJournal = { ok: true, damages: [] as { what: string }[], head: { seq: 0, hash: '' } }

async function copyFile(path: string, whole: string): Promise<void> {
  // With locks, so that what others write meanwhile is seen whole.
  const db = connect(path, { wait: 10_000 })
  try {
    formatOf(db, path)
    // In one step: of several, SQLite begins anew whenever somebody writes in between, and might never end.
    await backup(db, whole, { rate: 2 ** 30 })
  } finally {
    db.close()
  }
}

/** A project of a database as a file of its own, with the same hashes. */
async function copyOut(place: Place, whole: string): Promise<void> {
  const from = await openStore(place, { readonly: true, watch: false })
  try {
    const to = createSqlite(whole)
    await copyProject(from, to).finally(() => to.close())
  } finally {
    await from.close()
  }
}

/** The backups in a folder, oldest first, and which lists cannot be read as they were written. */
export function backupsIn(folder: string): { backups: Listed[]; broken: string[] } {
  const backups: Listed[] = []
  const broken: string[] = []
  for (const name of readdirSync(folder, { withFileTypes: true })) {
    if (!name.isDirectory() || name.name === 'pieces') continue
    for (const file of readdirSync(join(folder, name.name))) {
      if (!file.endsWith('.json')) continue
      const listed = checked(readFileSync(join(folder, name.name, file), 'utf8'))
      if (listed) backups.push(listed)
      else broken.push(join(name.name, file))
    }
  }
  return { backups: backups.sort((a, b) => (a.at < b.at ? -1 : 1)), broken }
}

/** Whether a folder holds backups. */
export const isBackups = (folder: string): boolean =>
  existsSync(join(folder, 'pieces')) && statSync(folder).isDirectory()

/** Everything that is not as it was written in a folder of backups: lists and pieces, and what misses a piece. */
export function backupDamages(folder: string): { where: string; what: string }[] {
  const { backups, broken } = backupsIn(folder)
  const damages = broken.map((where) => ({ where, what: 'The list is not as it was written.' }))
  const wrong = new Set<string>()
  for (const piece of readdirSync(join(folder, 'pieces'))) {
    if (piece.endsWith('.part')) continue
    if (sha256(readFileSync(join(folder, 'pieces', piece))) === piece) continue
    wrong.add(piece)
    damages.push({ where: join('pieces', piece), what: 'Its bytes have changed.' })
  }
  for (const { name, at, pieces } of backups) {
    const lost = pieces.filter((piece) => wrong.has(piece) || !existsSync(join(folder, 'pieces', piece)))
    if (lost.length > 0)
      damages.push({
        where: `${name} ${at}`,
        what: `It cannot be restored: ${lost.length} of its pieces are not there.`,
      })
  }
  return damages
}

/** The newest backup that can be had of a project at or before a moment; undefined where there is none. */
export const backupAt = (backups: readonly Listed[], name: string, moment?: string): Listed | undefined =>
  backups.findLast((one) => one.name === name && (moment === undefined || one.at <= moment))

/** Puts a backup together, piece after piece, each checked. Throws `StoreTrouble` where one is not as it was. */
export function* restored(folder: string, { name, at, pieces }: Listed): Generator<Uint8Array> {
  for (const piece of pieces) {
    const path = join(folder, 'pieces', piece)
    const bytes = existsSync(path) ? readFileSync(path) : undefined
    if (!bytes || sha256(bytes) !== piece)
      throw new StoreTrouble(
        'damaged-file',
        `The backup of ${name} at ${at} has lost a piece.`,
        'Restore an earlier or a later one; retroduce verify on the folder says which are whole.',
      )
    yield bytes
  }
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (let at = 0; ; at += pieceSize) {
      const bytes = Buffer.alloc(pieceSize)
      const read = readSync(file, bytes, 0, pieceSize, at)
      if (read > 0) yield bytes.subarray(0, read)
      if (read < pieceSize) return
    }
  } finally {
    closeSync(file)
  }
}

/** Keeps a piece, if it is not there as it should be. What is there is as young as what needs it. */
function putPiece(folder: string, piece: string, bytes: Uint8Array, mode: number): boolean {
  const path = join(folder, 'pieces', piece)
  if (existsSync(path) && sha256(readFileSync(path)) === piece) {
    const now = new Date()
    utimesSync(path, now, now)
    return false
  }
  writeSafely(path, bytes, mode)
  return true
}

/** On the disk, and under its name only when whole. */
function writeSafely(path: string, bytes: Uint8Array, mode = 0o666): void {
  const beside = partOf(path)
  try {
    writeFileSync(beside, bytes, { mode, flush: true })
    renameSync(beside, path)
  } catch (error) {
    removePart(beside)
    throw error
  }
}

/** Lets go of a project's older backups, and of pieces that none names. */
function thin(folder: string, name: string, keep: number, now: number): number {
  const own = backupsIn(folder).backups.filter((one) => one.name === name)
  const old = own.slice(0, Math.max(0, own.length - keep))
  for (const { at } of old) rmSync(join(folder, name, `${at.replaceAll(':', '-')}.json`), { force: true })
  const { backups, broken } = backupsIn(folder)
  // A list that cannot be read may name any of them.
  if (broken.length > 0) return old.length
  const named = new Set(backups.flatMap(({ pieces }) => pieces))
  for (const piece of readdirSync(join(folder, 'pieces'))) {
    const path = join(folder, 'pieces', piece)
    // One that no list names may belong to a backup that is being made.
    if (!named.has(piece) && isOld(path, now)) rmSync(path, { force: true })
  }
  return old.length
}

const withSum = (listed: Listed): string => {
  const text = JSON.stringify(listed)
  return `${text}\n${sha256(text)}\n`
}

function checked(written: string): Listed | undefined {
  const [text = '', sum, end, ...more] = written.split('\n')
  if (sha256(text) !== sum || end !== '' || more.length > 0) return undefined
  const listed = Listed.safeParse(JSON.parse(text))
  return listed.success ? listed.data : undefined
}
