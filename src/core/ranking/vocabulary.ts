import { grown } from './grown.ts'
import { emptyPairs, type Pairs, pairOf } from './pairs.ts'
import { stopWords } from './stop-words.ts'
import { emptyLexicon, type Lexicon, numberOf, spelt } from './words.ts'

/** Which term is which: what a text's words, their stems and their pairs are called in the cells. */
export interface Vocabulary {
  words: Lexicon
  stems: Lexicon
  /** The stem of each longer word; -1 for short ones. */
  stemOf: Int32Array
  /** 1 for words that only join others. */
  joins: Uint8Array
  pairs: Pairs
}

/** A longer word's first letters are a term too: "nurse", "nurses", "nursing". */
const stemLetters = 4

export function vocabularyOf(words: Lexicon): Vocabulary {
  const stems = emptyLexicon()
  const stemOf = new Int32Array(words.size).fill(-1)
  for (let word = 0; word < words.size; word++) {
    const text = spelt(words, word)
    if (text.length > stemLetters) stemOf[word] = numberOf(stems, text, 0, stemLetters)
  }
  const joins = new Uint8Array(words.size)
  for (const word of stopWords) {
    const number = numberOf(words, word, 0, word.length, true)
    if (number >= 0) joins[number] = 1
  }
  return { words, stems, stemOf, joins, pairs: emptyPairs() }
}

/** How often each term stands in one record; emptied for the next. Terms are numbered words first, then stems, then pairs. */
export interface Tally {
  counts: Uint8Array
  touched: Int32Array
  size: number
}

export const emptyTally = ({ words, stems }: Vocabulary): Tally => ({
  counts: new Uint8Array(Math.max(1 << 12, 2 * (words.size + stems.size))),
  touched: new Int32Array(1 << 12),
  size: 0,
})

/** More often than this is not told apart. */
export const mostCount = 63

/**
 * Counts the terms of a stretch of text: its words, their stems, pairs of neighbours, and pairs of telling words with
 * only joining words between them. With `fixed`, what the vocabulary has not is passed over.
 */
export function tally(
  { words, stems, stemOf, joins, pairs }: Vocabulary,
  text: Int32Array,
  from: number,
  to: number,
  counts: number,
  into: Tally,
  fixed = false,
): void {
  const stemsFrom = words.size
  const pairsFrom = stemsFrom + stems.size
  let telling = -1
  into.touched = grown(into.touched, into.size + 4 * (to - from))
  for (let i = from; i < to; i++) {
    const word = text[i] as number
    if (word < 0) {
      telling = -1
      continue
    }
    bump(into, word, counts)
    const stem = stemOf[word] as number
    if (stem >= 0) bump(into, stemsFrom + stem, counts)
    if (i > from) pair(i - 1, word)
    if (joins[word] === 1) continue
    if (telling >= 0 && telling < i - 1) pair(telling, word)
    telling = i
  }
  function pair(before: number, word: number): void {
    const number = pairOf(pairs, text[before] as number, word, fixed)
    if (number >= 0) bump(into, pairsFrom + number, counts)
  }
}

function bump(into: Tally, term: number, by: number): void {
  if (term >= into.counts.length) into.counts = grown(into.counts, term + 1)
  const before = into.counts[term] as number
  if (before === 0) into.touched[into.size++] = term
  into.counts[term] = Math.min(mostCount, before + by)
}

export function clear(it: Tally): void {
  for (let i = 0; i < it.size; i++) it.counts[it.touched[i] as number] = 0
  it.size = 0
}

/** A term as a reader knows it: "trust", "nurs…", "shared decision". */
export function termSaid({ words, stems, pairs }: Vocabulary, term: number): string {
  if (term < words.size) return spelt(words, term)
  const stem = term - words.size
  if (stem < stems.size) return `${spelt(stems, stem)}…`
  const pair = stem - stems.size
  return `${spelt(words, pairs.first[pair] as number)} ${spelt(words, pairs.second[pair] as number)}`
}

/** Whether a term is a word that only joins others, or a pair that begins or ends with one. */
export function onlyJoins({ words, stems, pairs, joins }: Vocabulary, term: number): boolean {
  if (term < words.size) return joins[term] === 1
  const pair = term - words.size - stems.size
  return pair >= 0 && (joins[pairs.first[pair] as number] === 1 || joins[pairs.second[pair] as number] === 1)
}
