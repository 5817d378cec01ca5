import { z } from 'zod'
import { excerptKinds } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

/**
 * Where a passage stands, after the W3C Web Annotation model; offsets are UTF-16 code units of the document's text, and
 * rectangles are x, y, width and height in parts of the page as it is shown, from its top left.
 */
export const Selector = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('quote'), exact: text, prefix: line.optional(), suffix: line.optional() }),
  z.strictObject({ type: z.literal('position'), start: z.number().int().min(0), end: z.number().int().min(0) }),
  z.strictObject({
    type: z.literal('page'),
    page: z.number().int().min(1),
    rects: z.array(z.array(z.number()).length(4)).optional(),
  }),
])
export type Selector = z.infer<typeof Selector>

/** Set where a thing was not made here: the program it was made in, and when by that program's word. */
const Brought = z.strictObject({ from: line, at: line.optional() })

export const codingNouns = {
  code: noun('cod', 'code.defined', 'A label of the codebook; it may suggest a role.', {
    name: line,
    parent: idOf('cod').optional(),
    role: line.optional(),
    definition: text.optional(),
    whenToUse: text.optional(),
    whenNot: text.optional(),
    colour: line.optional(),
    /** Passages that show what is meant, and in words what else would be one. */
    examples: z.array(idOf('exc')).optional(),
    exampleWords: text.optional(),
    /** It is given no more; what it was given to keeps it. */
    retired: z.boolean().optional(),
    order,
  }),
  theme: noun('thm', 'theme.named', 'A theme of the scoping, with the sources it rests on.', {
    name: line,
    account: text,
    sources: z.array(idOf('src')),
    phase: idOf('pha').optional(),
    order,
  }),
  excerpt: noun('exc', 'excerpt.made', 'A located passage, or a region of a page.', {
    source: idOf('src'),
    document: idOf('doc').optional(),
    /** Its words; empty for a region of a figure or of a scanned page, which its rectangles alone show. */
    quote: text,
    selectors: z.array(Selector).optional(),
    kind: z.enum(excerptKinds).optional(),
    memo: text.optional(),
    by: idOf('per').optional(),
    /** How many characters the words at its place differ from the quote by, where it was found again only nearly. */
    distance: z.number().int().min(1).optional(),
    brought: Brought.optional(),
  }),
  coding: noun('cdg', 'excerpt.coded', 'A code given to an excerpt, by one person.', {
    excerpt: idOf('exc'),
    code: idOf('cod'),
    by: idOf('per'),
    memo: text.optional(),
    brought: Brought.optional(),
  }),
  chain: noun(
    'chn',
    'passages.joined',
    'Two or three passages read as one causal claim, in its order: a dyad or a triad (Jackson and Kolla 2012).',
    {
      parts: z
        .array(z.strictObject({ excerpt: idOf('exc'), slot: line }))
        .min(2)
        .max(3),
      memo: text.optional(),
      by: idOf('per'),
      brought: Brought.optional(),
    },
  ),
  secondCoding: noun(
    'scd',
    'coding.doubled',
    'Sources that several people code without seeing each other’s coding, until it is opened.',
    {
      name: line,
      sources: z.array(idOf('src')).min(1),
      coders: z.array(idOf('per')).min(2),
      /** Laid open, by whom and when the journal says: its coders see each other’s coding. */
      opened: z.boolean().optional(),
      note: text.optional(),
      order,
    },
  ),
  agreedCoding: noun(
    'agc',
    'coding.agreed',
    'What was agreed of passages that two people coded apart, once their second coding was opened; what they coded stays.',
    {
      round: idOf('scd'),
      /** What it is agreed of: the passage of the one and that of the other, or of one alone. */
      passages: z.array(idOf('exc')).min(1).max(2),
      /** Whose words stand: one passage’s, or of both from the first word to the last; none where nothing is kept. */
      words: z.array(idOf('exc')).max(2),
      codes: z.array(idOf('cod')),
      by: idOf('per'),
      note: text.optional(),
    },
  ),
}
