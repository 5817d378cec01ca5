import type { Reference } from '../../core/record/facts.ts'
import type { Query } from '../../core/record/query.ts'
import { pieceSize } from '../blobs.ts'
import { anywhere, passagesOf, textIn } from '../pages.ts'
import type { PageHit } from '../store.ts'
import { textsOf } from '../words.ts'
import { apartIn, type StoredFact, wholeFact } from '../words-apart.ts'
import { blobOf, type Place, wordsIn } from './blobs.ts'
import type { Database } from './connect.ts'
import type { Documents } from './documents.ts'
import type { Run } from './run.ts'
import { tsqueryOf, vectorOf } from './tokens.ts'

/** How many events, and how many documents, are indexed in one transaction: others may do so in between. */
const stretch = 4_000
const documents = 20

interface Told {
  seq: number
  type: string
  thing: string
  act: string
  fact: string
}

/** Brings both indexes up to the end of the journal, a stretch at a time; says whether there was nothing to do. */
export function index(database: Database, project: string, documents: Documents | undefined): Promise<boolean> {
  return database.transaction(async (run) => {
    await run('INSERT INTO indexed (project) VALUES ($1) ON CONFLICT DO NOTHING', [project])
    // Whoever comes second waits here, and finds it done.
    const { rows } = await run<{ words: number; pages: number; of: number }>(
      `SELECT words::float8 AS words, pages::float8 AS pages,
         (SELECT coalesce(max(seq), 0)::float8 FROM event WHERE project = $1) AS of
       FROM indexed WHERE project = $1 FOR UPDATE`,
      [project],
    )
    const { words, pages, of } = rows[0] ?? { words: 0, pages: 0, of: 0 }
    if (words < of) {
      await indexRecords(run, { project, documents }, words, Math.min(of, words + stretch))
      return false
    }
    if (pages >= of) return true
    await indexPages(run, { project, documents }, pages, of)
    return false
  })
}

/** Empties both indexes of a project, so that they are made anew. */
export async function noWords(run: Run, project: string): Promise<void> {
  for (const table of ['words', 'pages', 'indexed']) await run(`DELETE FROM ${table} WHERE project = $1`, [project])
}

/** What is indexed of records, and when a source is left to its records, is told at `indexWords` of the project file. */
async function indexRecords(run: Run, place: Place, from: number, to: number): Promise<void> {
  const { project } = place
  const { rows } = await run<Told>(
    `SELECT seq::float8 AS seq, type, thing, act, fact FROM event WHERE project = $1 AND seq > $2 AND seq <= $3
     AND type IN ('record.read', 'source.described') ORDER BY seq`,
    [project, from, to],
  )
  const words = await wordsIn(
    run,
    project,
    rows.flatMap(({ fact }) => apartIn(fact)),
  )
  const said = rows.map((told) => {
    const { to } = wholeFact(JSON.parse(told.fact) as StoredFact, (hash) => words.get(hash)).fact
    return { ...told, to: to as { material?: string; reference?: Reference } | null }
  })
  const read = said.filter(({ type }) => type === 'record.read')
  const materials = await run<{ hash: string; bytes: Buffer | null }>(
    'SELECT hash, bytes FROM blob WHERE project = $1 AND hash = ANY ($2)',
    [project, read.flatMap(({ to }) => to?.material ?? [])],
  )
  const byHash = new Map<string, Uint8Array>()
  for (const { hash, bytes } of materials.rows) {
    // A record may be so large that it lies with the documents, or in pieces.
    const all = bytes && bytes.length < pieceSize ? bytes : (await blobOf(run, place, hash))?.bytes
    if (all) byHash.set(hash, all)
  }
  const described = said.filter(({ type, to: value }) => type !== 'record.read' && (value === null || value.reference))
  const imports = await run<{ act: string; seq: number }>(
    `SELECT act, min(seq)::float8 AS seq FROM event WHERE project = $1 AND type = 'records.imported' AND act = ANY ($2)
     GROUP BY act`,
    [project, [...new Set(described.map(({ act }) => act))]],
  )
  const imported = new Map(imports.rows.map(({ act, seq }) => [act, seq]))
  const texts = new Map<number, string[]>()
  for (const { seq, to: value } of read) {
    const bytes = value?.material === undefined ? undefined : byHash.get(value.material)
    if (bytes)
      texts.set(seq, textsOf((JSON.parse(Buffer.from(bytes).toString()) as { reference: Reference }).reference))
  }
  const last = new Map<string, number>()
  for (const { seq, thing, act, to: value } of described) {
    // What an import says of its sources stands in its records.
    if ((imported.get(act) ?? seq) < seq) continue
    texts.delete(last.get(thing) ?? 0)
    if (value?.reference) texts.set(seq, textsOf(value.reference))
    last.set(thing, seq)
  }
  await run(
    `DELETE FROM words USING event WHERE words.project = $1 AND event.project = $1 AND event.type = 'source.described'
     AND event.thing = ANY ($2) AND words.seq = event.seq AND words.seq <= $3`,
    [project, [...last.keys()], from],
  )
  await run(
    'INSERT INTO words SELECT $1, seq, words::tsvector FROM unnest($2::bigint[], $3::text[]) AS t (seq, words)',
    [project, [...texts.keys()], [...texts.values()].map((fields) => vectorOf(fields, true))],
  )
  await run('UPDATE indexed SET words = $2 WHERE project = $1', [project, to])
}

