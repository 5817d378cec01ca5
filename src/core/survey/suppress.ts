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
