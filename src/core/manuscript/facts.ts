import { z } from 'zod'
import { line, noun, order, text } from '../noun.ts'

export const manuscriptNouns = {
  citationStyle: noun(
    'sty',
    'style.brought',
    'A citation style from outside, as a text of the Citation Style Language; the project cites in it when it names its id.',
    { name: line, csl: z.string().max(500_000) },
  ),
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
