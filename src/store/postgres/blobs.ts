import { pieceSize } from '../blobs.ts'
import { sha256 } from '../chain.ts'
import { type Blob, StoreTrouble } from '../store.ts'
import type { Database } from './connect.ts'
import { type Documents, large } from './documents.ts'
import type { Run } from './run.ts'

/** Where blobs go: the project's own, or one stage of it; and where its large ones lie, unless with the rest. */
export type Place = { project: string; stage?: string; documents: Documents | undefined }

/** What a large blob is called in a store of documents: by its bytes, so what is there already is the same. */
const keyOf = (project: string, hash: string): string => `${project}/${hash}`

/** How many bytes go in one statement, where blobs are small. */
const load = 4_000_000

/** Puts blobs in and gives their hashes; one that is there already stays as it is. */
export async function putBlobs(run: Run, place: Place, blobs: readonly Omit<Blob, 'hash'>[]): Promise<string[]> {
  const hashes = blobs.map(({ bytes }) => sha256(bytes))
  const [table, keys, key] =
    place.stage === undefined
      ? ['', 'project', [place.project]]
      : ['staged_', 'project, stage', [place.project, place.stage]]
  const at = key.map((_, i) => `$${i + 1}`).join(', ')
  const n = key.length
  let waiting: { hash: string; mediaType: string; bytes: Uint8Array; apart: boolean }[] = []
  let size = 0
  const send = async () => {
    if (waiting.length === 0) return
    await run(
      `INSERT INTO ${table}blob (${keys}, hash, media_type, size, bytes)
       SELECT ${at}, * FROM unnest($${n + 1}::text[], $${n + 2}::text[], $${n + 3}::bigint[], $${n + 4}::bytea[])
       ON CONFLICT DO NOTHING`,
      [
        ...key,
        waiting.map(({ hash }) => hash),
        waiting.map(({ mediaType }) => mediaType),
        waiting.map(({ bytes }) => bytes.length),
        waiting.map(({ bytes, apart }) => (apart ? null : Buffer.from(bytes.subarray(0, pieceSize)))),
      ],
    )
    for (const { hash, bytes, apart } of waiting)
      for (let part = 1; !apart && part * pieceSize < bytes.length; part++)
        await run(
          `INSERT INTO ${table}blob_rest (${keys}, hash, part, bytes) VALUES (${at}, $${n + 1}, $${n + 2}, $${n + 3})
           ON CONFLICT DO NOTHING`,
          [...key, hash, part, Buffer.from(bytes.subarray(part * pieceSize, (part + 1) * pieceSize))],
        )
    waiting = []
    size = 0
  }
  for (const [i, { bytes, mediaType }] of blobs.entries()) {
    const hash = hashes[i] as string
    const { documents, project } = place
    // First the bytes and then their row: what is named is there. Bytes that nothing names do no harm.
    const apart = documents !== undefined && bytes.length >= large
    if (apart) await documents.put(keyOf(project, hash), bytes, mediaType)
    waiting.push({ hash, mediaType, bytes, apart })
    size += apart ? 0 : bytes.length
    if (size >= load) await send()
  }
  await send()
  return hashes
}

/** Brings what was staged into the project; says how many blobs those were. */
export async function takeStaged(run: Run, project: string, stage: string): Promise<number> {
  // In order, so that two imports of the same file do not wait for each other in a ring.
  await run(
    `INSERT INTO blob SELECT project, hash, media_type, size, bytes FROM staged_blob
     WHERE project = $1 AND stage = $2 ORDER BY hash ON CONFLICT DO NOTHING`,
    [project, stage],
  )
  await run(
    `INSERT INTO blob_rest SELECT project, hash, part, bytes FROM staged_blob_rest
     WHERE project = $1 AND stage = $2 ORDER BY hash, part ON CONFLICT DO NOTHING`,
    [project, stage],
  )
  const { rows } = await run<{ count: number }>(
    'SELECT count(*)::int AS count FROM staged_blob WHERE project = $1 AND stage = $2',
    [project, stage],
  )
  return rows[0]?.count ?? 0
}

/** Lets go of one stage, and of what processes that were killed a day ago left. */
export async function dropStage({ run }: Pick<Database, 'run'>, project: string, stage: string): Promise<void> {
  await run('DELETE FROM staged_blob_rest WHERE project = $1 AND stage = $2', [project, stage])
  await run(
    `DELETE FROM staged_blob_rest AS r USING staged_blob AS b WHERE b.project = $1 AND r.project = b.project
     AND r.stage = b.stage AND r.hash = b.hash AND b.at < now() - interval '1 day'`,
    [project],
  )
  await run(`DELETE FROM staged_blob WHERE project = $1 AND (stage = $2 OR at < now() - interval '1 day')`, [
    project,
    stage,
  ])
}

