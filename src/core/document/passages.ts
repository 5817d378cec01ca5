import { type Folded, fold, lowered, unfold } from './fold.ts'
import { pageAt } from './page-at.ts'
import type { DocumentText, Range } from './text.ts'

/** Where words stand that were looked for, with what is around them, as one reads it. */
export interface Passage extends Range {
  page?: number | undefined
  /** What the page is called, where that is not its number. */
  label?: string | undefined
  before: string
  words: string
  after: string
}

/** How much of the text around is shown. */
const around = 90

/**
 * Where within a range the first of the words looked for stands. `terms` are words or phrases, an asterisk behind one
 * that is a beginning; case and accents do not count, and words broken at a line end are whole.
 */
export function passageIn(read: DocumentText, range: Range, terms: readonly string[]): Passage | undefined {
  const folded = fold(read.text, { without: read.furniture, hyphens: 'undone', part: range })
  const found = firstOf(folded, terms)
  if (!found) return undefined
  const { text } = folded
  const place = unfold(folded, found)
  const page = pageAt(read.pages, place.start)
  const label = page === undefined ? undefined : read.pages[page - 1]?.label
  const from = Math.max(0, found.start - around)
  const to = Math.min(text.length, found.end + around)
  return {
    ...place,
    ...(page !== undefined && { page }),
    ...(label !== undefined && { label }),
    before: (from > 0 ? text.slice(from, found.start).replace(/^\S*\s/, '… ') : text.slice(0, found.start)).trimStart(),
    words: text.slice(found.start, found.end),
    after: to < text.length ? text.slice(found.end, to).replace(/\s\S*$/, ' …') : text.slice(found.end).trimEnd(),
  }
}

/** Words are looked at one after the other, and no further than the first that fits: most pages have it near the top. */
function firstOf({ text }: Folded, terms: readonly string[]): Range | undefined {
  const wanted = terms
    .map((term) => ({ words: (term.match(word) ?? []).map(lowered), begins: term.endsWith('*') }))
    .filter(({ words }) => words.length > 0)
  const ahead = Math.max(0, ...wanted.map(({ words }) => words.length))
  const coming = text.matchAll(word)
  const words: { word: string; start: number; end: number }[] = []
  const wordAt = (at: number) => {
    while (words.length <= at) {
      const next = coming.next()
      if (next.done) return undefined
      const { 0: said, index } = next.value
      words.push({ word: lowered(said), start: index, end: index + said.length })
    }
    return words[at]
  }
  for (let at = 0; ahead > 0; at++) {
    const first = wordAt(at)
    if (!first) return undefined
    for (const { words: term, begins } of wanted) {
      const all = term.every((part, i) => {
        const said = wordAt(at + i)?.word
        return begins && i === term.length - 1 ? said?.startsWith(part) : said === part
      })
      const last = all ? wordAt(at + term.length - 1) : undefined
      if (last) return { start: first.start, end: last.end }
    }
  }
}
const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
