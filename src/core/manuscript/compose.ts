import { type Block, heading, type Span, say } from '../report/blocks.ts'
import { sentenceCase } from '../wording.ts'
import { beginsAfter, type Insert, type Problem, partsOf } from './insertion.ts'

/** A text with what it inserts: its blocks, and every insertion that came to nothing, which stands there as it was written. */
interface Composed {
  blocks: Block[]
  problems: Problem[]
}

/**
 * Text as people write it: a line is a paragraph, lines that begin with "- " are a list, *words* are set apart, and what
 * stands in braces is inserted. A table, a figure or a list stands alone in its paragraph.
 */
export function composed(text: string, insert: Insert): Composed {
  const problems: Problem[] = []
  const blocks: Block[] = []
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const item = /^\s*[-•]\s+(.*)$/.exec(line)?.[1]
    const words = (item ?? line).trim()
    if (words === '') continue
    const made = paragraph(words, insert, problems, item === undefined)
    const last = blocks.at(-1)
    if (item === undefined) blocks.push(...made.map(asBlock))
    else if (last?.as === 'list' && listed.has(last)) last.items.push(made[0] as Span[])
    else {
      const list: Block = { as: 'list', items: [made[0] as Span[]] }
      listed.add(list)
      blocks.push(list)
    }
  }
  return { blocks, problems }
}

/** Lists that grow line by line; one that was inserted does not. */
const listed = new WeakSet<Block>()

const asBlock = (made: Span[] | Block): Block => (Array.isArray(made) ? { as: 'para', spans: made } : made)

/** The same for one run of words: a cell, a part of an abstract. */
export function composedSpans(text: string, insert: Insert): { spans: Span[]; problems: Problem[] } {
  const problems: Problem[] = []
  const [spans] = paragraph(text.trim(), insert, problems, false)
  return { spans: spans as Span[], problems }
}

function paragraph(words: string, insert: Insert, problems: Problem[], whole: boolean): (Span[] | Block)[] {
  const parts = partsOf(words)
  const said = (part: (typeof parts)[number] | undefined) => (part?.as === 'words' ? part.text : '')
  const spans: Span[] = []
  for (const [i, part] of parts.entries()) {
    if (part.as === 'words') spans.push(...styled(part.text))
    else if (part.as === 'footnote') spans.push({ as: 'footnote', spans: noteOf(part.text, insert, problems) })
    else {
      const alone = whole && parts.length === 1
      const before = i === 0 ? '' : parts[i - 1]?.as === 'words' ? said(parts[i - 1]) : 'x'
      const found = insert(part, { alone, before, after: said(parts[i + 1]) })
      if ('problem' in found) {
        problems.push(found.problem)
        spans.push(say(part.raw))
      } else if ('blocks' in found) return found.blocks
      else spans.push(...(beginsAfter(before) ? capital(found.spans) : found.spans))
    }
  }
  return [spans]
}

const noteOf = (text: string, insert: Insert, problems: Problem[]): Span[] => {
  const made = composedSpans(text, insert)
  problems.push(...made.problems)
  return made.spans.filter(({ as }) => as !== 'footnote')
}

function capital(spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans
  return first?.as === 'text' ? [{ ...first, text: sentenceCase(first.text) }, ...rest] : [...spans]
}

/** *Words* and **words** that are set apart; a star that touches none on its inner side is a star. */
const marked = /(?<![\w*])(\*\*?)(?=[^\s*])([^*\n]{0,400}?[^\s*])\1(?![\w*])/

function styled(text: string): Span[] {
  const parts = text.split(marked)
  const spans: Span[] = []
  for (let i = 0; i < parts.length; i += 3) {
    if (parts[i]) spans.push(say(parts[i] ?? ''))
    if (i + 2 < parts.length) spans.push({ as: parts[i + 1] === '**' ? 'strong' : 'em', text: parts[i + 2] ?? '' })
  }
  return spans
}

/** The heading of a section. */
export const sectionHeading = (id: string, words: string, level: number): Block =>
  heading(level === 2 ? 3 : 2, id, words.trim() || 'Untitled section')
