import { pageAt } from '../document/page-at.ts'
import type { Block, DocumentText, Range } from '../document/text.ts'
import { sentencesOf } from './sentences.ts'

/** A stretch of a document that is read and judged as one: some sentences of one paragraph, or a turn or two of a talk. */
interface Cut extends Range {
  page?: number | undefined
  /** Its words as they are compared. */
  words: string
}

/** A passage has about so many words: enough to hold a claim with its reason, and few enough to be read at a glance. */
const wanted = 90
/** A paragraph up to this long is one passage. */
const most = 130
/** Shorter ones, such as items of a list or an answer of one word, go together with what follows. */
const least = 25
/** Words beyond this, in letters, are no sentence that anybody wrote. */
const longest = 2_000
/** Between two turns stands who speaks, in at most so many letters. */
const speaker = 60

/**
 * The passages of a document, in the order of its text. They follow its paragraphs or turns, end where a page or what is
 * no words of the author's begins, and depend on the text alone: where one starts names it for ever, as texts never change.
 */
export function cut(read: DocumentText): Cut[] {
  return joined(read, units(read)).flatMap((unit) =>
    windows(read.text, unit).flatMap((range): Cut[] => {
      const words = wordsIn(read, range)
      if (!/\p{L}{2}/u.test(words)) return []
      const page = pageAt(read.pages, range.start)
      return [{ ...range, ...(page !== undefined && { page }), words }]
    }),
  )
}

/** Paragraphs or turns, apart where a page begins and where something stands that is not the author's words. */
function units({ text, pages, furniture, ...read }: DocumentText): Range[] {
  const limits = [
    ...pages.map(({ start }) => ({ start, end: start })),
    ...furniture.map(({ start, end }) => ({ start, end })),
  ].sort((a, b) => a.start - b.start)
  const out: Range[] = []
  const put = (start: number, end: number) => {
    const range = trimmed(text, start, end)
    if (range.end > range.start) out.push(range)
  }
  let next = 0
  for (const { start, end } of stretches({ text, ...read }).sort((a, b) => a.start - b.start)) {
    let from = start
    while (next < limits.length && (limits[next]?.end ?? 0) <= from) next++
    for (let i = next; i < limits.length; i++) {
      const limit = limits[i] as Range
      if (limit.start >= end) break
      put(from, limit.start)
      from = Math.max(from, limit.end)
    }
    put(from, end)
  }
  return out
}

/** What is no passage: titles, and lists of references, in which every subject of a document is named. */
const silent: ReadonlySet<Block['kind']> = new Set(['heading', 'reference'])
const references = /^\W*(?:\d+\.?\s*)?(?:references|reference list|bibliography|(?:literature|works) cited)\W*$/i

function stretches({ text, turns, blocks }: Pick<DocumentText, 'text' | 'turns' | 'blocks'>): Range[] {
  if (turns.length > 0) return [...turns]
  if (blocks.length === 0) return paragraphs(text)
  let listed = false
  return blocks.filter(({ kind, start, end }) => {
    const head = end - start < 60 && references.test(text.slice(start, end))
    if (kind === 'heading' || head) listed = head
    return !listed && !silent.has(kind)
  })
}

/** Stretches between empty lines. */
function paragraphs(text: string): Range[] {
  const out: Range[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    out.push({ start, end: index })
    start = index + gap.length
  }
  out.push({ start, end: text.length })
  return out
}

function trimmed(text: string, start: number, end: number): Range {
  let [from, to] = [start, end]
  while (from < to && isBlank(text, from)) from++
  while (to > from && isBlank(text, to - 1)) to--
  return { start: from, end: to }
}
const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xa0

/** Short ones that follow each other directly are one. */
function joined({ text, pages, turns }: DocumentText, all: readonly Range[]): Range[] {
  const out: (Range & { count: number })[] = []
  for (const { start, end } of all) {
    const before = out.at(-1)
    const count = countOf(text, start, end)
    const near =
      before &&
      start >= before.end &&
      pageAt(pages, before.start) === pageAt(pages, start) &&
      (turns.length > 0 ? start - before.end <= speaker : text.slice(before.end, start).trim() === '')
    if (before && near && before.count < least && before.count + count <= most)
      Object.assign(before, { end, count: before.count + count })
    else out.push({ start, end, count })
  }
  return out
}

function countOf(text: string, start: number, end: number): number {
  let count = 0
  for (let i = start, within = false; i < end; i++) {
    const blank = isBlank(text, i)
    if (!blank && !within) count++
    within = !blank
  }
  return count
}

/** A paragraph in passages of like length, each of whole sentences. */
function windows(text: string, { start, end }: Range): Range[] {
  const all = countOf(text, start, end)
  if (all <= most && end - start <= longest) return [{ start, end }]
  const share = all / Math.max(1, Math.round(all / wanted))
  const out: Range[] = []
  let from = start
  for (const sentence of sentencesOf(text, { start, end }, longest)) {
    const count = countOf(text, sentence.start, sentence.end)
    const soFar = countOf(text, from, sentence.start)
    // It ends before a sentence that would take it further from its share than it is without.
    if (sentence.start > from && (soFar + count - share > share - soFar || sentence.end - from > longest)) {
      out.push(trimmed(text, from, sentence.start))
      from = sentence.start
    }
  }
  out.push(trimmed(text, from, end))
  return out.filter((one) => one.end > one.start)
}

/** A word broken at a line end. Whether its hyphen was there before does not matter for what a passage is about. */
const broken = /(?<=\p{L})[-\u2010\u00ad][^\S\n]*\n\s*(?=\p{Ll})|\u00ad/gu
/** Ligatures, and accents that stand apart from their letters. */
const composed = /[\u0300-\u036f\ufb00-\ufb06]/

/** The words of a range as they are compared: whole, and each letter in one form. */
export function wordsIn({ text }: Pick<DocumentText, 'text'>, { start, end }: Range): string {
  const words = text.slice(start, end).replace(broken, '')
  return composed.test(words) ? words.normalize('NFKC') : words
}
