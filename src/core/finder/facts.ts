import { z } from 'zod'
import { suggestionVerdicts } from '../choices.ts'
import { idOf } from '../ids.ts'
import { noun, text } from '../noun.ts'

/** What passages are looked for: a configuration, one of its links, or a code. */
export const Target = z.union([idOf('cmoc'), idOf('lnk'), idOf('cod')])
export type Target = z.infer<typeof Target>

const place = z.number().int().min(0)

export const finderNouns = {
  suggestion: noun(
    'sug',
    'suggestion.judged',
    'A passage that was put forward for a configuration, a link or a code, and what one person said of it.',
    {
      target: Target,
      document: idOf('doc'),
      /** Its words, and where they stand: UTF-16 code units of the document's text. */
      quote: text,
      start: place,
      end: place,
      verdict: z.enum(suggestionVerdicts),
      /** What became of an accepted one. */
      excerpt: idOf('exc').optional(),
      by: idOf('per'),
    },
  ),
}
