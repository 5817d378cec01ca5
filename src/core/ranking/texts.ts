import { grown } from './grown.ts'
import { emptyLexicon, type Lexicon, wordsOf } from './words.ts'

/** What the ranking reads of a source. */
export interface Readable {
  id: string
  title: string
  abstract?: string | undefined
}

/** Records as numbers of words, one behind the other: a record's title, then its abstract. */
export interface Texts {
  ids: string[]
  lexicon: Lexicon
  words: Int32Array
  /** Where each record's title and abstract end in `words`. */
  titleEnds: Int32Array
  ends: Int32Array
}

/** The store of texts while it is empty; it grows as they are added. */
export const noTexts = (): Texts => ({
  ids: [],
  lexicon: emptyLexicon(),
  words: new Int32Array(1 << 16),
  titleEnds: new Int32Array(1 << 10),
  ends: new Int32Array(1 << 10),
})

/** A title is not longer than this, nor an abstract: a book pasted into a field is read to here, in letters. */
const most = 100_000

/** Adds records to what was read before; reading all at once comes to the same. With `fixed`, new words are -1. */
export function addTexts(texts: Texts, records: Iterable<Readable>, fixed = false): void {
  let at = endOf(texts, texts.ids.length - 1)
  for (const { id, title, abstract = '' } of records) {
    const record = texts.ids.push(id) - 1
    texts.titleEnds = grown(texts.titleEnds, record + 1)
    texts.ends = grown(texts.ends, record + 1)
    at = read(texts, title, at, fixed)
    texts.titleEnds[record] = at
    at = read(texts, abstract, at, fixed)
    texts.ends[record] = at
  }
}

function read(texts: Texts, text: string, at: number, fixed: boolean): number {
  const part = text.length > most ? text.slice(0, most) : text
  texts.words = grown(texts.words, at + part.length)
  return wordsOf(texts.lexicon, part, texts.words, at, fixed)
}

/** Where a record's words end; also where those of the next begin. */
export const endOf = ({ ends }: Texts, record: number): number => (record < 0 ? 0 : (ends[record] as number))
