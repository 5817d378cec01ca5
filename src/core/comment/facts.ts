import { z } from 'zod'
import { anyId, idOf } from '../ids.ts'
import { line, noun, text } from '../noun.ts'

export const commentNouns = {
  comment: noun('cmt', 'comment.made', 'What someone says of anything in the project, to the others.', {
    /** What it is about: a remark, which keeps nothing there. */
    about: anyId(),
    /** Of the report: the piece that is meant, by its id in the report. */
    piece: line.optional(),
    text,
    by: idOf('per'),
    /** The comment that it answers. */
    under: idOf('cmt').optional(),
    /** Who is asked to read it; a remark. */
    mentions: z.array(z.string().regex(/^per_[\w.-]{1,240}$/, 'expected the id of a person')).optional(),
    /** The stage or second coding behind whose blinding it stands: who is blinded there reads it when that is lifted. */
    behind: z.union([idOf('stg'), idOf('scd')]).optional(),
    /** Dealt with, by whom and when the journal says. Of a first comment: what answers it goes with it. */
    resolved: z.boolean().optional(),
  }),
}
