import type { tools } from '../choices.ts'
import type { Verdict } from '../screening/facts.ts'
import type { Reference } from './facts.ts'

/** A decision that another tool left in its export; offered as a vote of a named person, never taken for one. */
export interface Label {
  tool: (typeof tools)[number]
  who?: string
  verdict?: Verdict
  /** As the file words it, when it does: "Title and abstract", a reason, a note. */
  stage?: string
  reason?: string
  note?: string
  tags?: string[]
}

/**
 * One record as a file gives it. `reference` is what Retroduce understood; `fields` is everything that the file says,
 * tag by tag and in its order, so that nothing is lost and each can be shown. Kept as material, by the hash of its JSON.
 */
export interface RecordRead {
  reference: Reference
  /** The file's own tags (RIS `AU`, a column's heading, an XML path) with their values as text. */
  fields: [tag: string, value: string][]
  /** First and last line in the file, from 1; for a spreadsheet its rows. */
  lines: [first: number, last: number]
  /** Where its bytes lie in the file; absent where a record has no bytes of its own (a compressed spreadsheet). */
  bytes?: [offset: number, length: number]
  /** The name that the file itself gives the record: an id column, an accession number. */
  ownId?: string
  labels?: Label[]
}

/**
 * Something in a file that a person should know of. `lost`: it could not be read and is not in any record's reference.
 * `repaired`: it was read differently from how it stands. `noted`: nothing was changed.
 */
export interface Problem {
  kind: 'lost' | 'repaired' | 'noted'
  code: string
  message: string
  line?: number
  /** The position of the record in the file, from 1. */
  record?: number
  tag?: string
}

/** What came of reading one file: counts for each tag, and problems with their lines. */
export interface FileRead {
  format: string
  dialect?: string
  encoding: string
  records: number
  /**
   * How often each tag stood in the file, and how often its value reached the reference. The rest is kept in `fields`:
   * `line` is where the first record begins whose value did not.
   */
  tags: Record<string, { seen: number; understood: number; line?: number }>
  problems: Problem[]
  /** How many records hold decisions or tags of another tool, which are offered and not taken for votes. */
  labelled?: number
  /** Of a table: what each column was taken for, by its heading. */
  columns?: Record<string, string>
  /** How many problems there were beyond the ones listed; a hostile file may have millions. */
  moreProblems?: number
}

/** Reads a file record by record, so that 300 MB pass through little memory; the report comes last. Never throws. */
export type ReadFile = (bytes: Uint8Array, options?: ReadOptions) => Generator<RecordRead, FileRead>

export interface ReadOptions {
  /** The name of the file, which helps to guess the format. */
  name?: string
  /** Asked for by a person, where the guess was wrong. */
  format?: string
  encoding?: string
  /** For tables: which column stands for which field of the reference, as confirmed by a person. */
  columns?: Record<string, string>
}
