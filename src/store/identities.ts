import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import type { Id } from '../core/ids.ts'
import { line, text } from '../core/noun.ts'
import type { State } from '../core/state.ts'
import type { Sealed, Store } from './store.ts'

/** Who a participant is: what the journal, which says `prt_…`, never holds. */
export const Identity = z.strictObject({
  name: line.min(1),
  contact: line.optional(),
  notes: text.optional(),
})
export type Identity = z.infer<typeof Identity>

/** A pseudonym, and the words that it stands for. */
export const Pseudonym = z.strictObject({ words: line.min(1), by: line.min(1) })
export type Pseudonym = z.infer<typeof Pseudonym>

const keyOfDocument = (document: string) => `psd_${document}`

/** Whether something that is kept sealed is of a participant or a document that a project has. */
export const isKeptFor = (state: State, id: string): boolean =>
  state.participant.has(id as Id<'prt'>) || (id.startsWith('psd_') && state.document.has(id.slice(4) as Id<'doc'>))

/** The identities of a project, unlocked. The key is in memory as long as this is, and nowhere else. */
export interface Identities {
  /** By the ids of participants. What cannot be read, as it was changed, is not among them. */
  all(): Promise<Map<string, Identity>>
  put(id: string, identity: Identity): Promise<void>
  /** What the pseudonyms of a document stand for; empty where it has none, or cannot be read. */
  pseudonyms(document: string): Promise<Pseudonym[]>
  putPseudonyms(document: string, all: readonly Pseudonym[]): Promise<void>
  /** Locks the key by another passphrase. What was written before stays readable by it. */
  relock(passphrase: string): Promise<void>
}

/** What can be in the way of unlocking. */
export type Locked = { code: 'wrong-key' | 'weak-key' | 'no-key'; message: string; hint: string }

/** The row that holds the key, locked. */
const keyRow = 'key'
const shortest = 12
/** scrypt as OWASP has it for passwords (N = 2^17, r = 8, p = 1): 128 MB and about half a second for each try. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
/** Bytes are filled up to a multiple of so many, so that the length of a name is not to be seen. */
const grain = 256

const Lock = z.strictObject({ salt: z.base64(), key: z.base64(), cost: z.literal('scrypt-17-8-1') })

/** What the identities of two copies come to. `differ`: held by both, in different words; `left`: those of the second stay there. */
export interface JoinedSealed {
  all: Sealed[]
  differ: number
  left: number
}

/**
 * The identities of two copies as one. Nobody can read them without the passphrase, so of two entries of one participant the
 * same one is taken whichever copy is first; and where the copies have keys of their own, those of the first stay and those
 * of the second are left where they are. Who is no participant any more has no entry.
 */
export function joinedSealed(a: readonly Sealed[], b: readonly Sealed[], known: (id: string) => boolean): JoinedSealed {
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('base64')
  const keyOf = (of: readonly Sealed[]) => text(of.find(({ id }) => id === keyRow)?.bytes)
  const [mine, theirs] = [keyOf(a), keyOf(b)]
  const apart = mine !== undefined && theirs !== undefined && mine !== theirs
  const all = new Map<string, Sealed>()
  let differ = 0
  for (const one of apart ? a : [...a, ...b]) {
    if (one.id !== keyRow && !known(one.id)) continue
    const there = all.get(one.id)
    const [now, before] = [text(one.bytes) ?? '', text(there?.bytes)]
    if (before !== undefined && before !== now) differ++
    if (before === undefined || now < before) all.set(one.id, one)
  }
  return { all: [...all.values()], differ, left: apart ? b.filter(({ id }) => id !== keyRow && known(id)).length : 0 }
}

/** Whether a key was made for the project. */
export const hasKey = async (store: Store): Promise<boolean> => (await store.sealed()).some(({ id }) => id === keyRow)

/** Makes the key of a project that has none, and locks it by a passphrase. */
export async function makeKey(store: Store, passphrase: string): Promise<Identities | Locked> {
  if (await hasKey(store)) return unlock(store, passphrase)
  const weak = weakness(passphrase)
  if (weak) return weak
  const key = randomBytes(32)
  await store.putSealed([await locked(key, passphrase)])
  return opened(store, key)
}

/** Opens the identities of a project by its passphrase, or says that it is not the one. */
export async function unlock(store: Store, passphrase: string): Promise<Identities | Locked> {
  const row = (await store.sealed()).find(({ id }) => id === keyRow)
  if (!row) return { code: 'no-key', message: 'No identities are kept yet.', hint: 'Choose a passphrase first.' }
  const lock = Lock.safeParse(parsed(row.bytes))
  const key =
    lock.success && unsealed(await derived(passphrase, bytesOf(lock.data.salt)), keyRow, bytesOf(lock.data.key))
  if (!key) return { code: 'wrong-key', message: 'That is not the passphrase.', hint: 'Ask who chose it.' }
  return opened(store, key)
}

function opened(store: Store, key: Uint8Array): Identities {
  const write = (id: string, what: unknown) => {
    const text = Buffer.from(JSON.stringify(what))
    const filled = Buffer.alloc(Math.ceil(text.length / grain) * grain, ' ')
    text.copy(filled)
    return store.putSealed([{ id, bytes: sealed(key, id, filled) }])
  }
  return {
    async all() {
      const found = new Map<string, Identity>()
      for (const { id, bytes } of await store.sealed()) {
        const text = id === keyRow ? undefined : unsealed(key, id, bytes)
        const identity = text && Identity.safeParse(parsed(text))
        if (identity?.success) found.set(id, identity.data)
      }
      return found
    },
    put: (id, identity) => write(id, identity),
    async pseudonyms(document) {
      const id = keyOfDocument(document)
      const row = (await store.sealed()).find((one) => one.id === id)
      const text = row && unsealed(key, id, row.bytes)
      return (text && z.array(Pseudonym).safeParse(parsed(text)).data) || []
    },
    putPseudonyms: (document, all) => write(keyOfDocument(document), all),
    relock: async (passphrase) => store.putSealed([await locked(key, passphrase)]),
  }
}

/** Why a passphrase will not do; undefined where it does. */
export const weakness = (passphrase: string): Locked | undefined =>
  passphrase.length >= shortest
    ? undefined
    : {
        code: 'weak-key',
        message: `A passphrase has at least ${shortest} characters.`,
        hint: 'Take four or five words that do not belong together.',
      }

async function locked(key: Uint8Array, passphrase: string): Promise<Sealed> {
  const salt = randomBytes(16)
  const lock = {
    cost: 'scrypt-17-8-1',
    salt: salt.toString('base64'),
    key: Buffer.from(sealed(await derived(passphrase, salt), keyRow, key)).toString('base64'),
  }
  return { id: keyRow, bytes: Buffer.from(JSON.stringify(lock)) }
}

/** The key that a passphrase stands for. Typed on another keyboard it may come in other code points. */
const derived = (passphrase: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...cost, maxmem: 256 * 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

/** AES-256-GCM: 12 bytes of chance, 16 of proof, and what is sealed. It is bound to its id, so rows cannot be exchanged. */
function sealed(key: Uint8Array, id: string, text: Uint8Array): Uint8Array {
  const chance = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, chance)
  cipher.setAAD(Buffer.from(id))
  const inside = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([chance, cipher.getAuthTag(), inside])
}

function unsealed(key: Uint8Array, id: string, bytes: Uint8Array): Uint8Array | undefined {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    cipher.setAAD(Buffer.from(id))
    cipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
  } catch {
    return undefined
  }
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64')

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
