import { z } from 'zod'
import { chaseDirections, clusterLetters, searchPlaces, searchPurposes } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, text } from '../noun.ts'

const SearchPurpose = z.enum(searchPurposes)

export const searchNouns = {
  search: noun('sch', 'search.logged', 'An entry of the search log.', {
    title: line,
    purpose: SearchPurpose,
    phase: idOf('pha').optional(),
    place: z.enum(searchPlaces).optional(),
    platform: line.optional(),
    database: line.optional(),
    coverage: line.optional(),
    strategy: text.optional(),
    limits: z.array(z.strictObject({ limit: line, because: text.optional() })).optional(),
    on: day.optional(),
    hits: z.number().int().min(0).optional(),
    /** The configuration that a supplementary search is for. */
    for: idOf('cmoc').optional(),
    /** Where it starts from: what a citation chase follows, or the key source of a cluster. */
    source: idOf('src').optional(),
    direction: z.enum(chaseDirections).optional(),
    /** Which part of a cluster it is. */
    letter: z.enum(clusterLetters).optional(),
    by: z.array(idOf('per')).optional(),
    notes: text.optional(),
    /** A published filter that was used, as it was or changed, with its source; or that none was. */
    filter: text.optional(),
    /** The review whose strategy was taken over or adapted; or that none was. */
    adapted: text.optional(),
    /** How the strategy was reviewed by a peer; or that it was not. */
    reviewed: text.optional(),
    /** Why it was planned and not carried out. */
    dropped: text.optional(),
    /** What the publication does not say, named, so that it is a gap and not a zero. */
    unreported: z.array(line).optional(),
  }),
  run: noun('run', 'search.run', 'A search was run, or run again: when, by whom, with how many hits.', {
    search: idOf('sch'),
    on: day.optional(),
    hits: z.number().int().min(0).optional(),
    by: z.array(idOf('per')).optional(),
    /** The strategy as it was run, where it differs from the entry's. */
    strategy: text.optional(),
    notes: text.optional(),
  }),
}