/** The whole of a blob; undefined where there is none. */
export async function blobOf(run: Run, { project, documents }: Place, hash: string): Promise<Blob | undefined> {
  const { rows } = await run<{ mediaType: string; size: number; bytes: Buffer | null }>(
    'SELECT media_type AS "mediaType", size::float8 AS size, bytes FROM blob WHERE project = $1 AND hash = $2',
    [project, hash],
  )
  const [found] = rows
  if (!found) return undefined
  const { mediaType, size } = found
  if (!found.bytes) {
    const bytes = await elsewhere(documents).get(keyOf(project, hash))
    return bytes && { hash, mediaType, bytes }
  }
  if (found.bytes.length >= size) return { hash, mediaType, bytes: asBytes(found.bytes) }
  const bytes = new Uint8Array(size)
  bytes.set(found.bytes)
  for (let part = 1; part * pieceSize < size; part++) {
    const rest = await run<{ bytes: Buffer }>(
      'SELECT bytes FROM blob_rest WHERE project = $1 AND hash = $2 AND part = $3',
      [project, hash, part],
    )
    const piece = rest.rows[0]?.bytes
    if (piece) bytes.set(piece.subarray(0, size - part * pieceSize), part * pieceSize)
  }
  return { hash, mediaType, bytes }
}

/** How many bytes a blob has; undefined when there is none. */
export async function sizeOf(run: Run, project: string, hash: string): Promise<number | undefined> {
  const { rows } = await run<{ size: number }>(
    'SELECT size::float8 AS size FROM blob WHERE project = $1 AND hash = $2',
    [project, hash],
  )
  return rows[0]?.size
}

/** Some of a blob's bytes, no more than there are; undefined when there is none. */
export async function partOf(
  run: Run,
  { project, documents }: Place,
  hash: string,
  offset: number,
  length: number,
): Promise<Uint8Array | undefined> {
  const { rows: known } = await run<{ size: number; apart: boolean }>(
    'SELECT size::float8 AS size, bytes IS NULL AS apart FROM blob WHERE project = $1 AND hash = $2',
    [project, hash],
  )
  const [blob] = known
  if (!blob) return undefined
  const { size, apart } = blob
  const end = Math.min(offset + length, size)
  if (apart) return elsewhere(documents).get(keyOf(project, hash), { offset, length: Math.max(0, end - offset) })
  const bytes = new Uint8Array(Math.max(0, end - offset))
  for (let at = offset; at < end; ) {
    const part = Math.floor(at / pieceSize)
    const from = at - part * pieceSize
    const most = Math.min(pieceSize - from, end - at)
    const { rows } = await run<{ bytes: Buffer }>(
      part === 0
        ? 'SELECT substr(bytes, $3, $4) AS bytes FROM blob WHERE project = $1 AND hash = $2'
        : 'SELECT substr(bytes, $3, $4) AS bytes FROM blob_rest WHERE project = $1 AND hash = $2 AND part = $5',
      [project, hash, from + 1, most, ...(part === 0 ? [] : [part])],
    )
    const piece = rows[0]?.bytes
    if (!piece?.length) break
    bytes.set(piece, at - offset)
    at += piece.length
  }
  return bytes
}

function elsewhere(documents: Documents | undefined): Documents {
  if (documents) return documents
  throw new StoreTrouble(
    'missing',
    'Documents of this database lie in a store of their own, and it is not said in which.',
    'Serve it once with --documents s3://…',
  )
}

/** Every blob with its size, by hash. */
export async function blobsOf(run: Run, project: string): Promise<{ hash: string; mediaType: string; size: number }[]> {
  const { rows } = await run<{ hash: string; mediaType: string; size: number }>(
    `SELECT hash, media_type AS "mediaType", size::float8 AS size FROM blob WHERE project = $1
     ORDER BY hash COLLATE "C"`,
    [project],
  )
  return rows
}

/** Bytes of their own: what the connection hands out is a stretch of what it read, and keeps all of that. */
const asBytes = (buffer: Buffer): Uint8Array => new Uint8Array(buffer)

/** The texts of blobs of words, by hash; one that was withdrawn is not there. */
export async function wordsIn(run: Run, project: string, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await run<{ hash: string; bytes: Buffer }>(
    'SELECT hash, bytes FROM blob WHERE project = $1 AND hash = ANY ($2::text[])',
    [project, hashes],
  )
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes.toString('utf8')]))
}

/** Does away with blobs. */
export async function dropBlobs(run: Run, project: string, hashes: readonly string[]): Promise<void> {
  for (const table of ['blob_rest', 'blob'])
    await run(`DELETE FROM ${table} WHERE project = $1 AND hash = ANY ($2::text[])`, [project, hashes])
}

/**
 * Does away with what was withdrawn and lies in the store of documents, which no transaction of the database reaches. It may
 * be done again: after a crash in between it is, when the project is opened.
 */
export async function dropGone(run: Run, { project, documents }: Place): Promise<void> {
  if (!documents) return
  const { rows } = await run<{ fact: string }>(
    "SELECT fact FROM event WHERE project = $1 AND type = 'words.withdrawn'",
    [project],
  )
  const gone = rows.flatMap(({ fact }) => (JSON.parse(fact) as { to: { gone: string[] } | null }).to?.gone ?? [])
  for (const hash of new Set(gone))
    if ((await sizeOf(run, project, hash)) === undefined) await documents.drop(keyOf(project, hash))
}
