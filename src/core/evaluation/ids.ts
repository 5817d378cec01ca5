import type { Id } from '../ids.ts'

/** A configuration is judged once for each case. */
export const activationId = (of: Id<'cas'>, configuration: Id<'cmoc'>): Id<'act'> => `act_${of}.${configuration}`
