/**
 * How many of the answers that wait for a wave are taken into the journal now, where they came one by one. Of an anonymous
 * wave they go in lots of at least the smallest group, so that nobody who reads the journal, or looks twice, learns what one
 * person said. As many stay behind until it closes: so the last lot is as large as the first, and nobody's answer is left
 * over, unless fewer than the smallest group answered in all. Those few are never taken in.
 */
export function lotOf(
  waiting: number,
  { anonymous, smallest, closing = false }: { anonymous: boolean; smallest: number; closing?: boolean },
): number {
  if (!anonymous) return waiting
  if (closing) return waiting >= smallest ? waiting : 0
  return waiting >= 2 * smallest ? waiting - smallest : 0
}
