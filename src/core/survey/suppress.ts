import type { Item } from './facts.ts'
import type { Figures } from './figures.ts'

/**
 * Which of several groups may be told of beside their total, so that nobody learns of fewer than `smallest` answers: not of
 * a group itself, and not of the rest by taking what is told from the total (complementary suppression; Hundepool et al.
 * 2012, section 4.3). Groups go, the smallest first, until the rest is nothing or large enough; `spare` is one that goes before
 * others. `among` are those that may be told of at most. What belongs to no group is part of the rest.
 */
export function shownOf(
  total: number,
  sizes: readonly number[],
  smallest: number,
  among: readonly boolean[] = sizes.map(() => true),
  spare = -1,
): boolean[] {
  const shown = sizes.map((size, i) => size >= smallest && among[i] === true)
  for (;;) {
    const rest = total - sizes.reduce((sum, size, i) => sum + (shown[i] ? size : 0), 0)
    if (rest === 0 || rest >= smallest) return shown
    let next = shown[spare] ? spare : -1
    if (next < 0)
      sizes.forEach((size, i) => {
        if (shown[i] && (next < 0 || size < (sizes[next] ?? 0))) next = i
      })
    if (next < 0) return shown
    shown[next] = false
  }
}

/**
 * Figures of an item on who answers, without the counts by which it would be told that somebody of so few took part: who
 * gave one answer is a group. Of one choice such answers are put together. Of a scale and of several choices none is told
 * then, because their groups are cut in other ways elsewhere, or overlap; and none ever beside what it is a part or the sum of
 * (`alone` is false).
 */
export function toldOfWho({ part, answer }: Item, figures: Figures, smallest: number, alone: boolean): Figures {
  const { n, counts } = figures
  if (part !== 'about you' || !counts) return figures
  const one = answer.kind === 'choice' && !answer.several
  const few = (count: number) => (count > 0 && count < smallest) || (!one && count < n && n - count < smallest)
  if (alone && !counts.some(few)) return figures
  const shown = one && alone ? shownOf(n, counts, smallest) : counts.map(() => false)
  const { median: _, ...rest } = figures
  return {
    ...rest,
    counts: counts.map((count, i) => (shown[i] ? count : 0)),
    others: counts.reduce((sum, count, i) => sum + (shown[i] ? 0 : count), 0),
  }
}
