import { endOfWord, type Rect, unpackBoxes, type WordBox } from '../document/boxes.ts'
import { rangeOfPage } from '../document/page-at.ts'
import type { DocumentText, Range } from '../document/text.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { type Anchor, anchorOf } from './anchors.ts'
import { codesOf } from './codings.ts'
import { excerptsOf } from './reanchor.ts'

/** A mark that somebody made in a PDF with another program, as far as it says where and what. */
export interface Mark {
  page: number
  kind: string
  colour?: string | undefined
  rects: readonly Rect[]
  comment?: string | undefined
  author?: string | undefined
  at?: string | undefined
}

/** A mark, or several that go on over pages, as a passage: its words, or the region where there are none. */
export interface Marked extends Anchor {
  kind: string
  colour: string
  comment?: string | undefined
  at?: string | undefined
  pages: number[]
}

/** The colour of marks whose file names none. */
export const noColour = 'none'
/** How near to the edge of a letter a mark has to end to be taken to end there; others end with their word. */
const exact = 0.04

/**
 * The passages that marks stand on, in their order. A mark ends with a word, unless it was drawn to a letter; what goes on
 * over the end of a page, with the same colour and comment, is one passage; a mark without words under it is a region.
 */
export function marksAsPassages(read: DocumentText, marks: readonly Mark[]): Marked[] {
  const out: (Marked & { range?: Range | undefined; mark: Mark })[] = []
  for (const mark of marks) {
    const range = mark.kind === 'note' ? undefined : wordsUnder(read, mark.page, mark.rects)
    const last = out.at(-1)
    if (range && last?.range && goesOn(read, last, mark, range)) {
      last.range = { start: last.range.start, end: range.end }
      Object.assign(last, anchorOf(read, last.range))
      last.pages.push(mark.page)
      continue
    }
    const where: Anchor = range
      ? anchorOf(read, range)
      : { quote: '', selectors: [{ type: 'page', page: mark.page, rects: mark.rects.map((rect) => rect.map(short)) }] }
    out.push({
      ...where,
      kind: mark.kind,
      colour: mark.colour ?? noColour,
      comment: mark.comment,
      at: mark.at,
      pages: [mark.page],
      range,
      mark,
    })
  }
  return out.map(({ range: _, mark: __, ...passage }) => passage)
}

/** Whether a mark is the rest of the one before, on the next page: between them stand running heads and blanks alone. */
function goesOn(
  read: DocumentText,
  before: { mark: Mark; pages: number[]; range?: Range | undefined },
  mark: Mark,
  range: Range,
) {
  const same = (['kind', 'colour', 'comment', 'author', 'at'] as const).every((key) => before.mark[key] === mark[key])
  if (!same || mark.page !== (before.pages.at(-1) ?? 0) + 1 || !before.range || range.start < before.range.end)
    return false
  let between = ''
  let at = before.range.end
  for (const { start, end } of read.furniture) {
    if (end <= at || start >= range.start) continue
    between += read.text.slice(at, Math.max(at, start))
    at = end
  }
  return (between + read.text.slice(at, range.start)).trim() === ''
}

/** From the first word under some rectangles to the last; undefined where there is none. */
function wordsUnder(read: DocumentText, page: number, rects: readonly Rect[]): Range | undefined {
  const { start: from } = rangeOfPage(read, page)
  const { boxes } = read.pages[page - 1] ?? {}
  if (!boxes) return undefined
  let range: Range | undefined
  for (const word of unpackBoxes(from, boxes).flat()) {
    const part = partUnder(read.text, word, rects)
    if (part)
      range = { start: Math.min(range?.start ?? part.start, part.start), end: Math.max(range?.end ?? 0, part.end) }
  }
  return range
}

/** What of a word stands under rectangles: all of it, the letters it was drawn to, or nothing where it is less than half. */
function partUnder(text: string, { start, x, y, width, height }: WordBox, rects: readonly Rect[]): Range | undefined {
  const middle = y + height / 2
  const end = endOfWord(text, start)
  const letters = end - start
  for (const [left, top, w, h] of rects) {
    if (middle < top || middle > top + h || width <= 0) continue
    const [a, b] = [Math.max(0, (left - x) / width), Math.min(1, (left + w - x) / width)]
    if (b <= a) continue
    const [first, last] = turned.test(text.slice(start, end)) ? [1 - b, 1 - a] : [a, b]
    const to = (share: number) => Math.round(share * letters)
    const sharp = (share: number) => Math.abs(share * letters - to(share)) <= exact
    if (sharp(first) && sharp(last))
      return to(last) > to(first) ? { start: start + to(first), end: start + to(last) } : undefined
    if (b - a >= 0.5) return { start, end }
  }
  return undefined
}
const turned = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const short = (n: number): number => Math.round(n * 1e5) / 1e5

/** Which excerpt of a document is the same passage, if there is one: the same words at the same place, or region. */
export function sameHere(state: State, document: Id<'doc'>): (marked: Anchor) => Id<'exc'> | undefined {
  const place = ({ selectors = [] }: Pick<Value<'excerpt'>, 'selectors'>) => {
    const position = selectors.find(({ type }) => type === 'position')
    if (position?.type === 'position') return `${position.start}-${position.end}`
    const regions = selectors.flatMap((one) =>
      one.type === 'page' ? [[one.page, one.rects?.map((rect) => rect.map((n) => Math.round(n * 500)))]] : [],
    )
    return JSON.stringify(regions)
  }
  const known = new Map(excerptsOf(state, document).map(([id, excerpt]) => [place(excerpt), id]))
  return (marked) => known.get(place(marked))
}

/** What an excerpt looks like in a PDF: where, in which colour, and what is said of it. */
interface MarkOut {
  page: number
  rects: Rect[]
  colour: string
  comment: string
  author: string
}

/** The colour of an excerpt whose codes have none. */
const plainColour = '#ffd24d'

/** The excerpts of a document as marks: the colour of the first code, the initials of who marked it, codes and memos. */
export function marksOf(
  state: State,
  document: Id<'doc'>,
  read: DocumentText,
  initials: (person: Id<'per'>) => string,
): MarkOut[] {
  return excerptsOf(state, document).flatMap(([id, { selectors = [], memo, by }]) => {
    const codes = codesOf(state, id).flatMap((code) => state.code.get(code) ?? [])
    const colour = codes.map((code) => code.colour ?? '').find((one) => /^#[0-9a-f]{6}$/i.test(one)) ?? plainColour
    const memos = referrers(state, 'coding', id).flatMap(([, coding]) =>
      coding.memo ? [`${state.code.get(coding.code)?.name ?? ''}: ${coding.memo}`] : [],
    )
    const comment = [codes.map(({ name }) => name).join('; '), memo ?? '', ...memos]
      .filter((one) => one.trim())
      .join('\n\n')
    const who = by ?? referrers(state, 'coding', id)[0]?.[1].by
    return selectors.flatMap((selector) =>
      selector.type === 'page' && selector.rects?.length && selector.page <= read.pages.length
        ? [{ page: selector.page, rects: selector.rects as Rect[], colour, comment, author: who ? initials(who) : '' }]
        : [],
    )
  })
}
