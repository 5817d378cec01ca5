import type { Range } from '../document/text.ts'
import { pairOf } from '../ranking/pairs.ts'
import { numberOf } from '../ranking/words.ts'
import type { Corpus } from './corpus.ts'

/** Why a passage was put forward: the words that made it so, the strongest first, and where they stand in it. */
export interface Because {
  words: string[]
  marks: Range[]
}

/**
 * The words of a passage that speak for it, as they stand there, so that a reader can check each on the page. A word has
 * what its letters say, what its beginning says, and half of each pair it makes with its neighbours. Words that only join
 * others are left out, and words that speak less than a fifth of the strongest: they decided nothing.
 */
export function because({ features }: Corpus, direction: Float64Array, text: string, most = 5): Because {
  const { vocabulary, termOf } = features
  const { words, stems, pairs, stemOf, joins } = vocabulary
  const says = (number: number): number => {
    const term = number < 0 ? -1 : (termOf[number] as number)
    return term < 0 ? 0 : (direction[term] as number)
  }
  const stand = [...text.matchAll(/[\p{L}\p{N}\p{M}_]{2,}/gu)].map(({ 0: said, index }) => {
    const small = said.toLowerCase()
    const word = numberOf(words, small, 0, Math.min(40, small.length), true)
    return { small, word, start: index, end: index + said.length, by: 0 }
  })
  for (const [i, one] of stand.entries()) {
    if (one.word < 0) continue
    one.by += says(one.word) + stemSays(one.word)
    const next = stand[i + 1]
    const pair = next && next.word >= 0 ? pairOf(pairs, one.word, next.word, true) : -1
    if (!next || pair < 0) continue
    const half = says(words.size + stems.size + pair) / 2
    one.by += half
    next.by += half
  }
  function stemSays(word: number): number {
    const stem = stemOf[word] as number
    return stem < 0 ? 0 : says(words.size + stem)
  }
  const strongest = new Map<string, number>()
  for (const { small, word, by } of stand)
    if (by > 0 && word >= 0 && joins[word] !== 1) strongest.set(small, Math.max(by, strongest.get(small) ?? 0))
  const listed = [...strongest].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const least = (listed[0]?.[1] ?? 0) / 5
  const chosen = listed.filter(([, by]) => by >= least).slice(0, most)
  const telling = new Set(chosen.map(([word]) => word))
  return {
    words: chosen.map(([word]) => word),
    marks: stand.filter(({ small }) => telling.has(small)).map(({ start, end }) => ({ start, end })),
  }
}
