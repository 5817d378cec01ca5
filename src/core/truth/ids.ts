import type { Id } from '../ids.ts'

/** The key of the outcome among the keys of the conditions. */
export const outcomeKey = 'outcome'

/** A case is judged once for a set of a table. */
export const membershipId = (table: Id<'ttb'>, of: Id<'cas'>, key: string): Id<'mbr'> => `mbr_${table}.${of}.${key}`
