import { grown } from './grown.ts'

/** Words by number, their letters side by side in one array: a million of them cost no string. */
export interface Lexicon {
  /** How many words there are. */
  size: number
  letters: Uint16Array
  /** Where each word ends in `letters`. */
  ends: Int32Array
  /** Open addressing: a word's number and one, at its hash or behind it. */
  slots: Int32Array
}

export const emptyLexicon = (): Lexicon => ({
  size: 0,
  letters: new Uint16Array(1 << 12),
  ends: new Int32Array(1 << 10),
  slots: new Int32Array(1 << 12),
})

/** Letters beyond this are not looked at: nobody writes such a word, and a file without blanks is one. */
const longest = 40

/** 1 for what a word is made of (letters, digits, marks, the underscore), 2 for anything else, 0 where nobody asked yet. */
const kinds = new Uint8Array(1 << 16)
const wordy = /[\p{L}\p{N}\p{M}_]/u
function kindOf(code: number): number {
  const known = kinds[code] as number
  if (known > 0) return known
  const kind = wordy.test(String.fromCharCode(code)) ? 1 : 2
  kinds[code] = kind
  return kind
}

/**
 * The numbers of the words of a text in their order, written to `into` from `at` on; new words join the lexicon, unless
 * `fixed`: then they are -1. A word has two letters or more. Answers where it stopped; `into` must have room for half
 * as many numbers as the text has letters.
 */
export function wordsOf(lexicon: Lexicon, text: string, into: Int32Array, at: number, fixed = false): number {
  const small = text.toLowerCase()
  let next = at
  for (let from = 0; from < small.length; ) {
    if (kindOf(small.charCodeAt(from)) !== 1) {
      from++
      continue
    }
    let to = from + 1
    while (to < small.length && kindOf(small.charCodeAt(to)) === 1) to++
    if (to - from > 1) into[next++] = numberOf(lexicon, small, from, Math.min(to, from + longest), fixed)
    from = to
  }
  return next
}

/** The number of the word that stands between two places of a text. */
export function numberOf(lexicon: Lexicon, text: string, from: number, to: number, fixed = false): number {
  let hash = to - from
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  const { slots } = lexicon
  const mask = slots.length - 1
  let slot = hash & mask
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const word = (slots[slot] as number) - 1
    if (isAt(lexicon, word, text, from, to)) return word
  }
  if (fixed) return -1
  slots[slot] = lexicon.size + 1
  return add(lexicon, text, from, to)
}

const startOf = ({ ends }: Lexicon, word: number): number => (word === 0 ? 0 : (ends[word - 1] as number))

/** A word as text. */
export const spelt = (lexicon: Lexicon, word: number): string =>
  String.fromCharCode(...lexicon.letters.subarray(startOf(lexicon, word), lexicon.ends[word]))

function isAt(lexicon: Lexicon, word: number, text: string, from: number, to: number): boolean {
  const start = startOf(lexicon, word)
  if ((lexicon.ends[word] as number) - start !== to - from) return false
  for (let i = from; i < to; i++) if (lexicon.letters[start + i - from] !== text.charCodeAt(i)) return false
  return true
}

function add(lexicon: Lexicon, text: string, from: number, to: number): number {
  const word = lexicon.size++
  const start = startOf(lexicon, word)
  lexicon.letters = grown(lexicon.letters, start + to - from)
  for (let i = from; i < to; i++) lexicon.letters[start + i - from] = text.charCodeAt(i)
  lexicon.ends = grown(lexicon.ends, word + 1)
  lexicon.ends[word] = start + to - from
  if (lexicon.size * 2 > lexicon.slots.length) rehash(lexicon)
  return word
}

function rehash(lexicon: Lexicon): void {
  lexicon.slots = new Int32Array(lexicon.slots.length * 4)
  const mask = lexicon.slots.length - 1
  for (let word = 0; word < lexicon.size; word++) {
    const start = startOf(lexicon, word)
    const end = lexicon.ends[word] as number
    let hash = end - start
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (lexicon.letters[i] as number), 0x01000193)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (lexicon.slots[slot] !== 0) slot = (slot + 1) & mask
    lexicon.slots[slot] = word + 1
  }
}
