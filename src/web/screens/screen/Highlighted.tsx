import type { highlightUses } from '../../../core/choices.ts'
import { inPlace } from '../../parts/in-place.ts'
import { pieces } from '../../parts/marks.ts'

export type HighlightUse = (typeof highlightUses)[number]

/** Words to mark while screening, and what for. */
interface HighlightSet {
  use: HighlightUse
  words: readonly string[]
}

/** What a mark says to those who cannot see its line. */
export const useWords: Readonly<Record<HighlightUse, string>> = {
  include: 'Include words',
  exclude: 'Exclude words',
  C: 'Context',
  M: 'Mechanism',
  O: 'Outcome',
  theory: 'A programme theory',
}

const classes: Readonly<Record<HighlightUse, string>> = {
  include: 'hl in',
  exclude: 'hl out',
  C: 'hl role-line c',
  M: 'hl role-line rea',
  O: 'hl role-line o',
  theory: 'hl theory',
}

/** A text with the words marked that the sets name: each use has a line of its own besides its colour. */
export function Highlighted({ text, sets }: { text: string; sets: readonly HighlightSet[] }) {
  if (sets.length === 0) return text
  const wanted = sets.map(({ use, words }) => ({ terms: words, as: use, forms: true }))
  return inPlace(pieces(text, wanted), ({ words, as }) =>
    as.length === 0 ? (
      words
    ) : (
      <mark
        className={[...new Set(as)].map((use) => classes[use]).join(' ')}
        title={as.map((use) => useWords[use]).join(', ')}
      >
        {words}
      </mark>
    ),
  )
}
