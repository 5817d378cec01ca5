import { endOfWord } from './boxes.ts'
import type { DocumentText, Range } from './text.ts'

/** What a reading cursor walks by: letters, words as white space parts them, or sentences. */
export type Stride = 'letter' | 'word' | 'sentence'
type Read = Pick<DocumentText, 'text' | 'furniture' | 'blocks'>

/** How much text around a place is looked at for the bounds of its sentence. */
const around = 2_000

/** The word that holds a place, or the next one after it; at the end of the text the last one. */
export function wordAt({ text }: Read, at: number): Range | undefined {
  let start = Math.min(Math.max(0, at), text.length)
  while (start < text.length && isSpace(text, start)) start++
  if (start === text.length) {
    while (start > 0 && isSpace(text, start - 1)) start--
    if (start === 0) return undefined
    start--
  }
  while (start > 0 && !isSpace(text, start - 1)) start--
  return { start, end: endOfWord(text, start) }
}

/** The word after a range, or before it, past running heads and page numbers. */
function nextWord(read: Read, from: Range, way: 1 | -1): Range | undefined {
  const { text, furniture } = read
  let at = way === 1 ? from.end : from.start - 1
  for (;;) {
    while (at >= 0 && at < text.length && isSpace(text, at)) at += way
    if (at < 0 || at >= text.length) return undefined
    const word = wordAt(read, at)
    if (!word) return undefined
    const head = furniture.find(({ start, end }) => word.start >= start && word.start < end)
    if (!head) return word
    at = way === 1 ? head.end : head.start - 1
  }
}

/**
 * The sentence that holds a place. Line ends within a paragraph do not end it; an empty line does, and so do headings and
 * other blocks, which often have no stop (UAX 29 for the rest).
 */
export function sentenceAt({ text, blocks }: Read, at: number): Range {
  const before = text.lastIndexOf('\n\n', Math.max(0, at - 1))
  const from = before < 0 || before >= at ? 0 : before + 2
  const block = blockAt(blocks, at)
  const start = Math.max(from, at - around, block?.start ?? 0)
  const gap = text.indexOf('\n\n', at)
  const end = Math.min(gap < 0 ? text.length : gap, at + around, block?.end ?? text.length)
  const part = text.slice(start, end).replaceAll('\n', ' ')
  let found: Range = { start, end }
  for (const { index, segment } of sentences.segment(part)) {
    if (start + index > at) break
    found = { start: start + index, end: start + index + segment.length }
  }
  return trimmed(text, found)
}

function blockAt(blocks: DocumentText['blocks'], at: number): Range | undefined {
  let low = 0
  let high = blocks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (!block) return undefined
    if (at < block.start) high = middle - 1
    else if (at >= block.end) low = middle + 1
    else return block
  }
  return undefined
}
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentence after a range, or before it. */
function nextSentence(read: Read, from: Range, way: 1 | -1): Range | undefined {
  const word = nextWord(read, way === 1 ? from : { start: from.start, end: from.start }, way)
  return word && sentenceAt(read, word.start)
}

/** A range without white space at its ends. */
function trimmed(text: string, { start, end }: Range): Range {
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return { start, end }
}

/** A range made to hold whole words. */
export function wholeWords(read: Read, range: Range): Range {
  const { start, end } = trimmed(read.text, range)
  if (start === end) return wordAt(read, start) ?? { start, end }
  return { start: wordAt(read, start)?.start ?? start, end: endOfWord(read.text, end - 1) }
}

/**
 * Where one selects: from an anchor, which stays and stays whole (the word or sentence one began at), to an edge, which
 * moves. An edge within the anchor selects the anchor alone.
 */
export interface Selecting {
  anchor: Range
  edge: number
}
export const selected = ({ text }: Read, { anchor, edge }: Selecting): Range =>
  trimmed(text, { start: Math.min(anchor.start, edge), end: Math.max(anchor.end, edge) })

/**
 * One step of the reading cursor. Without `extend` the next word or sentence is selected instead; with it the edge goes
 * on, and what was selected shrinks when it turns back.
 */
export function step(read: Read, from: Selecting, stride: Stride, way: 1 | -1, extend: boolean): Selecting {
  if (!extend) {
    const next = (stride === 'sentence' ? nextSentence : nextWord)(read, selected(read, from), way)
    return next ? { anchor: next, edge: next.end } : from
  }
  const { anchor, edge } = from
  const inside = edge >= anchor.start && edge <= anchor.end
  const start = inside ? (way === 1 ? anchor.end : anchor.start) : edge
  const to = moved(read, start, stride, way)
  if (to === undefined) return from
  // Turned back as far as the anchor, which stays: blanks beside it are nothing to step over.
  const back = !inside && (way === 1 ? edge < anchor.start : edge > anchor.end)
  const left = way === 1 ? { start: to, end: anchor.start } : { start: anchor.end, end: to }
  if (back && read.text.slice(left.start, left.end).trim() === '') return { anchor, edge: anchor.end }
  return { anchor, edge: to }
}

/** Where an edge of the selection comes to. */
function moved(read: Read, edge: number, stride: Stride, way: 1 | -1): number | undefined {
  if (stride === 'letter') {
    const to = edge + way
    const half = /^[\udc00-\udfff]/.test(read.text.charAt(to))
    return to < 0 || to > read.text.length ? undefined : half ? to + way : to
  }
  const word = nextWord(read, { start: edge, end: edge }, way)
  if (!word) return undefined
  const whole = stride === 'word' ? word : sentenceAt(read, word.start)
  return way === 1 ? whole.end : whole.start
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at))
