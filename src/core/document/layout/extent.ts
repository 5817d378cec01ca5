/**
 * The least and the greatest of a measure over items. A page can have a million, and a function cannot be called with as
 * many arguments.
 */
export function extent<T>(items: readonly T[], of: (item: T) => number): [least: number, greatest: number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const item of items) {
    const n = of(item)
    if (n < least) least = n
    if (n > greatest) greatest = n
  }
  return [least, greatest]
}

/** Puts items behind others, however many they are. */
export function append<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item)
}
