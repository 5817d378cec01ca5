import { createHash } from 'node:crypto'
import type { Head } from './store.ts'

/** An event as it lies in a store: the fact is text, because the text is what was hashed. */
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

/** Where every chain begins. */
export const origin: Head = { seq: 0, hash: '0'.repeat(64) }

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The hash that binds an event to all before it; docs/format.md says it in words. */
export const chainHash = (before: string, row: Omit<Row, 'hash'>): string =>
  sha256(`${before}\n${JSON.stringify([row.seq, row.id, row.at, row.actor, row.act, row.undoes, row.fact])}`)
