import type { Term } from './minimise.ts'

/** A product as it is written: `DEV·~URB`, where ~ says that a condition is absent. Nothing said is everything. */
export function termWords({ mask, value }: Term, keys: readonly string[]): string {
  const said = keys.flatMap((key, i) => {
    const bit = 1 << i
    return mask & bit ? [value & bit ? key : `~${key}`] : []
  })
  return said.join('·') || 'always'
}

/** A sum of products: `DEV·~URB + IND`. */
export const sumWords = (terms: readonly Term[], keys: readonly string[]): string =>
  terms.map((term) => termWords(term, keys)).join(' + ') || 'never'

/** A share as it is printed, with three digits after the point; a dash where there is none. */
export const shareWords = (share: number | undefined): string => (share === undefined ? '–' : share.toFixed(3))
