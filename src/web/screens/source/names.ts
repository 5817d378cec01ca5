import type { Name, SourceKind } from '../../../core/record/facts.ts'

/** Names as one line: "Family, Given; Organisation". */
export const namesTo = (names: readonly Name[] = []): string => names.map(nameTo).join('; ')

const nameTo = ({ literal, particle, family, given }: Name): string =>
  literal ?? [[particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', ')

/** The line taken apart again. A name that was there before keeps its parts; without a comma it is an organisation. */
export function namesFrom(line: string, before: readonly Name[]): Name[] {
  const known = new Map(before.map((name) => [nameTo(name), name]))
  return line
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const same = known.get(part)
      if (same) return same
      const [family = '', ...given] = part.split(',').map((piece) => piece.trim())
      return given.length > 0 ? { family, given: given.join(', ') } : { literal: part }
    })
}

/** The kinds of source, as the field calls them; each with the CSL type its reference is formatted as. */
export const cslTypes: Record<SourceKind, string> = {
  article: 'article-journal',
  book: 'book',
  chapter: 'chapter',
  report: 'report',
  'policy document': 'report',
  thesis: 'thesis',
  'web page': 'webpage',
  interview: 'interview',
  observation: 'document',
  minutes: 'document',
  survey: 'document',
  'indicator series': 'dataset',
  other: 'document',
}
export const sourceKinds = Object.keys(cslTypes) as SourceKind[]
