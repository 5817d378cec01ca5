import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive, and when its bytes are wanted. */
export interface Part {
  path: string
  bytes: () => Promise<Uint8Array>
}

/** The day that everything in an archive bears, so that equal contents give equal archives. */
export const packedAt = Date.UTC(2000, 0, 2)

/** Files that are packed already would only cost time. */
const packed = /\.(?:docx|pdf|png|jpe?g)$/i

/** Writes a zip archive piece by piece: one file is in memory at a time, and its time is fixed, so that equal projects give equal archives. */
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
    entry.push(await bytes(), true)
    yield* ready
    ready = []
  }
  zip.end()
  yield* ready
}
