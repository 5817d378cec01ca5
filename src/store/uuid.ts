import { createHash, randomFillSync } from 'node:crypto'

/** Chance for many ids at once: an import needs 200,000, and each asking of the system costs more than the id. */
const pool = Buffer.alloc(16_384)
let used = pool.length
function chance(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/**
 * A UUID of version 7 (RFC 9562): in order of time to the millisecond, the rest chance. It is greater than `after`, also
 * where a clock was set back or is behind another's: then it goes on from `after` in a random step (method 2 of the RFC).
 */
export function uuid7(ms: number, after?: string): string {
  const bytes = chance()
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const fresh = written(bytes.toString('hex'))
  return after === undefined || fresh > after || !isUuid7.test(after) ? fresh : stepFrom(after, bytes)
}

/** The id of what follows from what ended with `after`: the same on every machine, and greater. */
export const uuidAfter = (after: string): string =>
  isUuid7.test(after) ? stepFrom(after, createHash('sha256').update(after).digest()) : `${after}.1`

const written = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
const isUuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The next id after one: its 62 lowest bits and the 12 above them are counted on, and its time where they are full. */
function stepFrom(after: string, random: Buffer): string {
  const hex = after.replaceAll('-', '')
  const low = BigInt(`0x${hex.slice(16)}`) & 0x3fffffffffffffffn
  const high = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`)
  // 44 random bits: two copies that go on from one id hardly meet, and an import of a million does not run dry.
  const count = (high << 62n) + low + (random.readBigUInt64BE(8) & 0xfffffffffffn) + 1n
  const top = (count >> 62n).toString(16).padStart(15, '0')
  const rest = ((count & 0x3fffffffffffffffn) | 0x8000000000000000n).toString(16)
  return written(`${top.slice(0, 12)}7${top.slice(12)}${rest}`)
}
