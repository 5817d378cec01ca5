/**
 * Chance that is the same on every machine: a number from 0 up to 1 for a seed and an id, so that an order or a draw
 * can be repeated from its seed and does not depend on what else there is. FNV-1a over both, then the finaliser of
 * MurmurHash3, which spreads ids that differ in their last digit over the whole range.
 */
export function chanceOf(seed: string, id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ 0x1f, 0x01000193)
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}

/** The same things in the order that a seed gives them; ids decide where chance does not. */
export function shuffled<T extends string>(seed: string, ids: Iterable<T>): T[] {
  const keyed = Array.from(ids, (id) => [chanceOf(seed, id), id] as const)
  return keyed.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)).map(([, id]) => id)
}
