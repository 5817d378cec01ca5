import { z } from 'zod'
import { groupings } from '../choices.ts'
import { line, noun } from '../noun.ts'

export const diagramNouns = {
  pin: noun('pin', 'thing.pinned', 'Where something was put by hand in the web of causes.', {
    /** A configuration, or the link that a box was drawn for. It is a remark on a drawing and keeps nothing. */
    thing: line,
    by: z.enum(groupings),
    /** From its lane, and from the top of its band, in CSS pixels. */
    x: z.number().min(-1_000).max(1_000),
    y: z.number().min(0).max(1_000_000),
  }),
}
