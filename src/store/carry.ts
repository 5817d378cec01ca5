import { damaged, type Store } from './store.ts'

/** How many bytes of blobs are kept in memory at once; a larger blob goes alone. */
const load = 16_000_000

/** Puts blobs of one store into another, a load at a time. Throws where one that was named is not there. */
export async function carryBlobs(from: Store, hashes: Iterable<string>, to: Store): Promise<void> {
  let waiting: { bytes: Uint8Array; mediaType: string }[] = []
  let size = 0
  for (const hash of hashes) {
    const blob = await from.blob(hash)
    if (!blob) throw damaged(from.name, `blob ${hash} is not there`)
    waiting.push(blob)
    size += blob.bytes.length
    if (size < load) continue
    await to.stage(waiting)
    waiting = []
    size = 0
  }
  if (waiting.length > 0) await to.stage(waiting)
}
