import { endOfWord, type Rect, unpackBoxes, type WordBox } from './boxes.ts'
import type { DocumentText, Page } from './text.ts'

/** A line of words on a page: its rectangle in parts of the page, and from where to where its words go in the text. */
export interface Line {
  start: number
  end: number
  rect: Rect
  words: readonly WordBox[]
}

const known = new WeakMap<Page, Line[]>()

/** The lines of a page, unpacked once. */
export function linesOf({ text, pages }: Pick<DocumentText, 'text' | 'pages'>, number: number): readonly Line[] {
  const page = pages[number - 1]
  if (!page?.boxes) return []
  const before = known.get(page)
  if (before) return before
  const lines = unpackBoxes(page.start, page.boxes).flatMap((words): Line[] => {
    const [first, last] = [words[0], words.at(-1)]
    if (!first || !last) return []
    const left = Math.min(...words.map(({ x }) => x))
    const right = Math.max(...words.map(({ x, width }) => x + width))
    return [
      {
        start: first.start,
        end: endOfWord(text, last.start),
        rect: [left, first.y, right - left, first.height],
        words,
      },
    ]
  })
  known.set(page, lines)
  return lines
}

/**
 * The place in the text that is nearest to a point of a page, given in parts of the page; undefined on a page without
 * words. How tall a page is to its width says how far things are apart.
 */
export function placeAt(
  read: Pick<DocumentText, 'text' | 'pages'>,
  number: number,
  x: number,
  y: number,
): number | undefined {
  const { width = 1, height = 1 } = read.pages[number - 1] ?? {}
  let near: { line: Line; far: number } | undefined
  for (const line of linesOf(read, number)) {
    const [left, top, wide, high] = line.rect
    const across = outside(x, left, wide) * width
    // Between lines of one column the nearer line counts, and a point beside a column belongs to it.
    const far = Math.hypot(across, 2 * outside(y, top, high) * height)
    if (!near || far < near.far) near = { line, far }
  }
  if (!near) return undefined
  let word = near.line.words[0]
  for (const one of near.line.words)
    if (word && outside(x, one.x, one.width) < outside(x, word.x, word.width)) word = one
  if (!word) return near.line.start
  const end = endOfWord(read.text, word.start)
  const into = Math.min(1, Math.max(0, (x - word.x) / (word.width || 1)))
  return (
    word.start + Math.round((rightToLeft.test(read.text.slice(word.start, end)) ? 1 - into : into) * (end - word.start))
  )
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const outside = (at: number, from: number, length: number): number => Math.max(0, from - at, at - from - length)
