import type { Range } from '../core/document/text.ts'
import type { Event } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import type { Query } from '../core/record/query.ts'
import type { AnswerBox } from './answer-box.ts'

/** A page or stretch in which the words stand. The lower its rank, the more they are what it is about. */
export interface PageHit extends Range {
  /** The event that attached the document. */
  seq: number
  rank: number
}

/** Where a journal stands: the last event's number and hash; 0 and 64 zeros when nothing happened yet. */
export interface Head {
  seq: number
  hash: string
}

/** An event as handed to a store, which gives it its place in the chain. */
export type NewEvent = Omit<Event, 'seq' | 'hash' | 'apart'>

/** An event as it lies in a store. The fact is text, because the text is what was hashed. */
export interface Row {
  seq: number
  id: string
  at: string
  actor: string
  act: string
  undoes: string | null
  fact: string
  hash: string
}

/** What one person is called. Kept outside the journal, so that a person can be forgotten without breaking history. */
export interface Person {
  id: Id<'per'>
  name: string
  initials: string
  email?: string | undefined
}

/** Bytes that only who has the key can read, and what they are of. */
export interface Sealed {
  id: string
  bytes: Uint8Array
}

/** A stored file: its bytes are found by their SHA-256. */
export interface Blob {
  hash: string
  mediaType: string
  bytes: Uint8Array
}

/** Where a project is kept, as another thread or process finds it; see `openStore`. */
export type Place =
  | { file: string }
  | {
      /** The address of the database: `postgres://…/NAME`. */
      database: string
      project: string
    }

/**
 * Where one project lives. Small on purpose: SQLite is one, PostgreSQL another. A promise that resolves means the
 * change is on the disk. Expected troubles are thrown as `StoreTrouble`, with code, message and hint.
 */
export interface Store {
  /** What it is called in messages; an address without its password. */
  readonly name: string
  /** Where another thread opens it; undefined for what is in memory alone. */
  readonly place: Place | undefined
  head(): Promise<Head>
  /**
   * All of the events or none, if the journal still ends at `after`; else undefined, and the caller catches up. Words go
   * apart (`words-apart.ts`), with the events; blobs that a withdrawal does away with are gone with it, and so is every
   * index that was made of them. `chance` goes into the hashes of words; a fixed one makes a journal the same each time.
   */
  append(after: number, events: readonly NewEvent[], chance?: () => string): Promise<Event[] | undefined>
  /** Events after `seq`, oldest first, validated and in today's shape. */
  since(seq: number): Promise<Event[]>
  /** All events as they lie in the store, oldest first: for export and verification. */
  rows(): Promise<Row[]>
  /** Keeps blobs aside, for what is appended next: they go in with it, all or none. Gives their hashes. */
  stage(blobs: readonly Omit<Blob, 'hash'>[]): Promise<string[]>
  /** Lets go of what was staged. */
  unstage(): Promise<void>
  putBlob(bytes: Uint8Array, mediaType: string): Promise<string>
  blob(hash: string): Promise<Blob | undefined>
  /** Some of a blob's bytes; undefined when there is none. */
  part(hash: string, offset: number, length: number): Promise<Uint8Array | undefined>
  /** How many bytes a blob has; undefined when there is none. */
  size(hash: string): Promise<number | undefined>
  blobs(): Promise<{ hash: string; mediaType: string; size: number }[]>
  /** Brings the index of words up to the end of the journal, a stretch at a time. False: there is more to do. */
  index(): Promise<boolean>
  /** The numbers of the events that tell of records and sources with the words looked for; what is not yet indexed is not found. */
  search(query: Query): Promise<number[]>
  /** The pages of documents with the words looked for, the best first; what is not yet indexed is not found. */
  searchPages(query: Query): Promise<PageHit[]>
  /** Does away with what a withdrawal left on the medium: freed pages, the log. Where another reads at that moment, the next opening does it. */
  tidy(): Promise<void>
  people(): Promise<Person[]>
  putPerson(person: Person): Promise<void>
  forgetPerson(id: Id<'per'>): Promise<void>
  /** What is kept encrypted beside the journal; only who has the key can read it (`identities.ts`). */
  sealed(): Promise<Sealed[]>
  /** Keeps all of them, in place of what had the same ids, or none. */
  putSealed(all: readonly Sealed[]): Promise<void>
  dropSealed(id: string): Promise<void>
  /** Where what invited people answer waits, with the links that let them in. */
  readonly box: AnswerBox
  /** Calls back when another process has written; returns how to stop. */
  watch(changed: () => void): () => void
  /**
   * Says something to the other processes that serve this project: what is not in the journal, such as who is where. It is
   * kept nowhere, and who does not listen at the moment never hears it. Under 7,000 bytes.
   */
  tell(message: string): Promise<void>
  /** Calls back with what other processes tell; returns how to stop. */
  hear(heard: (message: string) => void): () => void
  close(): Promise<void>
}

/** Something outside the program went wrong in a way that can be explained. */
export class StoreTrouble extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.hint = hint
  }
}

/** The trouble of a project that does not hold together. */
export const damaged = (path: string, how: string, cause?: unknown): StoreTrouble =>
  new StoreTrouble('damaged-file', `${path} is damaged: ${how}.`, 'Run retroduce verify on it to see where.', { cause })

/** What the system says of a disk on which there is no room, as trouble; undefined for anything else. */
export function noRoom(error: unknown): StoreTrouble | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return undefined
  return new StoreTrouble('disk-full', 'There is no room left to write it.', 'Free some space and try again.', {
    cause: error,
  })
}
