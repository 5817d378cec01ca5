import { randomFillSync } from 'node:crypto'

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

/** A UUID of version 7 (RFC 9562): in order of time to the millisecond, the rest chance. */
export function uuid7(ms: number): string {
  const bytes = chance()
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
