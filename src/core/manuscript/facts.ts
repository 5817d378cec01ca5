import { z } from 'zod'
import { line, noun, order, text } from '../noun.ts'

export const manuscriptNouns = {
  section: noun(
    'sec',
    'section.written',
    'A section of the manuscript, in words of one’s own; what stands in braces is inserted from the project.',
    {
      heading: line,
      text: text.optional(),
      /** 2 stands under the section before it; absent: 1. */
      level: z.number().int().min(1).max(2).optional(),
      order,
    },
  ),
}
