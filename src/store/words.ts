import { shown } from '../core/record/duplicates/merge.ts'
import type { Reference } from '../core/record/facts.ts'
import { type Query, searchFields } from '../core/record/query.ts'
import { blobReader } from './blobs.ts'
import { type Database, scalar, transaction } from './database.ts'
import { wholeFact } from './words-apart.ts'

/**
 * The index of words: one row for each record as it was read, and one for each source that was described or edited by
 * hand, under the number of the event that tells of it. It is made of the journal and its material, and can be made anew.
 */
export const wordsSchema = `
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  title, abstract, authors, keywords, container, numbers,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS words_to (
  -- The last event whose words are in the index “words”: a row for each record as it was read, and for each source
  -- that was described by hand, under the number of the event that tells of it. It can be made anew from the rest.
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO words_to SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM words_to);
`

/** How many events are looked at in one transaction: others may write in between. */
const stretch = 4_000

/** Brings the index up to the end of the journal, a stretch at a time; yields the events done and to do. */
export function* indexWords(db: Database): Generator<{ done: number; of: number }> {
  const of = Number(scalar(db, 'SELECT coalesce(max(seq), 0) FROM event'))
  for (let done = indexedTo(db); done < of; ) {
    done = transaction(db, () => indexStretch(db, of))
    yield { done, of }
  }
}

/** The last event whose words are in the index; 0 where there is none yet. */
function indexedTo(db: Database): number {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'words_to'").get()
  return there ? Number(scalar(db, 'SELECT seq FROM words_to')) : 0
}

interface Told {
  seq: number
  type: string
  thing: string
  act: string
  fact: string
}

function indexStretch(db: Database, of: number): number {
  const fresh = indexedTo(db) === 0
  db.exec(wordsSchema)
  // A transaction's words are gathered and written at once; SQLite's own measure of 1 MB would write and merge them in parts.
  if (fresh) db.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 16000000)")
  const from = indexedTo(db)
  const to = Math.min(of, from + stretch)
  const material = blobReader(db)
  const wordsOf = (hash: string) => {
    const blob = material(hash)
    return blob && new TextDecoder().decode(blob.bytes)
  }
  const insert = db.prepare(
    'INSERT INTO words (rowid, title, abstract, authors, keywords, container, numbers) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('DELETE FROM words WHERE rowid = ?')
  const before = db.prepare(
    "SELECT seq FROM event WHERE type = 'source.described' AND thing = ? AND seq < ? ORDER BY seq DESC",
  )
  const imports = db.prepare("SELECT 1 FROM event WHERE type = 'records.imported' AND act = ? AND seq < ? LIMIT 1")
  const byImport = new Map<string, boolean>()
  const told = db.prepare(
    // By their numbers: the index by type would be gone through from end to end for each stretch.
    "SELECT seq, type, thing, act, fact FROM event NOT INDEXED WHERE seq > ? AND seq <= ? AND type IN ('record.read', 'source.described') ORDER BY seq",
  )
  const put = (seq: number, reference: Partial<Reference>) => insert.run(seq, ...textsOf(reference))
  for (const { seq, type, thing, act, fact } of told.all(from, to) as unknown as Told[]) {
    const { to: value } = wholeFact(JSON.parse(fact), wordsOf).fact as {
      to: { material?: string; reference?: Reference } | null
    }
    if (type === 'record.read') {
      const blob = value?.material === undefined ? undefined : material(value.material)
      if (blob) put(seq, (JSON.parse(new TextDecoder().decode(blob.bytes)) as { reference: Reference }).reference)
      continue
    }
    if (value !== null && !value.reference) continue
    // What an import says of its sources stands in its records.
    const known = byImport.get(act) ?? imports.get(act, seq) !== undefined
    byImport.set(act, known)
    if (known) continue
    for (const { seq: old } of before.all(thing, seq) as { seq: number }[]) remove.run(old)
    if (value?.reference) put(seq, value.reference)
  }
  db.prepare('UPDATE words_to SET seq = ?').run(to)
  return to
}

/** What is searched of a record, field by field in the order of `searchFields`. */
export const textsOf = ({
  title,
  originalTitle,
  abstract,
  author,
  editor,
  keywords,
  container,
  containerShort,
  year,
  suffix,
  doi,
  pmid,
  pmcid,
}: Partial<Reference>): string[] => [
  [title, originalTitle].filter(Boolean).join(' · '),
  abstract ?? '',
  [shown(author), shown(editor)].filter(Boolean).join('; '),
  shown(keywords),
  [container, containerShort].filter(Boolean).join(' · '),
  // "Aunger 2022b" is found by either way of writing its year.
  [year, suffix && `${year}${suffix}`, doi, pmid, pmcid].filter(Boolean).join(' · '),
]

/** A query in the words of SQLite's full text (https://sqlite.org/fts5.html, section 3). */
export function matchOf(query: Query): string {
  switch (query.is) {
    case 'phrase': {
      const field = query.field && searchFields.includes(query.field) ? `${query.field} : ` : ''
      return `${field}"${query.words.join(' ')}"${query.prefix ? ' *' : ''}`
    }
    case 'not':
      return `(${matchOf(query.wanted)}) NOT (${matchOf(query.unwanted)})`
    default:
      return `(${query.parts.map(matchOf).join(query.is === 'and' ? ' AND ' : ' OR ')})`
  }
}

/** The numbers of the events that tell of records and sources with these words; see `indexWords`. */
export function searchWords(db: Database, query: Query): number[] {
  if (indexedTo(db) === 0) return []
  const found = db.prepare('SELECT rowid FROM words WHERE words MATCH ?')
  found.setReturnArrays(true)
  return (found.all(matchOf(query)) as unknown as [number][]).map(([seq]) => seq)
}
