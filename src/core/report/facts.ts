import { z } from 'zod'
import { checklistNames, itemAnswers } from '../choices.ts'
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
}
