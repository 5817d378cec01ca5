import { deflateRawSync } from 'node:zlib'

export interface Member {
  name: string
  data: Uint8Array | string
  /** What the archive says of its size, where that is a lie. */
  says?: number
  flags?: number
}

/** A zip archive as others make them (APPNOTE 4.3): local headers, the members, the directory, its end. */
export function zip(members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, says, flags = 0 } of members) {
    const [title, raw] = [Buffer.from(name), Buffer.from(data)]
    const packed = deflateRawSync(raw, { level: 1 })
    const head = (signature: number, length: number) => {
      const header = Buffer.alloc(length)
      header.writeUInt32LE(signature, 0)
      const to = signature === 0x02014b50 ? 2 : 0
      header.writeUInt16LE(flags, 6 + to)
      header.writeUInt16LE(8, 8 + to)
      header.writeUInt32LE(packed.length, 18 + to)
      header.writeUInt32LE(says ?? raw.length, 22 + to)
      header.writeUInt16LE(title.length, 26 + to)
      if (to) header.writeUInt32LE(at, 42)
      return header
    }
    directory.push(head(0x02014b50, 46), title)
    parts.push(head(0x04034b50, 30), title, packed)
    at += 30 + title.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}
