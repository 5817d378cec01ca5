import { pageAt } from './page-at.ts'
import type { DocumentText, Range } from './text.ts'

/** A word on a page: from where in the text, and its rectangle in parts of the page. */
export interface WordBox {
  start: number
  x: number
  y: number
  width: number
  height: number
}
/** Words that share a line, in the order of the text. */
export type LineBox = readonly WordBox[]

const full = 65_535
const whole = (part: number): number => Math.min(full, Math.max(0, Math.round(part * full)))

/**
 * Packs where the words of a page stand: for each line three numbers (how many words, top, height), for each word three
 * more (how far its start is from the start of the word before, left, width). All are unsigned, of 16 bits, the lower
 * byte first, and lengths are in 65,535ths of the page. Base64, so that it can stand in JSON: eight bytes for a word.
 */
export function packBoxes(start: number, lines: readonly LineBox[]): string {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + 6 + 6 * line.length, 0))
  let length = 0
  const put = (n: number) => {
    bytes[length++] = n & 255
    bytes[length++] = n >> 8
  }
  let last = start
  for (const line of lines) {
    const first = line[0]
    if (!first) continue
    put(Math.min(full, line.length))
    put(whole(first.y))
    put(whole(first.height))
    for (const word of line.slice(0, full)) {
      put(Math.min(full, word.start - last))
      put(whole(word.x))
      put(whole(word.width))
      last = word.start
    }
  }
  return base64(bytes.subarray(0, length))
}

/** The words of a page with their places, by line. What is cut short or garbled gives the lines that can be read. */
export function unpackBoxes(start: number, packed: string): WordBox[][] {
  const bytes = unbase64(packed)
  const at = (i: number) => (bytes[2 * i] ?? 0) + 256 * (bytes[2 * i + 1] ?? 0)
  const length = bytes.length >> 1
  const lines: WordBox[][] = []
  let last = start
  for (let i = 0; i + 3 <= length; ) {
    const [count, y, height] = [at(i), at(i + 1) / full, at(i + 2) / full]
    i += 3
    const line: WordBox[] = []
    for (let n = 0; n < count && i + 3 <= length; n++, i += 3) {
      last += at(i)
      line.push({ start: last, x: at(i + 1) / full, y, width: at(i + 2) / full, height })
    }
    lines.push(line)
  }
  return lines
}

/** A rectangle on a page: x, y, width and height in parts of the page. */
export type Rect = [x: number, y: number, width: number, height: number]

/** Where a range stands: on each of its pages one rectangle for a line, cut within words by the share of their letters. */
export function rectsOf({ text, pages }: DocumentText, { start, end }: Range): { page: number; rects: Rect[] }[] {
  const first = pageAt(pages, start)
  if (first === undefined) return []
  const found: { page: number; rects: Rect[] }[] = []
  for (let page = first; page <= pages.length; page++) {
    const { start: from = 0, boxes } = pages[page - 1] ?? {}
    if (from >= end) break
    const rects = boxes ? unpackBoxes(from, boxes).flatMap((line) => cut(text, line, { start, end }) ?? []) : []
    if (rects.length > 0) found.push({ page, rects: rects.map((rect) => rect.map(short) as Rect) })
  }
  return found
}

function cut(text: string, line: LineBox, range: Range): Rect[] | undefined {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (const word of line) {
    const end = endOfWord(text, word.start)
    if (end <= range.start || word.start >= range.end) continue
    const length = Math.max(1, end - word.start)
    const from = (Math.max(word.start, range.start) - word.start) / length
    const to = (Math.min(end, range.end) - word.start) / length
    const [a, b] = rightToLeft.test(text.slice(word.start, end)) ? [1 - to, 1 - from] : [from, to]
    left = Math.min(left, word.x + a * word.width)
    right = Math.max(right, word.x + b * word.width)
  }
  const [word] = line
  return word && right > left ? [[left, word.y, right - left, word.height]] : undefined
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const space = /\s/g

/** A word ends where the next white space is. */
export function endOfWord(text: string, start: number): number {
  space.lastIndex = start
  const found = space.exec(text)
  return found ? found.index : text.length
}

const short = (n: number): number => Math.round(n * 1e5) / 1e5

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Uint8Array(128)
for (let i = 0; i < 64; i++) values[letters.charCodeAt(i)] = i

function base64(bytes: Uint8Array): string {
  const signs = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(equals)
  for (let i = 0, to = 0; i < bytes.length; i += 3, to += 4) {
    const left = bytes.length - i
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let sign = 0; sign <= Math.min(3, left); sign++)
      signs[to + sign] = letters.charCodeAt((n >> (18 - 6 * sign)) & 63)
  }
  const parts: string[] = []
  for (let i = 0; i < signs.length; i += 8_192) parts.push(String.fromCharCode(...signs.subarray(i, i + 8_192)))
  return parts.join('')
}
const equals = '='.charCodeAt(0)

function unbase64(packed: string): Uint8Array {
  const length = packed.replace(/=+$/, '').length
  const bytes = new Uint8Array((length * 3) >> 2)
  for (let i = 0, to = 0; i < length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((n) => values[packed.charCodeAt(i + n)] ?? 0)
    const n = (a << 18) | (b << 12) | (c << 6) | d
    bytes[to++] = n >> 16
    bytes[to++] = (n >> 8) & 255
    bytes[to++] = n & 255
  }
  return bytes
}
