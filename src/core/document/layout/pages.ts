import { type LineBox, packBoxes, type WordBox } from '../boxes.ts'
import { type Block, type DocumentText, plainText } from '../text.ts'
import { inReadingOrder, type Ordered } from './columns.ts'
import { append } from './extent.ts'
import { type Edge, edgesOf, furnitureOf, type PageLines, reach } from './furniture.ts'
import { type Line, linesOf, type PageItems } from './lines.ts'

/** What is left of a page's items once they are lines in reading order: much less to keep of a long document. */
export interface PageRead extends Omit<PageItems, 'items'> {
  ordered: readonly Ordered[]
  /** Words were there and no letter can be made out: its fonts do not say what they show. */
  unreadable: boolean
}

/** One page in reading order. Text at another angle than most of the page comes last. */
export function readPage({ items, ...page }: PageItems): PageRead {
  const letters = items.reduce((sum, { text }) => sum + text.trim().length, 0)
  const garbled = items.reduce((sum, { text }) => sum + (text.match(noLetters)?.length ?? 0), 0)
  if (letters > 0 && garbled > 0.3 * letters) return { ...page, ordered: [], unreadable: true }
  const angles = new Map<number, { letters: number; items: (typeof items)[number][] }>()
  for (const item of items) {
    const known = angles.get(item.angle) ?? { letters: 0, items: [] }
    known.letters += item.text.length
    known.items.push(item)
    angles.set(item.angle, known)
  }
  const groups = [...angles.values()].sort((a, b) => b.letters - a.letters)
  return { ...page, ordered: groups.flatMap((group) => inReadingOrder(linesOf(group.items))), unreadable: false }
}

/** Characters of fonts that do not say which letters they show: private use, replacement, controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const noLetters = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/g

/** A text that grows page by page. */
interface TextOfPages {
  add: (page: PageRead) => void
  /** The whole, when there are no more pages. */
  end: () => DocumentText
}

/**
 * The pages of a document as one text, in which places, running heads and paragraphs are known. Of a page no more is kept
 * than its words and their places, once the pages behind it have told which of its lines are running heads: a document may
 * have thousands.
 */
export function textOfPages(): TextOfPages {
  const writing: Writing = {
    parts: [],
    length: 0,
    read: plainText(''),
    stretches: [],
    block: undefined,
    before: undefined,
    letters: new Map(),
  }
  const texts: string[] = []
  const scanned: number[] = []
  const unreadable: number[] = []
  let near: { page: PageRead; number: number; edges: Edge[] }[] = []
  let added = 0
  let written = 0
  const write = (few: boolean) => {
    const own = near.find(({ number }) => number === written)
    written++
    if (!own) return
    const others = near.filter(({ number }) => number !== own.number && Math.abs(number - own.number) <= reach)
    const furniture = furnitureOf(
      upright(own.page),
      own.edges,
      others.map(({ number, edges }) => ({ apart: number - own.number, edges })),
      few,
    )
    writePage(writing, own.page, furniture)
    texts.push(writing.parts.join(''))
    writing.parts = []
    near = near.filter(({ number }) => number >= written - reach)
  }
  return {
    add(page) {
      near.push({ page, number: added++, edges: edgesOf(upright(page)) })
      if (page.scanned) scanned.push(added)
      if (page.unreadable) unreadable.push(added)
      if (added - written > reach) write(false)
    },
    end() {
      while (written < added) write(added < 6)
      closeBlock(writing)
      const { read } = writing
      read.text = texts.join('')
      read.blocks = blocksOf(writing)
      const told = (which: readonly number[], what: (one: boolean) => string) => {
        const count =
          which.length === added ? 'All its pages' : which.length === 1 ? 'One page' : `${which.length} pages`
        if (which.length > 0)
          read.problems.push({ what: `${count} ${what(count === 'One page')}`, page: which[0] ?? 1 })
      }
      told(scanned, (one) => `${one ? 'is' : 'are'} scanned: a picture, without words that can be searched or marked.`)
      told(
        unreadable,
        (one) => `${one ? 'has' : 'have'} fonts that do not say which letters they show, so the words cannot be read.`,
      )
      return read
    },
  }
}

const upright = ({ height, ordered }: PageRead): PageLines => ({
  height,
  lines: ordered.filter(({ line }) => line.angle === 0).map(({ line }) => line),
})

function writePage(writing: Writing, page: PageRead, furniture: ReadonlySet<Line>): void {
  const { width, height, label, scanned, ordered, unreadable } = page
  for (const { line } of ordered) {
    const tall = Math.round(line.height * 2) / 2
    writing.letters.set(tall, (writing.letters.get(tall) ?? 0) + line.text.length)
  }
  const heads = ordered.filter(({ line }) => furniture.has(line) && line.y < height / 2)
  const feet = ordered.filter(({ line }) => furniture.has(line) && line.y >= height / 2)
  const body = ordered.filter(({ line }) => !furniture.has(line))
  const boxes: LineBox[] = []
  if (writing.length > 0) put(writing, heads.length === 0 && body[0] ? between(writing.before, body[0], 0) : '\n\n')
  const start = writing.length
  for (const { line } of heads) append(boxes, aside(writing, line, width, height))
  if (heads.length > 0 && body.length > 0) put(writing, '\n')
  const leading = leadingOf(body)
  for (const [i, next] of body.entries()) {
    if (i > 0) put(writing, between(writing.before, next, leading))
    append(boxes, words(writing, next.line, width, height))
    writing.before = next
  }
  if (feet.length > 0 && writing.length > start) put(writing, '\n\n')
  for (const { line } of feet) append(boxes, aside(writing, line, width, height))
  writing.read.pages.push({
    start,
    width: Math.round(width * 100) / 100,
    height: Math.round(height * 100) / 100,
    ...(label !== undefined && { label }),
    ...((scanned || unreadable) && { scanned: true as const }),
    ...(boxes.length > 0 && { boxes: packBoxes(start, boxes) }),
  })
}

