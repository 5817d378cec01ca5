import { hash } from 'node:crypto'
import type { Head, NewEvent, Row } from './store.ts'

/** Where every chain begins. */
export const origin: Head = { seq: 0, hash: '0'.repeat(64) }

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

/** The hash that binds an event to all before it; docs/format.md says it in words. */
export const chainHash = (before: string, row: Omit<Row, 'hash'>): string =>
  sha256(`${before}\n${JSON.stringify([row.seq, row.id, row.at, row.actor, row.act, row.undoes, row.fact])}`)

/** An event with its place in the chain, as a store keeps it. */
export function rowOf(before: Head, event: NewEvent): Row {
  const { id, at, actor, act, undoes = null, fact } = event
  const row = { seq: before.seq + 1, id, at, actor, act, undoes, fact: JSON.stringify(fact) }
  return { ...row, hash: chainHash(before.hash, row) }
}
