import { fold } from '../core/document/fold.ts'
import { rangeOfPage } from '../core/document/page-at.ts'
import type { DocumentText, Range } from '../core/document/text.ts'
import type { Query } from '../core/record/query.ts'
import { blobReader } from './blobs.ts'
import { type Database, scalar, transaction } from './database.ts'
import type { PageHit } from './store.ts'
import { matchOf } from './words.ts'

/**
 * The index of documents: a row for each page, or for each stretch of running text, with its words as they are searched.
 * It is made of the journal and its material, and can be made anew.
 */
export const pagesSchema = `
CREATE VIRTUAL TABLE IF NOT EXISTS pages USING fts5(
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS page_of (
  -- Where the words of a row of the index “pages” stand: in the text of the document that event seq attached, from
  -- where to where. It can be made anew from the rest.
  row INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS page_of_event ON page_of (seq);
CREATE TABLE IF NOT EXISTS pages_to (
  -- The last event whose document is in the index “pages”.
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO pages_to SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM pages_to);
`

/** How many documents are indexed in one transaction: others may write in between. */
const stretch = 20
/** How much running text without pages is one row. */
const passage = 3_000

/** Brings the index up to the end of the journal, some documents at a time; says whether there was nothing to do. */
export function indexPages(db: Database): boolean {
  const of = Number(scalar(db, 'SELECT coalesce(max(seq), 0) FROM event'))
  const done = indexedTo(db)
  if (done >= of) return true
  transaction(db, () => indexStretch(db, done, of))
  return false
}

function indexedTo(db: Database): number {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'pages_to'").get()
  return there ? Number(scalar(db, 'SELECT seq FROM pages_to')) : 0
}

function indexStretch(db: Database, from: number, of: number): void {
  db.exec(pagesSchema)
  const told = db
    .prepare(
      "SELECT seq, thing, fact ->> '$.to.text' AS text FROM event WHERE type = 'document.attached' AND seq > ? AND fact ->> '$.to.text' IS NOT NULL ORDER BY seq LIMIT ?",
    )
    .all(from, stretch) as { seq: number; thing: string; text: string }[]
  const material = blobReader(db)
  const before = db.prepare(
    "SELECT row FROM page_of WHERE seq IN (SELECT seq FROM event WHERE type = 'document.attached' AND thing = ? AND seq < ?)",
  )
  const forget = [db.prepare('DELETE FROM pages WHERE rowid = ?'), db.prepare('DELETE FROM page_of WHERE row = ?')]
  const place = db.prepare('INSERT INTO page_of (seq, start, stop) VALUES (?, ?, ?)')
  const put = db.prepare('INSERT INTO pages (rowid, text) VALUES (?, ?)')
  for (const { seq, thing, text } of told) {
    for (const { row } of before.all(thing, seq) as { row: number }[]) for (const one of forget) one.run(row)
    const blob = material(text)
    const read = blob && textIn(blob.bytes)
    if (read)
      for (const { words, start, end } of passagesOf(read)) put.run(place.run(seq, start, end).lastInsertRowid, words)
  }
  db.prepare('UPDATE pages_to SET seq = ?').run(told.length < stretch ? of : (told.at(-1)?.seq ?? of))
}

const decoder = new TextDecoder()
/** Material that is not as it was written is no reason to be without an index. */
export function textIn(bytes: Uint8Array): DocumentText | undefined {
  try {
    return JSON.parse(decoder.decode(bytes)) as DocumentText
  } catch {
    return undefined
  }
}

/** The words of a document as they are searched, page by page: hyphens at line ends undone, running heads left out. */
export function* passagesOf(read: DocumentText): Generator<Range & { words: string }> {
  const { text, at } = fold(read.text, { without: read.furniture, hyphens: 'undone' })
  let from = 0
  for (const { start, end } of stretchesOf(read)) {
    let to = from
    while (to < text.length && (at[to] ?? 0) < end) to++
    // A word over the end of a page belongs to the page where it begins.
    while (
      to > from &&
      to < text.length &&
      /[\p{L}\p{N}]/u.test(text.charAt(to)) &&
      /[\p{L}\p{N}]/u.test(text.charAt(to - 1))
    )
      to++
    if (to > from) yield { words: text.slice(from, to), start, end }
    from = to
  }
}

function* stretchesOf(read: DocumentText): Generator<Range> {
  for (let page = 1; page <= read.pages.length; page++) yield rangeOfPage(read, page)
  if (read.pages.length > 0) return
  let start = 0
  for (const block of read.blocks)
    if (block.end - start >= passage) {
      yield { start, end: block.end }
      start = block.end
    }
  if (start < read.text.length) yield { start, end: read.text.length }
}

/** The pages on which words stand, the best first. */
export function searchPages(db: Database, query: Query): PageHit[] {
  if (indexedTo(db) === 0) return []
  const found = db.prepare(
    'SELECT seq, start, stop AS "end", rank FROM pages JOIN page_of ON page_of.row = pages.rowid WHERE pages MATCH ? ORDER BY rank',
  )
  return found.all(matchOf(anywhere(query))) as unknown as PageHit[]
}

/** The same query without fields: a page has none. */
export function anywhere(query: Query): Query {
  switch (query.is) {
    case 'phrase':
      return { is: 'phrase', words: query.words, prefix: query.prefix } as Query
    case 'not':
      return { is: 'not', wanted: anywhere(query.wanted), unwanted: anywhere(query.unwanted) }
    default:
      return { ...query, parts: query.parts.map(anywhere) }
  }
}