async function indexPages(run: Run, place: Place, from: number, of: number): Promise<void> {
  const { project } = place
  const { rows } = await run<Told>(
    `SELECT seq::float8 AS seq, thing, fact FROM event WHERE project = $1 AND seq > $2 AND type = 'document.attached'
     ORDER BY seq LIMIT $3`,
    [project, from, documents],
  )
  for (const { seq, thing, fact } of rows) {
    const text = (JSON.parse(fact) as { to: { text?: string } | null }).to?.text
    if (text === undefined || text === null) continue
    await run(
      `DELETE FROM pages USING event WHERE pages.project = $1 AND event.project = $1
       AND event.type = 'document.attached' AND event.thing = $2 AND pages.seq = event.seq AND event.seq < $3`,
      [project, thing, seq],
    )
    const blob = await blobOf(run, place, text)
    const read = blob && textIn(blob.bytes)
    const all = read ? [...passagesOf(read)] : []
    await run(
      `INSERT INTO pages SELECT $1, $2, start, stop, words::tsvector
       FROM unnest($3::int[], $4::int[], $5::text[]) AS t (start, stop, words)`,
      [
        project,
        seq,
        all.map(({ start }) => start),
        all.map(({ end }) => end),
        all.map(({ words }) => vectorOf([words])),
      ],
    )
  }
  const to = rows.length < documents ? of : (rows.at(-1)?.seq ?? of)
  await run('UPDATE indexed SET pages = $2 WHERE project = $1', [project, to])
}

/** The numbers of the events that tell of records and sources with these words. */
export async function searchWords({ run }: Database, project: string, query: Query): Promise<number[]> {
  const wanted = tsqueryOf(query)
  if (wanted === undefined) return []
  const { rows } = await run<{ seq: number }>(
    'SELECT seq::float8 AS seq FROM words WHERE project = $1 AND words @@ $2::tsquery ORDER BY seq',
    [project, wanted],
  )
  return rows.map(({ seq }) => seq)
}

/** The pages on which words stand, the best first by PostgreSQL's own measure, which weighs otherwise than SQLite's. */
export async function searchPages({ run }: Database, project: string, query: Query): Promise<PageHit[]> {
  const wanted = tsqueryOf(anywhere(query))
  if (wanted === undefined) return []
  const { rows } = await run<PageHit>(
    `SELECT seq::float8 AS seq, start, stop AS "end", -ts_rank(words, $2::tsquery, 1)::float8 AS rank FROM pages
     WHERE project = $1 AND words @@ $2::tsquery ORDER BY rank, seq, start`,
    [project, wanted],
  )
  return rows
}
