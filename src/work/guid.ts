import { createHash } from 'node:crypto'
import type { MakeGuid } from '../core/coding/refi/refi.ts'

/** The namespace of GUIDs that are made of ids of this program. It never changes: other programs hold what was made in it. */
const namespace = Buffer.from('6f1f3c0a5a6b4a7e9c51f1d3a8e2b740', 'hex')

/** The same GUID of the same words on every machine (RFC 9562, version 5). */
export const makeGuid: MakeGuid = (words) => {
  const bytes = createHash('sha1').update(namespace).update(words, 'utf8').digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
