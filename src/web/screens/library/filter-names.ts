import { verdicts } from '../../../core/choices.ts'

export const outcomes = ['open', 'conflict', ...verdicts] as const
export const outcomeWords: Record<(typeof outcomes)[number], string> = {
  open: 'open',
  conflict: 'in conflict',
  include: 'included',
  exclude: 'excluded',
  maybe: 'in doubt',
  background: 'background',
}

/** The filters in sight, and those behind “More”; together everything of the address that narrows the list. */
const main = ['text', 'stage', 'outcome', 'database', 'tag'] as const
export const further = ['kind', 'use', 'search', 'study', 'import', 'language', 'retrieval', 'since', 'until'] as const
export const filterNames = [...main, ...further] as const
