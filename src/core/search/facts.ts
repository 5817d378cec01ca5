import { z } from 'zod'
import { searchPurposes } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, text } from '../noun.ts'

export const SearchPurpose = z.enum(searchPurposes)

export const searchNouns = {
  search: noun('sch', 'search.logged', 'An entry of the search log.', {
    title: line,
    purpose: SearchPurpose,
    phase: idOf('pha').optional(),
    platform: line.optional(),
    database: line.optional(),
    coverage: line.optional(),
    strategy: text.optional(),
    limits: z.array(z.strictObject({ limit: line, because: text.optional() })).optional(),
    on: day.optional(),
    hits: z.number().int().min(0).optional(),
    for: idOf('cmoc').optional(),
    by: z.array(idOf('per')).optional(),
    notes: text.optional(),
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
