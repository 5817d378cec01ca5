import { type Anchor, anchorOf } from '../coding/anchors.ts'
import { pageAt } from '../document/page-at.ts'
import type { DocumentText, Range } from '../document/text.ts'
import type { Id } from '../ids.ts'
import { type Because, because } from './because.ts'
import type { Corpus } from './corpus.ts'
import { wordsIn } from './cut.ts'
import type { Target } from './facts.ts'

/** Which passages are wanted: all, those of documents in which nothing is marked yet, or those that no excerpt covers. */
export const amongs = ['all', 'unread', 'uncoded'] as const
export type Among = (typeof amongs)[number]

/** What is asked of the finder, by one person. */
export interface Wish {
  viewer: Id<'per'>
  target: Target
  among: Among
  /** Only documents of sources that came through every stage. */
  included: boolean
  /** Only this document. */
  document?: Id<'doc'> | undefined
  most: number
}

/** A passage that is put forward, as it is read, with what stands around it. Places of marks are those of `text`. */
export interface PutForward extends Because, Range {
  document: Id<'doc'>
  page?: number | undefined
  /** What the page is called, where that is not its number. */
  label?: string | undefined
  speaker?: string | undefined
  before: string
  text: string
  after: string
  /** Of a configuration: the link that it speaks to most. */
  link?: Id<'lnk'> | undefined
  /** How an excerpt of it is anchored. */
  anchor: Anchor
}

/** What the finder answers. */
export interface Looked {
  list: PutForward[]
  /** From how many passages it learnt. */
  accepted: number
  rejected: number
  /** What it looked through. */
  documents: number
  passages: number
}

/** How far the reading of documents is, where there is no answer yet. */
export interface Reading {
  done: number
  of: number
}

/** How much of the text around is shown, in letters. */
const around = 240

/** A passage of a document as it is shown. */
export function putForward(
  corpus: Corpus,
  direction: Float64Array,
  read: DocumentText,
  { document, start, end, link }: Range & { document: Id<'doc'>; link?: Id<'lnk'> | undefined },
): PutForward {
  const text = shown(read, start, end)
  const page = pageAt(read.pages, start)
  const label = page === undefined ? undefined : read.pages[page - 1]?.label
  const speaker = read.turns.findLast((turn) => turn.start <= start && turn.end > start)?.speaker
  const [from, to] = [Math.max(0, start - around), Math.min(read.text.length, end + around)]
  return {
    document,
    start,
    end,
    ...(page !== undefined && { page }),
    ...(label !== undefined && { label }),
    ...(speaker !== undefined && { speaker }),
    ...(link && { link }),
    before: from > 0 ? shown(read, from, start).replace(/^\S*\s/, '… ') : shown(read, from, start),
    text,
    after: to < read.text.length ? shown(read, end, to).replace(/\s\S*$/, ' …') : shown(read, end, to),
    anchor: anchorOf(read, { start, end }),
    ...because(corpus, direction, text),
  }
}

/** Words as one reads them: line ends are blanks, words broken at them are whole, and running heads are left out. */
function shown(read: DocumentText, start: number, end: number): string {
  const parts: string[] = []
  let from = start
  for (const head of read.furniture) {
    if (head.end <= from || head.start >= end) continue
    parts.push(wordsIn(read, { start: from, end: Math.max(from, head.start) }))
    from = Math.min(end, head.end)
  }
  parts.push(wordsIn(read, { start: from, end }))
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
