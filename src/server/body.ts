import type { Context, MiddlewareHandler } from 'hono'
import { StoreTrouble } from '../store/store.ts'
import { isAnswering } from './guard.ts'

// What may be sent to a server, in one place: how much of it, at what pace, and how much by all at once. What an archive
// may unpack to is said where archives are opened (adapters/archive.ts).

const megabyte = 1024 * 1024

/** Files that are sent as bytes, by their route: how many megabytes each has at most, and what to do with a larger one. */
export const uploads: Readonly<Record<string, { most: number; instead: string }>> = {
  imports: { most: 600, instead: 'Import it with the command line, or in parts.' },
  'imports/preview': { most: 64, instead: 'Send its beginning, or import it unseen.' },
  ...both('documents', { most: 400, instead: 'Attach it with the command line, or in parts.' }),
  ...both('exchange', { most: 600, instead: 'Bring it in with the command line: retroduce exchange.' }),
  ...both('theory', {
    most: 100,
    instead: 'Take the table out of it, or bring it in with the command line: retroduce import-theory.',
  }),
  tables: { most: 20, instead: 'Bring the table in in parts.' },
  'take-back': { most: 600, instead: 'Use the command line: retroduce take-back.' },
  ...both('merge', { most: 600, instead: 'Use the command line: retroduce merge.' }),
  ...both('bring-back', { most: 600, instead: 'Use the command line: retroduce bring-back.' }),
  'projects/add': { most: 600, instead: 'Put the file into the folder of the server.' },
  'projects/look': { most: 600, instead: 'Put the file into the folder of the server.' },
}
function both<T>(route: string, of: T): Record<string, T> {
  return { [route]: of, [`${route}/look`]: of }
}

/** Everything else that is written in a project is JSON: 20,000 facts of a long abstract each fit. */
const json = { most: 64, instead: 'Send it in several parts.' }
/** What is written outside of projects is little, and strangers may send it: they have a link, an address and a password to say. */
const outside = { most: 0.1, instead: 'Send what is asked for, and nothing else.' }
/**
 * How deeply what JSON says may be nested, and how many values it may hold: in memory each takes many times what it takes to
 * send, and 64 MB of brackets would hold up everybody for half a minute. 20,000 facts hold half of it.
 */
export const intricate = { depth: 100, values: 400_000 }

/** After the first half minute a body comes at a pace of 50 kB a second, or it is let go of: a slow line does, a trickle does not. */
export const pace = { grace: 30_000, bytes: 50 }
/** The longest that a request may take to arrive, in milliseconds: the largest file at that pace. */
export const longest = pace.grace + (600 * megabyte) / pace.bytes
/** So much of what is sent is held at once, in memory or on the disk, by all together. */
export const room = { most: 1_500 * megabyte }

/** What somebody who was invited sends as a form: 50 answers in 20,000 letters each, and the rest. */
const form = { most: 2, instead: 'Go back and write less.' }

/** What may be sent as bytes at an address; undefined where none are. */
export const uploadAt = (path: string): { most: number; instead: string } | undefined =>
  uploads[path.replace(/^\/api\/(?:p\/[^/]+\/)?/, '')]

const allowedFor = (path: string) =>
  isAnswering(path) ? form : (uploadAt(path) ?? (path.startsWith('/api/p/') ? json : outside))

const tooLarge = ({ most, instead }: typeof json) =>
  new StoreTrouble('too-large', `That is more than ${most} MB at once.`, instead)
const tooSlow = () => new StoreTrouble('sent-too-slowly', 'It came too slowly and was let go of.', 'Send it again.')
const tooMany = () => new StoreTrouble('busy', 'Many files are being sent.', 'Send this one in a moment.')

let held = 0
const heldFor = new WeakMap<Request, number>()

/** Refuses what says that it is too large before any of it is read, and lets go of what a request held when it is over. */
export const limited: MiddlewareHandler = async (c, next) => {
  const allowed = allowedFor(c.req.path)
  if (Number(c.req.header('content-length') ?? 0) > allowed.most * megabyte) throw tooLarge(allowed)
  try {
    await next()
  } finally {
    held -= heldFor.get(c.req.raw) ?? 0
    heldFor.delete(c.req.raw)
  }
}

/** What a request sent is held on until work with it is over: a file that waits to be read is in memory as before. */
export function holdUntil(c: Context, over: Promise<unknown>): void {
  const size = heldFor.get(c.req.raw) ?? 0
  heldFor.delete(c.req.raw)
  void over.finally(() => {
    held -= size
  })
}

/** What was sent, piece by piece: counted and timed, as its length may be a lie or not be said. Throws `StoreTrouble`. */
export async function* piecesSent(c: Context): AsyncGenerator<Uint8Array> {
  const reader = c.req.raw.body?.getReader()
  if (!reader) return
  const allowed = allowedFor(c.req.path)
  const began = performance.now()
  let size = 0
  try {
    for (;;) {
      const { done, value } = await within(pace.grace + size / pace.bytes - (performance.now() - began), reader.read())
      if (done) return
      size += value.length
      held += value.length
      heldFor.set(c.req.raw, size)
      if (size > allowed.most * megabyte) throw tooLarge(allowed)
      if (held > room.most) throw tooMany()
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** A file that was sent, whole. */
export async function bytesSent(c: Context): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of piecesSent(c)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** So little comes in one piece, and is read by the shorter way. */
const little = 1 * megabyte

/** The JSON that was sent; undefined when it is none, which every schema refuses. */
export async function bodyOf(c: Context): Promise<unknown> {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  if (length <= little)
    return within(
      pace.grace,
      c.req.json().catch(() => undefined),
    )
  const bytes = await bytesSent(c)
  if (isIntricate(bytes))
    throw new StoreTrouble('too-large', 'That is nested too deeply, or too many values at once.', json.instead)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Whether JSON is nested more deeply, or holds more values, than what is meant to be sent; told without reading it. */
function isIntricate(bytes: Uint8Array): boolean {
  const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
  let [depth, values, quoted] = [0, 0, false]
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === quote) quoted = !quoted
    else if (quoted) {
      if (byte === backslash) i++
    } else if (byte === 0x5b || byte === 0x7b) {
      values++
      if (++depth > intricate.depth) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
    else if (byte === comma && ++values > intricate.values) return true
  }
  return values > intricate.values
}

/** What comes in time; else it throws. */
function within<T>(ms: number, coming: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(tooSlow()), Math.max(0, ms))
    coming.then(resolve, reject).finally(() => clearTimeout(late))
  })
}
