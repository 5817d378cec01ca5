/** Words to look for, and what they are marked as. */
export interface Wanted<As> {
  terms: readonly string[]
  as: As
  /** A word's plural, past and -ing forms are marked as well, unless it is put in quotes. */
  forms?: boolean
}

/** A stretch of a text, and all that it is marked as, in the order of what was wanted; nothing where it is plain. */
export interface Piece<As> {
  words: string
  as: readonly As[]
}

/** A text in pieces. Those of one `as` never overlap; of two they may, and then a piece is marked as both. */
export function pieces<As>(text: string, wanted: readonly Wanted<As>[]): Piece<As>[] {
  const patterns = wanted.map(({ terms, forms }) =>
    terms
      .map((term) => asPattern(term, forms ?? false))
      .filter(Boolean)
      // The longer first, so that a phrase is not cut short by its first word.
      .sort((a, b) => b.length - a.length)
      .join('|'),
  )
  if (patterns.every((pattern) => pattern === '')) return [{ words: text, as: [] }]
  const { plain, at } = foldedWithPlaces(text)
  const spans = patterns.flatMap((pattern, which) =>
    pattern === '' ? [] : found(plain, at, pattern).map((span) => ({ ...span, which })),
  )
  const cuts = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end]), text.length])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const inside = new Set(spans.filter((span) => span.start <= start && start < span.end).map(({ which }) => which))
    const as = wanted.filter((_, i) => inside.has(i)).map((one) => one.as)
    return { words: text.slice(start, cuts[i + 1]), as }
  })
}

/** A text in pieces, each with whether it is one of the words that were looked for. */
export const marked = (text: string, terms: readonly string[]): { words: string; hit: boolean }[] =>
  pieces(text, [{ terms, as: true }]).map(({ words, as }) => ({ words, hit: as.length > 0 }))

function found(plain: string, at: readonly number[], pattern: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const match of plain.matchAll(new RegExp(pattern, 'gu'))) {
    const start = at[match.index] ?? 0
    const end = at[match.index + match[0].length] ?? start
    // Signs that fold to several letters can be hit in part; they are marked whole or not at all.
    if (end > start && start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end })
  }
  return spans
}

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Whole words; with an asterisk at the end, words that begin so. Blanks and marks between words of a phrase may differ. */
function asPattern(written: string, forms: boolean): string {
  const term = folded(written)
  const open = term.endsWith('*')
  const words = (open ? term.slice(0, -1) : term).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const last = words.at(-1)
  if (!last) return ''
  if (forms && !open && !/^".*"$/.test(term)) words[words.length - 1] = formsOf(last)
  const body = words.join('[^\\p{L}\\p{N}]+')
  return `(?<![\\p{L}\\p{N}])${body}${open ? '[\\p{L}\\p{N}]*' : '(?![\\p{L}\\p{N}])'}`
}

/** The regular forms of an English word, as a pattern; other words and short ones as they stand. */
function formsOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  const one = word
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<![suix])s$/, '')
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}(?:y|ies|ied|ying)`
  if (one.endsWith('e')) return `${one.slice(0, -1)}(?:e|es|ed|ing)`
  return `${one}(?:e?s|${one.at(-1)}?(?:ed|ing))?`
}

/** Folding changes lengths, so each place of the folded text remembers where it came from. */
function foldedWithPlaces(text: string): { plain: string; at: number[] } {
  const at: number[] = []
  let plain = ''
  let place = 0
  for (const sign of text) {
    for (const unit of sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) {
      for (let i = 0; i < unit.length; i++) at.push(place)
      plain += unit
    }
    place += sign.length
  }
  at.push(text.length)
  return { plain, at }
}
