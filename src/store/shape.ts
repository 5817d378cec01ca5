import { connect, type Database } from './database.ts'
import { pagesSchema } from './pages.ts'
import { readingViews } from './reading-views.ts'
import { boxSchema, schema } from './schema.ts'
import { wordsSchema } from './words.ts'

/** What a file is made of, by kind and name; SQLite's own tables and indexes follow from the rest. */
export function shapeOf(db: Database): Map<string, string> {
  const parts = db.prepare(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
  )
  return new Map(parts.all().map(({ type, name, sql }) => [`${type} ${name}`, String(sql)]))
}

interface Shape {
  parts: ReadonlyMap<string, string>
  /** What opening a file makes where it is not there. */
  byOpening: ReadonlySet<string>
}
let ours: Shape | undefined
/** What this version makes a file of. */
export function ourShape(): Shape {
  if (ours) return ours
  const fresh = connect(':memory:')
  try {
    fresh.exec(boxSchema)
    const byOpening = new Set(shapeOf(fresh).keys())
    fresh.exec(schema + wordsSchema + pagesSchema + readingViews)
    ours = { parts: shapeOf(fresh), byOpening }
    return ours
  } finally {
    fresh.close()
  }
}

/** The tables that SQLite keeps for an index of words, in its own wording, which its next version may change. */
const inside = /^(?:words|pages)_(?:data|idx|docsize|config|content)$/

/**
 * The first part of a file that stands in the place of a table of ours, or hangs on one, and is not what we make there: a view that
 * never ends, a column that is computed. A file comes from anywhere, and to read such a part once may take for ever; a part
 * that is missing, or has a name of its own, is never read.
 */
export function strangePart(db: Database): string | undefined {
  const made = ourShape().parts
  const tables = new Set([...made.keys()].flatMap((part) => (part.startsWith('table ') ? [part.slice(6)] : [])))
  const parts = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all()
  for (const { type, name, tbl_name, sql } of parts as Record<string, string>[]) {
    // SQLite knows no case in names.
    if (!tables.has(String(tbl_name).toLowerCase()) && !tables.has(String(name).toLowerCase())) continue
    const known = made.get(`${type} ${name}`)
    const same = inside.test(String(name)) ? type === 'table' && !/\bAS\b/i.test(String(sql)) : known === sql
    if (!same) return `${type} ${name}`
  }
  return undefined
}
