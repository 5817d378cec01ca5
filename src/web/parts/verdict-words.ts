import type { Verdict } from '../../core/screening/facts.ts'

/** Decisions as they stand on buttons. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  include: 'Include',
  exclude: 'Exclude',
  maybe: 'Maybe',
  background: 'Background',
}
