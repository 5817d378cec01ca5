import type { Grouping } from '../choices.ts'
import type { Id } from '../ids.ts'

/** The id of a pin, which follows from what it pins, so that two windows that pin one thing meet in one fact. */
export const pinId = (by: Grouping, thing: string): Id<'pin'> => `pin_${by}.${thing}`
