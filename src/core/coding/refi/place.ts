import { endOfWord, unpackBoxes } from '../../document/boxes.ts'
import { fold } from '../../document/fold.ts'
import type { DocumentText, Range } from '../../document/text.ts'
import { anchorOf, findAgain, type Sought } from '../anchors.ts'
import type { Selector } from '../facts.ts'
import { pointsOf } from './points.ts'
import type { RefiSelection } from './refi.ts'

/** How a file counts the places in its words. The standard says code points; not every program does. */
type Counting = 'code points' | 'UTF-16'

/** The words that a file's offsets are counted in, and how. */
export interface Counted {
  text: string
  counting: Counting
  /** From offsets to code units of `text`; undefined where they lead out of it. */
  range: (start: number, end: number) => Range | undefined
}

/** How much of a selection's name is compared with the words at its place. */
const compared = 40

/**
 * Decides how a file counts, by which reading puts most selections on the words that their names begin with: code points
 * or UTF-16, a line end of two characters as two or as one. Where nothing tells, as the standard has it.
 */
export function countingOf(text: string, selections: readonly RefiSelection[]): Counted {
  const texts = /\r\n?/.test(text) ? [text, text.replace(/\r\n?/g, '\n')] : [text]
  const readings = texts.flatMap((one) => {
    const pairs = /[\ud800-\udbff]/.test(one)
    return [countedBy(one, 'code points'), ...(pairs ? [countedBy(one, 'UTF-16')] : [])]
  })
  const [first = countedBy(text, 'code points')] = readings
  if (readings.length === 1) return first
  let best = first
  let most = -1
  for (const reading of readings) {
    let alike = 0
    for (const { place, name } of selections) {
      if (place.in !== 'text' || !name) continue
      const range = reading.range(place.start, place.end)
      const said = plain(name.replace(/(?:…|\.\.\.)\s*$/, '')).slice(0, compared)
      // Not trimmed: a place that is off by one begins or ends with the blank beside the words.
      const words = range && reading.text.slice(range.start, range.end).replaceAll(/\s+/g, ' ')
      if (words && said && words.startsWith(said)) alike++
    }
    if (alike > most) [best, most] = [reading, alike]
  }
  return best
}

function countedBy(text: string, counting: Counting): Counted {
  const points = counting === 'code points' ? pointsOf(text) : undefined
  const length = points?.length ?? text.length
  return {
    text,
    counting,
    range: (start, end) =>
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length
        ? points
          ? { start: points.units(start), end: points.units(end) }
          : { start, end }
        : undefined,
  }
}

const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

/** Where a passage of a file stands in a document as it was read here. */
export interface Placed {
  quote: string
  selectors: Selector[]
  /** How many characters differ there, where it was found only nearly. */
  distance?: number | undefined
}

const context = 48

/**
 * Puts a selection of words into the document: at its own place where both have the same text, else where its words stand.
 * Undefined where they stand nowhere; `quote` is what was marked, so that it can be told.
 */
export function placeWords(
  { place, name }: RefiSelection,
  counted: Counted,
  read: DocumentText,
  looking: Sought,
): { placed?: Placed; quote: string } {
  const range = place.in === 'text' ? counted.range(place.start, place.end) : undefined
  if (range && counted.text === read.text) {
    const placed = anchorOf(read, range)
    return { placed, quote: placed.quote }
  }
  const quote = range ? counted.text.slice(range.start, range.end) : plain(name ?? '')
  if (quote.trim() === '') return { quote }
  const selectors: Selector[] = range
    ? [
        {
          type: 'quote',
          exact: quote,
          prefix: counted.text.slice(Math.max(0, range.start - context), range.start),
          suffix: counted.text.slice(range.end, range.end + context),
        },
        { type: 'position', ...range },
      ]
    : []
  const found = findAgain(looking, { quote, selectors })
  if (found.how === 'orphan') return { quote }
  const anchor = anchorOf(read, found)
  if (found.how !== 'near') return { placed: anchor, quote: anchor.quote }
  return { placed: { quote, selectors: anchor.selectors, distance: found.distance }, quote }
}

/**
 * Puts a rectangle of a page into the document. Where its name is what the rectangle holds, it was words that were marked;
 * else it is a region. Pages are counted from 0, unless the file shows that it counts from 1.
 */
export function placeRegion(
  { place, name }: RefiSelection,
  read: DocumentText,
  looking: Sought,
  fromOne: boolean,
): Placed | undefined {
  if (place.in !== 'page') return undefined
  const number = place.page + (fromOne ? 0 : 1)
  const page = read.pages[number - 1]
  if (!page || ![...place.first, ...place.second].every(Number.isFinite)) return undefined
  const part = (x: number, whole: number) => Math.min(1, Math.max(0, x / whole))
  const xs = [place.first[0], place.second[0]].map((x) => part(x, page.width))
  const ys = [place.first[1], place.second[1]].map((y) => 1 - part(y, page.height))
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (right <= left || bottom <= top) return undefined
  const said = plain(name ?? '')
  if (said.length > 2 && page.boxes) {
    const words = unpackBoxes(page.start, page.boxes)
      .flat()
      .filter(({ x, y, width, height }) => {
        const [middle, across] = [x + width / 2, y + height / 2]
        return middle >= left && middle <= right && across >= top && across <= bottom
      })
    const [start, last] = [Math.min(...words.map((one) => one.start)), Math.max(...words.map((one) => one.start))]
    if (words.length > 0) {
      const found = findAgain(looking, {
        quote: said,
        selectors: [{ type: 'position', start, end: endOfWord(read.text, last) }],
      })
      const within = found.how !== 'orphan' && found.start < endOfWord(read.text, last) && found.end > start
      if (within && found.how !== 'near') return anchorOf(read, found)
    }
  }
  const rect = [left, top, right - left, bottom - top].map((n) => Math.round(n * 1e5) / 1e5)
  return { quote: '', selectors: [{ type: 'page', page: number, rects: [rect] }] }
}

/** Whether a file counts pages from 1: it names none 0, and one that there would not be if it counted from 0. */
export const countsFromOne = (selections: readonly RefiSelection[], pages: number): boolean => {
  const named = selections.flatMap(({ place }) => (place.in === 'page' ? [place.page] : []))
  return named.length > 0 && !named.includes(0) && named.some((page) => page >= pages)
}

/** Whether a text holds no words at all. */
export const wordless = ({ text }: Pick<DocumentText, 'text'>): boolean =>
  fold(text, { hyphens: 'dropped' }).text.trim() === ''
