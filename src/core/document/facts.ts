import { z } from 'zod'
import { retrievalStates } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, hash, line, noun, text } from '../noun.ts'

export const documentNouns = {
  document: noun('doc', 'document.attached', 'A file of a source and its extracted text, both by hash.', {
    source: idOf('src'),
    file: line,
    mediaType: line,
    blob: hash,
    /** Material: the words with their places, as `DocumentText`. Absent where no words could be read. */
    text: hash.optional(),
    pages: z.number().int().min(0).optional(),
    /** How many of its pages are a picture without words. */
    scanned: z.number().int().min(0).optional(),
    /** How many things there were to say of the reading; they stand in the text. */
    problems: z.number().int().min(0).optional(),
    /** The document of which it is a better copy. That one stays, and keeps the excerpts that are not found in this one. */
    replaces: idOf('doc').optional(),
    /** Which copy or part it is: accepted manuscript, supplement 2. */
    note: line.optional(),
  }),
  retrieval: noun(
    'ret',
    'retrieval.told',
    'Where the search for a source’s full text stands (PRISMA 2020, item 16a).',
    {
      source: idOf('src'),
      /** An attached document says by itself that it was retrieved; `retrieved` here is for what was read elsewhere. */
      state: z.enum(retrievalStates),
      /** Why it is not available. */
      reason: line.optional(),
      /** Where it was asked for: the library, an interlibrary loan, the authors. */
      through: line.optional(),
      on: day.optional(),
      by: idOf('per').optional(),
      note: text.optional(),
    },
  ),
}
