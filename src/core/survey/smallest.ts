/** Groups of fewer are usual to keep back in staff surveys; a team may say another number. */
export const usualSmallest = 5

/** How few answers a group may have and still be shown: the most that a questionnaire and its wave ask for. */
export const smallestOf = (
  questionnaire: { smallest?: number | undefined } | undefined,
  wave?: { smallest?: number | undefined },
): number => Math.max(questionnaire?.smallest ?? usualSmallest, wave?.smallest ?? 0)
