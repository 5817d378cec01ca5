import { z } from 'zod'
import { evidenceKinds, relations, sourceKinds, uses } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, hash, line, noun, order, text } from '../noun.ts'

export const SourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof SourceKind>

/** A name in CSL form: a person's parts, or an organisation's `literal`. */
export const Name = z.strictObject({
  family: line.optional(),
  given: line.optional(),
  particle: line.optional(),
  literal: line.optional(),
})
export type Name = z.infer<typeof Name>

/** The reference of a source in the words of CSL-JSON, names and dates made simple. `suffix` is the stable letter of 2021a. */
export const Reference = z.strictObject({
  type: line,
  title: line,
  author: z.array(Name).optional(),
  editor: z.array(Name).optional(),
  year: z.number().int().min(1000).max(2999).optional(),
  suffix: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
  container: line.optional(),
  volume: line.optional(),
  issue: line.optional(),
  pages: line.optional(),
  publisher: line.optional(),
  place: line.optional(),
  doi: line.optional(),
  url: line.optional(),
  abstract: text.optional(),
  language: line.optional(),
  keywords: z.array(line).optional(),
  containerShort: line.optional(),
  originalTitle: line.optional(),
  published: day.optional(),
  edition: line.optional(),
  pmid: line.optional(),
  pmcid: line.optional(),
  issn: z.array(line).optional(),
  isbn: z.array(line).optional(),
})
export type Reference = z.infer<typeof Reference>

export const recordNouns = {
  import: noun('imp', 'records.imported', 'A database export was read; the file is kept by its hash.', {
    search: idOf('sch').optional(),
    /** Which run of the search it holds the results of. */
    run: idOf('run').optional(),
    /** Where the records come from, when no search says it. */
    database: line.optional(),
    file: line,
    format: line,
    dialect: line.optional(),
    encoding: line.optional(),
    blob: hash,
    /** Material: what was kept, dropped and repaired, with lines. */
    report: hash.optional(),
    records: z.number().int().min(0),
    problems: z.number().int().min(0),
  }),
  record: noun('rec', 'record.read', 'One row of an import, verbatim by hash, and the source it is joined into.', {
    import: idOf('imp'),
    position: z.number().int().min(1),
    material: hash,
    source: idOf('src'),
  }),
  source: noun('src', 'source.described', 'What is screened, read and cited.', {
    kind: SourceKind,
    reference: Reference,
    /** What a claim may rest on: data of its own, a synthesis of others' data, theory, or policy intent. */
    evidenceKind: z.enum(evidenceKinds).optional(),
    /** The stage at which it enters; absent for sources that are not candidates. */
    entersAt: idOf('stg').optional(),
    /** What it was used for, outside the tested set too. */
    uses: z.array(z.enum(uses)).optional(),
    phase: idOf('pha').optional(),
    country: line.optional(),
    setting: line.optional(),
    note: text.optional(),
    tags: z.array(idOf('tag')).optional(),
    /** Ids of sources without records that were joined into it: those with records leave their trail there. */
    formerly: z.array(line).optional(),
  }),
  tag: noun('tag', 'tag.named', 'A word of the team to sort sources by; it decides nothing.', { name: line, order }),
  pair: noun('pair', 'pair.judged', 'What was decided of two sources that look alike and are not joined.', {
    sources: z.array(idOf('src')).length(2),
    verdict: z.enum(['apart', 'related']),
    /** How the one is related to the other, when they are reports of one study. */
    relation: z.enum(relations).optional(),
    because: text.optional(),
  }),
  savedView: noun('sav', 'view.saved', 'A named way of looking at the library.', {
    name: line,
    /** Filters, order and columns, as they stand in the address of the screen. */
    query: line,
    order,
  }),
  study: noun('std', 'study.clustered', 'Sources about the same study (siblings) or programme (kin).', {
    name: line,
    kind: z.enum(['siblings', 'kin']),
    sources: z.array(idOf('src')).min(1),
  }),
}
