import { z } from 'zod'
import { checklistNames, itemAnswers, otherExports, reportFormats } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, text } from '../noun.ts'

export const reportNouns = {
  itemAnswer: noun(
    'itm',
    'item.answered',
    'A person says whether and where an item of a reporting checklist is reported, over what the project tells of it.',
    {
      checklist: z.enum(checklistNames),
      /** As the standard counts: 12, or 16a. */
      item: z.string().regex(/^\d{1,2}[a-z]?$/, 'expected the number of an item, like 12 or 16a'),
      answer: z.enum(itemAnswers).optional(),
      /** Where in the manuscript: "p. 4", "Methods, second paragraph". */
      place: line.optional(),
      note: text.optional(),
      by: idOf('per'),
    },
  ),
  pieceEdit: noun(
    'pce',
    'piece.edited',
    'A part, table or figure of the report has a caption or words of one’s own, or is left out.',
    {
      /** The name of the piece: its anchor in every format. */
      piece: line,
      caption: line.optional(),
      /** Words that stand before it. */
      text: text.optional(),
      leftOut: z.boolean().optional(),
    },
  ),
  reportExport: noun(
    'xpt',
    'report.exported',
    'The report, a piece of it, or what else the project makes was given out: in which form, and of a report a mark for what each piece said then.',
    {
      format: z.enum([...reportFormats, ...otherExports]),
      /** Which piece, where it was one alone. */
      piece: line.optional(),
      style: line.optional(),
      /** How far the journal was. */
      seq: z.number().int().min(1),
      /** The last event it was made with, by its id: a merge with another copy moves numbers, and leaves ids. */
      event: line.optional(),
      /** A short mark for what each piece of a report said, so that it can be told which changed since. */
      pieces: z.array(z.strictObject({ name: line, mark: z.string().regex(/^[0-9a-f]{16}$/) })).max(20_000),
      by: idOf('per'),
    },
  ),
}