/** A paragraph or a heading: which of the two is known when the letters of all pages were counted. */
interface Stretch {
  start: number
  end: number
  /** Of its first line. */
  height: number
  angle: number
  lines: number
}

interface Writing {
  /** What was written of the page. */
  parts: string[]
  length: number
  read: DocumentText
  stretches: Stretch[]
  block: Stretch | undefined
  /** The last line of the author's words. */
  before: Ordered | undefined
  /** How many letters are of which height. */
  letters: Map<number, number>
}

function put(writing: Writing, text: string): void {
  if (text === '\n\n') closeBlock(writing)
  writing.parts.push(text)
  writing.length += text.length
}

/** A line that is not of the author's words. */
function aside(writing: Writing, line: Line, width: number, height: number): LineBox[] {
  const start = writing.length
  const boxes = boxesOf(writing, line, width, height)
  writing.read.furniture.push({ start, end: writing.length })
  put(writing, '\n')
  return boxes
}

function words(writing: Writing, line: Line, width: number, height: number): LineBox[] {
  const start = writing.length
  const boxes = boxesOf(writing, line, width, height)
  const { block } = writing
  const end = writing.length
  if (block) Object.assign(block, { end, lines: block.lines + 1 })
  else writing.block = { start, end, height: line.height, angle: line.angle, lines: 1 }
  return boxes
}

function closeBlock(writing: Writing): void {
  if (writing.block) writing.stretches.push(writing.block)
  writing.block = undefined
}

function blocksOf({ stretches, letters }: Writing): Block[] {
  const common = commonHeight(letters)
  return stretches.map(({ start, end, height, angle, lines }) =>
    // More than a few lines in large letters are a text, not its heading.
    height > 1.18 * common && angle === 0 && lines <= 4
      ? { kind: 'heading', level: height > 1.6 * common ? 1 : 2, start, end }
      : { kind: 'paragraph', start, end },
  )
}

/** Writes a line, and says where its words stand. Set on its side, each word has a height of its own. */
function boxesOf(writing: Writing, line: Line, width: number, height: number): LineBox[] {
  const box: WordBox[] = []
  let start = writing.length
  put(writing, line.text)
  for (const [i, word] of line.text.split(' ').entries()) {
    box.push({ start, ...rectOf(line, line.places[2 * i] ?? 0, line.places[2 * i + 1] ?? 0, width, height) })
    start += word.length + 1
  }
  return line.angle === 0 ? [box] : box.map((word) => [word])
}

/** A word's rectangle in parts of the page, turned back to how the page is shown. */
function rectOf(line: Line, left: number, across: number, width: number, height: number) {
  if (line.angle === 0)
    return { x: left / width, y: line.y / height, width: across / width, height: line.height / height }
  const turn = (line.angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const corners = [
    [left, line.y],
    [left + across, line.y],
    [left, line.y + line.height],
    [left + across, line.y + line.height],
  ].map(([u = 0, v = 0]) => [u * cos - v * sin, u * sin + v * cos] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return {
    x: x / width,
    y: y / height,
    width: (Math.max(...xs) - x) / width,
    height: (Math.max(...ys) - y) / height,
  }
}

/** What stands between two lines: one line end within a paragraph, two between paragraphs. */
function between(before: Ordered | undefined, next: Ordered, leading: number): string {
  if (!before) return '\n\n'
  const [a, b] = [before.line, next.line]
  const em = Math.min(a.height, b.height)
  if (a.angle !== b.angle || Math.abs(a.height - b.height) > 0.15 * em) return '\n\n'
  const said = a.text
  if (next.breaks || leading === 0) return /[.!?:;”"]$/.test(said) || !/^\p{Ll}/u.test(b.text) ? '\n\n' : '\n'
  const step = b.y - a.y
  if (step > 1.4 * Math.max(leading, 1.15 * b.height) || step < 0) return '\n\n'
  const ends = /[.!?:”")\]]\d*$/.test(said)
  const [indent, short] = a.rightToLeft ? [a.right - b.right, a.x - b.x] : [b.x - a.x, b.right - a.right]
  return ends && (indent > 0.8 * em || short > 0.15 * (b.right - b.x)) ? '\n\n' : '\n'
}

/** The usual distance from line to line. */
function leadingOf(lines: readonly Ordered[]): number {
  const steps = lines.slice(1).flatMap((next, i) => {
    const step = next.line.y - (lines[i]?.line.y ?? 0)
    return !next.breaks && step > 0.3 * next.line.height ? [step] : []
  })
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 12
}

/** The height of most letters of the document. */
function commonHeight(letters: ReadonlyMap<number, number>): number {
  let best = 0
  for (const [height, n] of letters) if (n > (letters.get(best) ?? 0)) best = height
  return best || 10
}
