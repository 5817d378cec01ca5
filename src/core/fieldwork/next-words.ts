const ways = {
  interview: 'an interview',
  observation: 'an observation',
  minutes: 'minutes',
  survey: 'a survey',
  document: 'a document',
} as const

/** "an interview (nurses) in North": whom or what to hear next. */
export const nextWords = (next: {
  way: keyof typeof ways
  role?: string | undefined
  case?: { name: string } | undefined
}): string => `${ways[next.way]}${next.role ? ` (${next.role})` : ''}${next.case ? ` in ${next.case.name}` : ''}`
