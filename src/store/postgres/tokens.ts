import { type Query, type SearchField, searchFields } from '../../core/record/query.ts'

/**
 * Words as SQLite's `unicode61 remove_diacritics 2` parts and folds them (https://sqlite.org/fts5.html, section 4.3.1),
 * so that both stores find the same. PostgreSQL's own parser takes “10.1177/1” for an address and “co-design” for three
 * words, and knows languages that a review is not in.
 */
const tokensOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u0331])*/gu) ?? []).map(folded)

const folded = (word: string): string => {
  // Nearly all words are plain.
  if (/^[a-z0-9]*$/.test(word)) return word
  let out = ''
  for (const letter of word) {
    if (letter >= '\u0300' && letter <= '\u0331') continue
    const bare = letter.normalize('NFD')
    out += bare.length > 1 && /^[A-Za-z]/.test(bare) ? bare[0] : letter
  }
  return out.toLowerCase().replaceAll('ς', 'σ')
}

/** The mark of a field before its words. No word begins with a colon, so the beginning of a word never meets one. */
const mark = (field: SearchField): string => `:${searchFields.indexOf(field)}`

/** PostgreSQL takes no longer word, and no more of them in one row (in bytes, with their places). */
const longestWord = 500
const largest = 900_000

/**
 * Texts as a `tsvector`: each word at its place, and with `fields` again behind the mark of its field. Between fields is a
 * gap, so that no phrase reaches over.
 */
export function vectorOf(texts: readonly string[], fields = false): string {
  const places = new Map<string, number[]>()
  let at = 0
  let size = 0
  const put = (word: string) => {
    const known = places.get(word)
    // PostgreSQL counts places up to 16,383 and keeps 255 of a word.
    if (known) {
      if (known.length < 255 && at < 16_384) known.push(at)
    } else {
      size += 3 * word.length + 8
      if (size < largest) places.set(word, [Math.min(at, 16_383)])
    }
  }
  for (const [i, text] of texts.entries()) {
    for (const token of tokensOf(text)) {
      const word = token.slice(0, longestWord)
      at++
      put(word)
      if (fields) put(mark(searchFields[i] as SearchField) + word)
    }
    at++
  }
  return [...places].map(([word, all]) => `'${word}':${all.join(',')}`).join(' ')
}

/** A query as a `tsquery`; undefined when nothing can be found: a phrase without a letter or digit is nowhere. */
export function tsqueryOf(query: Query): string | undefined {
  switch (query.is) {
    case 'phrase': {
      const before = query.field === undefined ? '' : mark(query.field)
      const words = query.words.flatMap(tokensOf).map((word) => `'${before}${word.slice(0, longestWord)}'`)
      return words.length === 0 ? undefined : `(${words.join(' <-> ')}${query.prefix ? ':*' : ''})`
    }
    case 'not': {
      const [wanted, unwanted] = [tsqueryOf(query.wanted), tsqueryOf(query.unwanted)]
      return wanted && unwanted ? `(${wanted} & !${unwanted})` : wanted
    }
    default: {
      const parts = query.parts.map(tsqueryOf)
      const some = parts.filter((part) => part !== undefined)
      if (some.length === 0 || (query.is === 'and' && some.length < parts.length)) return undefined
      return `(${some.join(query.is === 'and' ? ' & ' : ' | ')})`
    }
  }
}
