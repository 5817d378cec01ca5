import type { Method, Step } from './steps.ts'

/** What a step asks of the group. */
export function stepWords(step: Step, method: Method): string {
  const give = { ranks: 'Rank', points: 'Give points', dots: 'Give dots' }[method]
  const words: Record<Step, string> = {
    preparing: 'Prepare',
    generating: 'Write in silence',
    clarifying: 'Clarify and join',
    ranking: give,
    discussing: 'Discuss',
    'ranking again': `${give} again`,
    closed: 'Result',
  }
  return words[step]
}

/** How a group puts ideas in order, in words. */
export const methodWords: Readonly<Record<Method, string>> = {
  ranks: 'Nominal group, each ranks the first few',
  points: 'Nominal group, each gives out points',
  dots: 'Dots',
}

/** What a method has each give: "5 ranks", "10 points". */
export const eachWords: Readonly<Record<Method, string>> = {
  ranks: 'How many each ranks',
  points: 'How many points each has',
  dots: 'How many dots each has',
}

/**
 * Kendall's W in words, after Schmidt (1997, Decision Sciences 28:763, table 2), who calls 0.1 very weak, 0.3 weak, 0.5
 * moderate, 0.7 strong and 0.9 unusually strong agreement; between two of them the nearer one is taken.
 */
export function agreementWords(w: number): string {
  const words = ['very weak', 'weak', 'moderate', 'strong', 'unusually strong'] as const
  return words[Math.min(4, Math.max(0, Math.floor(w / 0.2)))] as string
}
