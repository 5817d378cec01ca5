import { type Folded, fold, lowered, unfold } from '../../../core/document/fold.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'

/** A document made ready for looking for words in it. */
interface Findable {
  folded: Folded
  lower: string
}

/** Folds a document once: case, accents of composed letters, line ends and hyphens at them do not count. */
export function findable(read: Pick<DocumentText, 'text' | 'furniture'>): Findable {
  const folded = fold(read.text, { without: read.furniture, hyphens: 'undone' })
  return { folded, lower: alike(folded.text) }
}

const plain = new Map<string, string>()
/** Letters without case and accents, each in its place: what would grow or vanish stays as it is. */
const alike = (text: string): string =>
  text
    .replace(/[^\0-\x7f]/g, (letter) => {
      const known = plain.get(letter)
      if (known !== undefined) return known
      const small = lowered(letter)
      const kept = small.length === 1 ? small : letter
      plain.set(letter, kept)
      return kept
    })
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** More hits than this are not walked one by one. */
const mostHits = 5_000

/** Where words stand in a document, in its order; running heads are left out. */
export function findIn({ folded, lower }: Findable, words: string): Range[] {
  const wanted = alike(fold(words, { hyphens: 'undone' }).text.trim())
  const found: Range[] = []
  if (wanted === '') return found
  for (
    let at = lower.indexOf(wanted);
    at >= 0 && found.length < mostHits;
    at = lower.indexOf(wanted, at + wanted.length)
  )
    found.push(unfold(folded, { start: at, end: at + wanted.length }))
  return found
}
