import { rectsOf } from '../document/boxes.ts'
import { type Folded, fold, unfold } from '../document/fold.ts'
import type { DocumentText, Range } from '../document/text.ts'
import { nearest } from './approximate.ts'
import type { Selector } from './facts.ts'

/** How many characters before and after a quote are kept, to tell it from the same words elsewhere. */
const context = 48
/** A quote is found again nearly when at most a fifth of its characters differ, and never more than this. */
const mostDiffering = { share: 0.2, most: 200 }
/** Shorter quotes are not looked for nearly: a fifth of a few letters fits many words. */
const shortest = 16

/** The words of an excerpt, and where they stand: what is recorded when a passage is marked. */
export interface Anchor {
  quote: string
  selectors: Selector[]
}

/** Where an excerpt stands in a document. `near`: its words are there with `distance` characters changed. */
export type Found =
  | { how: 'position' | 'quote'; start: number; end: number }
  | { how: 'near'; start: number; end: number; distance: number }
  | { how: 'orphan' }

/**
 * How a passage is anchored (W3C Web Annotation, TextQuoteSelector and TextPositionSelector): its words with those before
 * and after, its place in the text, and on each page its rectangles.
 */
export function anchorOf(read: DocumentText, range: Range): Anchor {
  const { start, end } = whole(read.text, range)
  const quote = read.text.slice(start, end)
  const [prefix, suffix] = [
    read.text.slice(whole(read.text, { start: Math.max(0, start - context), end: start }).start, start),
    read.text.slice(end, whole(read.text, { start: end, end: Math.min(read.text.length, end + context) }).end),
  ]
  return {
    quote,
    selectors: [
      { type: 'quote', exact: quote, ...(prefix && { prefix }), ...(suffix && { suffix }) },
      { type: 'position', start, end },
      ...rectsOf(read, { start, end }).map(({ page, rects }): Selector => ({ type: 'page', page, rects })),
    ],
  }
}

/** A range that does not begin or end within a character of two code units. */
function whole(text: string, { start, end }: Range): Range {
  const within = (at: number) =>
    at > 0 && at < text.length && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))
  return { start: within(start) ? start - 1 : start, end: within(end) ? end + 1 : end }
}
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** A document made ready for looking for many excerpts. */
export interface Sought {
  text: string
  folded: Folded
}
export const sought = ({ text, furniture }: Pick<DocumentText, 'text' | 'furniture'>): Sought => ({
  text,
  folded: fold(text, { without: furniture, hyphens: 'dropped' }),
})

/**
 * Finds an excerpt again. At its place, if the same words stand there; else where its words stand, best in the same
 * surroundings and near its place: white space, hyphenation, running heads, typographic quotes and the make-up of
 * characters do not count. Else where nearly all of its words stand; else it is an orphan, which is told and not dropped.
 */
export function findAgain(
  document: Sought,
  { quote, selectors = [] }: { quote: string; selectors?: readonly Selector[] | undefined },
): Found {
  const position = selectors.find((selector) => selector.type === 'position')
  const said = selectors.find((selector) => selector.type === 'quote')
  const exact = said?.exact ?? quote
  if (position && exact !== '' && document.text.slice(position.start, position.end) === exact)
    return { how: 'position', start: position.start, end: position.end }
  const wanted = fold(exact, { hyphens: 'dropped' }).text.trim()
  if (wanted === '') return { how: 'orphan' }
  const around = {
    before: fold(said?.prefix ?? '', { hyphens: 'dropped' }).text.trim(),
    after: fold(said?.suffix ?? '', { hyphens: 'dropped' }).text.trim(),
    at: position ? foldedPlace(document.folded, position.start) : undefined,
  }
  const same = best(document.folded.text, occurrences(document.folded.text, wanted), around)
  if (same) return { how: 'quote', ...unfold(document.folded, same) }
  if (wanted.length < shortest) return { how: 'orphan' }
  const most = Math.min(mostDiffering.most, Math.floor(mostDiffering.share * wanted.length))
  const near = best(document.folded.text, nearest(document.folded.text, wanted, most), around)
  return near ? { how: 'near', ...unfold(document.folded, near), distance: near.errors } : { how: 'orphan' }
}

interface Around {
  before: string
  after: string
  at: number | undefined
}

/** Of several places the one whose surroundings are most alike; of those the nearest to where it was. */
function best<P extends Range>(text: string, places: readonly P[], { before, after, at }: Around): P | undefined {
  let chosen: { place: P; alike: number; far: number } | undefined
  for (const place of places) {
    const alike =
      sameEnd(text.slice(Math.max(0, place.start - 2 * context), place.start).trimEnd(), before) +
      sameStart(text.slice(place.end, place.end + 2 * context).trimStart(), after)
    const far = at === undefined ? 0 : Math.abs(place.start - at)
    if (!chosen || alike > chosen.alike || (alike === chosen.alike && far < chosen.far)) chosen = { place, alike, far }
  }
  return chosen?.place
}

function sameStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}
function sameEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

/** At most so many are compared: a quote of one word can stand everywhere. */
const mostPlaces = 2_000

function occurrences(text: string, wanted: string): Range[] {
  const places: Range[] = []
  for (let at = text.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = text.indexOf(wanted, at + 1))
    places.push({ start: at, end: at + wanted.length })
  return places
}

/** Where a place of the text is in the folded text. */
function foldedPlace({ at }: Folded, place: number): number {
  let low = 0
  let high = at.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
