import { append, extent } from './extent.ts'
/** A stretch of text as a page description gives it, in the frame of the page as shown, from its top left, in points. */
export interface Item {
  text: string
  x: number
  /** Of the top of its letters. */
  y: number
  width: number
  /** Of its letters. */
  height: number
  /** Degrees, clockwise, from upright. */
  angle: number
  rightToLeft: boolean
  /** The page description says that a line ends here. */
  ends: boolean
}

export interface PageItems {
  width: number
  height: number
  label?: string | undefined
  /** A picture without words. */
  scanned?: boolean | undefined
  items: readonly Item[]
}

interface Word {
  text: string
  x: number
  width: number
}

/** Words beside one another, up to a gap that no sentence has. Small: a long document has hundreds of thousands. */
export interface Line {
  /** Its words, a blank between them. */
  text: string
  /** Of each word, its left and its width. */
  places: Float32Array
  x: number
  right: number
  y: number
  height: number
  rightToLeft: boolean
  /** Degrees from upright; the words then stand in a frame that is turned by as much. */
  angle: number
}

interface Placed extends Item {
  /** Its place in the page description, white space not counted. */
  place: number
  /** White space comes before it there. */
  spaced: boolean
}

/** Lines of a page, in no order. Words are split at white space, and joined where a page description breaks them up. */
export function linesOf(items: readonly Item[]): Line[] {
  const placed: Placed[] = []
  let spaced = false
  for (const item of items) {
    if (item.text.trim() === '') {
      spaced = true
      const last = placed.at(-1)
      if (last && item.ends) last.ends = true
      continue
    }
    placed.push({ ...item, place: placed.length, spaced })
    spaced = false
  }
  return rowsOf(placed).flatMap(segments)
}

/**
 * Items side by side: their heights overlap by most of the smaller one, which takes superscripts in. The tallest stands
 * for its row, so that a row cannot wander down the page.
 */
function rowsOf(items: readonly Placed[]): Placed[][] {
  const rows: { top: number; bottom: number; items: Placed[] }[] = []
  let open: typeof rows = []
  for (const item of [...items].sort((a, b) => a.y - b.y)) {
    const bottom = item.y + item.height
    open = open.filter((row) => row.bottom > item.y)
    let best: (typeof rows)[number] | undefined
    let most = 0.6
    for (const row of open) {
      const [smaller, larger] = [item.height, row.bottom - row.top].sort((a, b) => a - b) as [number, number]
      // A drop cap or a bracket over several lines is no neighbour of any of them.
      if (larger > 2.2 * smaller) continue
      const share = (Math.min(bottom, row.bottom) - Math.max(item.y, row.top)) / Math.max(0.1, smaller)
      if (share > most) [best, most] = [row, share]
    }
    if (!best) {
      best = { top: item.y, bottom, items: [] }
      rows.push(best)
      open.push(best)
    } else if (item.height > best.bottom - best.top) Object.assign(best, { top: item.y, bottom })
    best.items.push(item)
  }
  return rows.map((row) => row.items)
}

/** A row cut where columns are parted, and each part as words in the order they are read. */
function segments(row: Placed[]): Line[] {
  const lines: Line[] = []
  let part: Placed[] = []
  const sorted = [...row].sort((a, b) => a.x - b.x || a.place - b.place)
  for (const item of sorted) {
    const before = part.at(-1)
    if (before && parted(before, item)) {
      lines.push(lineOf(part))
      part = []
    }
    part.push(item)
  }
  if (part.length > 0) lines.push(lineOf(part))
  return lines
}

/** Whether a gap parts columns. What the page description writes in one go may stand wider apart, as justified lines do. */
function parted(a: Placed, b: Placed): boolean {
  const em = Math.max(a.height, b.height)
  const gap = b.x - (a.x + a.width)
  const inOneGo = Math.abs(b.place - a.place) === 1 && !(a.place < b.place ? a : b).ends
  return gap > (inOneGo ? 2.5 : 0.9) * em
}

function lineOf(items: readonly Placed[]): Line {
  const letters = items.reduce((sum, item) => sum + item.text.length * (item.rightToLeft ? 1 : -1), 0)
  const rightToLeft = letters > 0
  const words: Word[] = []
  const inOrder = rightToLeft ? [...items].reverse() : items
  let last: Placed | undefined
  for (const item of inOrder) {
    const split = wordsOf(item)
    const gap = last ? (rightToLeft ? last.x - (item.x + item.width) : item.x - (last.x + last.width)) : 0
    const glued =
      last && !/\s$/.test(last.text) && !/^\s/.test(item.text) && gap < 0.2 * Math.max(last.height, item.height)
    const next = last && (last.place < item.place ? item : last)
    const [first, ...rest] = split
    const before = words.at(-1)
    if (before && first && glued && !next?.spaced) {
      const [x, right] = [Math.min(before.x, first.x), Math.max(before.x + before.width, first.x + first.width)]
      Object.assign(before, { text: before.text + first.text, x, width: right - x })
      append(words, rest)
    } else append(words, split)
    last = item
  }
  const tallest = items.reduce((a, b) => (b.height > a.height ? b : a))
  const places = new Float32Array(2 * words.length)
  for (const [i, { x, width }] of words.entries()) {
    places[2 * i] = x
    places[2 * i + 1] = width
  }
  return {
    text: words.map(({ text }) => text).join(' '),
    places,
    x: extent(items, ({ x }) => x)[0],
    right: extent(items, ({ x, width }) => x + width)[1],
    y: tallest.y,
    height: tallest.height,
    rightToLeft,
    angle: tallest.angle,
  }
}

/** The words of an item, each with its share of the width by the letters it has. */
function wordsOf({ text, x, width, rightToLeft }: Item): Word[] {
  const words: Word[] = []
  const all = breadth(text) || 1
  let before = 0
  for (const part of text.split(/(\s+)/)) {
    const share = (breadth(part) / all) * width
    if (part.trim() !== '')
      words.push({ text: part, x: rightToLeft ? x + width - before - share : x + before, width: share })
    before += share
  }
  return words
}

/** How wide text is, in letters of common width. */
function breadth(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32) sum += 0.55
    else if (code < 128) sum += narrow.has(code) ? 0.55 : wide.has(code) ? 1.55 : code >= 65 && code <= 90 ? 1.3 : 1
    else sum += code >= 0x2e80 && code < 0xfb00 ? 2 : 1
  }
  return sum
}
const codes = (letters: string) => new Set([...letters].map((one) => one.charCodeAt(0)))
const narrow = codes("ijltfrI.,;:'|!()[]-`")
const wide = codes('mwMW@%')
