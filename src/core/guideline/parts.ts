/** The parts of a guideline, in the order in which they are read. Nothing is imported here: screens read it too. */
export const guidelineParts = ['when', 'does', 'notice', 'follows', 'warnings'] as const
export type GuidelinePart = (typeof guidelineParts)[number]

/** The lines of a part that say something: one is empty while it is being written. */
export const saidIn = (lines: readonly string[] | undefined): string[] =>
  (lines ?? []).map((line) => line.trim()).filter(Boolean)

/** What each part says, and what it is called where there is little room. */
export const partNames: Readonly<Record<GuidelinePart, string>> = {
  when: 'Under which conditions',
  does: 'What leaders do',
  notice: 'What partners would notice',
  follows: 'What should follow',
  warnings: 'Warning signs',
}

/** Whom guidance is often for, from the top of a system to its front line; a team may name others. */
export const usualAudiences = ['Board', 'System leaders', 'Middle managers', 'Teams'] as const

/** What an audience is known by, however it is typed: letters and digits of any language, "system-leaders". */
export const audienceKey = (name: string): string => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-')
