import type { Scene } from '../diagram/scene.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'

/** A run of words inside a block. */
export type Span =
  | { as: 'text' | 'strong' | 'em'; text: string }
  /**
   * What sources are cited for. `text` is how the style prints it; `narrative` reads as part of the sentence. A locator
   * is of the first source; several are of each, empty where there is none.
   */
  | { as: 'citation'; sources: Id<'src'>[]; locator?: string | string[]; narrative?: true; text: string }
  /** A thing of the project. */
  | { as: 'thing'; id: Id; text: string }
  /** Another block of the report, by its id. */
  | { as: 'place'; to: string; text: string }
  /** What stands in a slot of a configuration, with the label printed after it. */
  | { as: 'role'; role: Slot['role']; text: string; label?: string; missing?: true }
  /** An address of the web, whole. */
  | { as: 'link'; href: string; text: string }
  | { as: 'break' }
  | Footnote

/**
 * A note at the foot of the page, or at the end where there are no pages. No note stands in another. `number` is given
 * when the report is put together.
 */
export interface Footnote {
  as: 'footnote'
  spans: Span[]
  number?: number
}

/** A part of the report. Painters need to know nothing else: no block looks anything up. */
export type Block =
  | { as: 'heading'; level: 1 | 2 | 3; id: string; text: string }
  | { as: 'para'; spans: Span[] }
  | { as: 'list'; items: Span[][] }
  /** The first cell of a row names it. `landscape` asks for a wide page. `number` is given when the report is put together. */
  | { as: 'table'; id: string; caption: string; head: string[]; rows: Span[][][]; landscape?: true; number?: number }
  | { as: 'figure'; id: string; caption: string; scene: Scene; number?: number }
  /** Text that is kept to the letter, line by line, like a search strategy. Folded where there may be many. */
  | { as: 'listing'; id: string; caption: string; text: string; folded?: true }
  /** Something the reader should mind: a gap, or a count that differs. */
  | { as: 'note'; spans: Span[] }

/** How a citation style prints: what stands in the text, and the list at the end, in its order. */
export interface Citations {
  cite: (sources: readonly Id<'src'>[], locator?: string | readonly string[]) => string
  bibliography: { id: Id<'src'>; spans: Span[] }[]
  /** The style cites by numbers, so that a source which the sentence names needs its number too. */
  numeric?: true
  /** The style cites in notes at the foot: what a note says, shorter where the work was cited before. */
  note?: (sources: readonly Id<'src'>[], locator: string | readonly string[] | undefined, before: CitedBefore) => Span[]
}

/** What was cited further up: a style of notes tells it shorter. `last` is the source of the last citation, if it was one. */
export interface CitedBefore {
  all: ReadonlySet<Id<'src'>>
  last: Id<'src'> | undefined
}

export const say = (text: string): Span => ({ as: 'text', text })
export const strong = (text: string): Span => ({ as: 'strong', text })
export const em = (text: string): Span => ({ as: 'em', text })
export const citing = (sources: readonly Id<'src'>[], locator?: string | string[]): Span => ({
  as: 'citation',
  sources: [...sources],
  ...(locator !== undefined && { locator }),
  text: '',
})
/** A source named as part of the sentence: "Sims 2021". */
export const naming = (source: Id<'src'>): Span => ({ as: 'citation', sources: [source], narrative: true, text: '' })
export const para = (...spans: (Span | string)[]): Block => ({ as: 'para', spans: spans.map(spanOf) })
export const note = (...spans: (Span | string)[]): Block => ({ as: 'note', spans: spans.map(spanOf) })
export const heading = (level: 1 | 2 | 3, id: string, text: string): Block => ({ as: 'heading', level, id, text })
export const cell = (...spans: (Span | string)[]): Span[] => spans.map(spanOf)

const spanOf = (span: Span | string): Span => (typeof span === 'string' ? say(span) : span)

/** Every span of a block, in reading order. */
export function spansOf(block: Block): Span[] {
  switch (block.as) {
    case 'para':
    case 'note':
      return block.spans
    case 'list':
      return block.items.flat()
    case 'table':
      return block.rows.flat(2)
    default:
      return []
  }
}

/** A block with each of its spans changed, or made several; those in its notes first. */
export function mapSpans(block: Block, changeOne: (span: Span, inNote: boolean) => Span | Span[]): Block {
  const change = (span: Span): Span | Span[] =>
    changeOne(
      span.as === 'footnote' ? { ...span, spans: span.spans.flatMap((one) => changeOne(one, true)) } : span,
      false,
    )
  return mapRuns(block, (spans) => spans.flatMap(change))
}

/** A block with each run of its spans changed: its words, its items, its cells. */
export function mapRuns(block: Block, change: (spans: Span[]) => Span[]): Block {
  switch (block.as) {
    case 'para':
    case 'note':
      return { ...block, spans: change(block.spans) }
    case 'list':
      return { ...block, items: block.items.map(change) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(change)) }
    default:
      return block
  }
}

/** The sources that blocks cite, each once, in the order of the text. */
export const citedIn = (blocks: readonly Block[]): Id<'src'>[] => [
  ...new Set(
    blocks
      .flatMap(spansOf)
      .flatMap((span) => (span.as === 'footnote' ? span.spans : [span]))
      .flatMap((span) => (span.as === 'citation' ? span.sources : [])),
  ),
]

/** The notes of blocks, in the order of the text. */
export const notesIn = (blocks: readonly Block[]): Footnote[] =>
  blocks.flatMap(spansOf).flatMap((span) => (span.as === 'footnote' ? [span] : []))

/** All that a block says in words, a line for each row of a table. */
export function wordsOf(block: Block): string {
  switch (block.as) {
    case 'heading':
      return block.text
    case 'para':
    case 'note':
      return plain(block.spans)
    case 'list':
      return block.items.map(plain).join('\n')
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.map(plain).join(' · '))].join('\n')
    case 'listing':
      return `${block.caption}\n${block.text}`
    case 'figure':
      return `${block.caption}\n${block.scene.desc}`
  }
}

/** The words of spans, without their looks and their notes. */
export const plain = (spans: readonly Span[]): string =>
  spans
    .map((span) => {
      if (span.as === 'break') return '\n'
      if (span.as === 'footnote') return ''
      return span.as === 'role' && span.label ? `${span.text} (${span.label})` : span.text
    })
    .join('')
