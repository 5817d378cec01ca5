import { z } from 'zod'

const place = z.number().int().min(0)
const range = { start: place, end: place }

/** What a stretch of running text is. Rows of tables are cells with tabs between them. */
const blockKinds = ['heading', 'paragraph', 'item', 'quote', 'row', 'caption', 'note', 'reference', 'verbatim'] as const
export type BlockKind = (typeof blockKinds)[number]
const markKinds = ['emphasis', 'strong', 'superscript', 'subscript', 'link'] as const
export type MarkKind = (typeof markKinds)[number]

export const Page = z.strictObject({
  /** Where its words begin; they end where the next page begins. */
  start: place,
  /** Its size as it is shown, in points. */
  width: z.number(),
  height: z.number(),
  /** What it is called where that is not its number: iv, e123. */
  label: z.string().optional(),
  /** A picture without words. */
  scanned: z.literal(true).optional(),
  /** Where its words stand, as `boxes.ts` packs it. */
  boxes: z.string().optional(),
})
export type Page = z.infer<typeof Page>

const Block = z.strictObject({ kind: z.enum(blockKinds), ...range, level: z.number().int().min(1).max(6).optional() })
const Mark = z.strictObject({ kind: z.enum(markKinds), ...range, to: z.string().optional() })
/** A turn of a conversation, or a caption with its times in milliseconds. */
const Turn = z.strictObject({
  ...range,
  speaker: z.string().optional(),
  from: z.number().min(0).optional(),
  to: z.number().min(0).optional(),
})
export type Block = z.infer<typeof Block>
export type Mark = z.infer<typeof Mark>
export type Turn = z.infer<typeof Turn>

/** Something that had to be said of the reading: what, and on which page. */
export const ReadingProblem = z.strictObject({ what: z.string(), page: z.number().int().min(1).optional() })
export type ReadingProblem = z.infer<typeof ReadingProblem>

/**
 * The words of a document, read once and kept as material. All places are UTF-16 code units of `text`, which is never
 * changed for comfort: hyphens at line ends, running heads and page numbers stand in it and are known by their ranges.
 * Speakers stand here and not in the journal, because a transcript can be withdrawn.
 */
export const DocumentText = z.strictObject({
  version: z.literal(1),
  text: z.string(),
  /** What the file says of itself. */
  about: z.strictObject({
    title: z.string().optional(),
    doi: z.string().optional(),
    pmid: z.string().optional(),
    language: z.string().optional(),
  }),
  /** Empty for running text without pages. */
  pages: z.array(Page),
  /** Running heads and feet, page and line numbers: on the page, and no words of the author's. */
  furniture: z.array(z.strictObject(range)),
  blocks: z.array(Block),
  marks: z.array(Mark),
  turns: z.array(Turn),
  problems: z.array(ReadingProblem),
})
export type DocumentText = z.infer<typeof DocumentText>
export interface Range {
  start: number
  end: number
}

/** A document of which nothing is known yet but its words. */
export const plainText = (text: string): DocumentText => ({
  version: 1,
  text,
  about: {},
  pages: [],
  furniture: [],
  blocks: [],
  marks: [],
  turns: [],
  problems: [],
})
