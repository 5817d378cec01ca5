/** Two records by their positions. */
export interface Link {
  a: number
  b: number
}

/**
 * Groups of records that are one publication, from pairs that were judged. Pairs come with the surest first;
 * two groups are not joined when any record of the one contradicts any of the other, so no chain runs through a third record.
 * `held` are the pairs that were refused for that reason.
 */
export function cluster<L extends Link>(
  count: number,
  joined: readonly (readonly number[])[],
  links: readonly L[],
  forbidden: (a: number, b: number, link: L) => boolean,
): { groups: number[][]; held: L[] } {
  const groupOf = new Map<number, number[]>()
  const group = (at: number) => groupOf.get(at) ?? [at]
  const unite = (a: number, b: number) => {
    const both = [...group(a), ...group(b)]
    for (const at of both) groupOf.set(at, both)
  }
  for (const [first, ...rest] of joined)
    for (const other of rest) if (first !== undefined && group(first) !== group(other)) unite(first, other)
  const held: L[] = []
  for (const link of links) {
    const [one, other] = [group(link.a), group(link.b)]
    if (one === other) continue
    if (one.some((a) => other.some((b) => forbidden(a, b, link)))) held.push(link)
    else unite(link.a, link.b)
  }
  const groups: number[][] = []
  for (let at = 0; at < count; at++) {
    const own = groupOf.get(at)
    if (!own) continue
    if (Math.min(...own) === at) groups.push([...own].sort((x, y) => x - y))
  }
  return { groups, held }
}
