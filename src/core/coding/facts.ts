import { z } from 'zod'
import { idOf } from '../ids.ts'
import { hash, line, noun, order, text } from '../noun.ts'

/** Where a passage stands, after the W3C Web Annotation model; offsets are UTF-16 code units of the document's text. */
export const Selector = z.union([
  z.strictObject({ type: z.literal('quote'), exact: text, prefix: line.optional(), suffix: line.optional() }),
  z.strictObject({ type: z.literal('position'), start: z.number().int().min(0), end: z.number().int().min(0) }),
  z.strictObject({
    type: z.literal('page'),
    page: z.number().int().min(1),
    rects: z.array(z.array(z.number()).length(4)).optional(),
  }),
])

export const codingNouns = {
  code: noun('cod', 'code.defined', 'A label of the codebook; it may suggest a role.', {
    name: line,
    parent: idOf('cod').optional(),
    role: line.optional(),
    definition: text.optional(),
    whenToUse: text.optional(),
    whenNot: text.optional(),
    colour: line.optional(),
    order,
  }),
  theme: noun('thm', 'theme.named', 'A theme of the scoping, with the sources it rests on.', {
    name: line,
    account: text,
    sources: z.array(idOf('src')),
    phase: idOf('pha').optional(),
    order,
  }),
  document: noun('doc', 'document.attached', 'A file of a source and its extracted text, both by hash.', {
    source: idOf('src'),
    file: line,
    mediaType: line,
    blob: hash,
    text: hash.optional(),
    pages: z.number().int().min(0).optional(),
  }),
  excerpt: noun('exc', 'excerpt.made', 'A located passage.', {
    source: idOf('src'),
    document: idOf('doc').optional(),
    quote: text,
    selectors: z.array(Selector).optional(),
    kind: z
      .enum(['participant quotation', 'author interpretation', 'finding', 'observation', 'policy statement'])
      .optional(),
    codes: z.array(idOf('cod')).optional(),
    memo: text.optional(),
    by: idOf('per').optional(),
  }),
  field: noun('fld', 'field.set', 'A field of the characteristics form.', {
    name: line,
    instructions: text.optional(),
    order,
  }),
  answer: noun('ans', 'answer.given', 'What a source says to a field of the form.', {
    source: idOf('src'),
    field: idOf('fld'),
    value: text,
    by: idOf('per').optional(),
  }),
}
