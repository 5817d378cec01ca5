import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive, whole or in pieces, and when its bytes are wanted. */
export interface Part {
  path: string
  bytes: () => Promise<Uint8Array | Iterable<Uint8Array>>
}

/** The day that everything in an archive bears, so that equal contents give equal archives. */
export const packedAt = Date.UTC(2000, 0, 2)

/** Files that are packed already would only cost time. */
const packed = /\.(?:docx|pdf|png|jpe?g)$/i

/** Writes a zip archive piece by piece: one file, or one piece of it, is in memory at a time, and its time is fixed, so that equal projects give equal archives. */
export async function* writeArchive(parts: Iterable<Part>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const { path, bytes } of parts) {
    const entry = packed.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = packedAt
    zip.add(entry)
    const content = await bytes()
    if (content instanceof Uint8Array) entry.push(content, true)
    else {
      for (const piece of content) {
        entry.push(piece)
        yield* ready
        ready = []
      }
      entry.push(new Uint8Array(), true)
    }
    yield* ready
    ready = []
  }
  zip.end()
  yield* ready
}
