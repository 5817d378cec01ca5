import { grown } from './grown.ts'

/** Pairs of words by number. */
export interface Pairs {
  size: number
  first: Int32Array
  second: Int32Array
  /** Open addressing: a pair's number and one, at its hash or behind it. */
  slots: Int32Array
}

export const emptyPairs = (): Pairs => ({
  size: 0,
  first: new Int32Array(1 << 12),
  second: new Int32Array(1 << 12),
  slots: new Int32Array(1 << 13),
})

function hashOf(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

/** The number of a pair; a new one joins, unless `fixed`: then it is -1. */
export function pairOf(pairs: Pairs, a: number, b: number, fixed = false): number {
  const { slots, first, second } = pairs
  const mask = slots.length - 1
  let slot = hashOf(a, b) & mask
  for (let taken = slots[slot] as number; taken !== 0; taken = slots[slot] as number) {
    if (first[taken - 1] === a && second[taken - 1] === b) return taken - 1
    slot = (slot + 1) & mask
  }
  if (fixed) return -1
  const pair = pairs.size++
  slots[slot] = pair + 1
  pairs.first = grown(first, pair + 1)
  pairs.second = grown(second, pair + 1)
  pairs.first[pair] = a
  pairs.second[pair] = b
  if (pairs.size * 2 > slots.length) rehash(pairs)
  return pair
}

function rehash(pairs: Pairs): void {
  const slots = new Int32Array(pairs.slots.length * 2)
  const mask = slots.length - 1
  for (let pair = 0; pair < pairs.size; pair++) {
    let slot = hashOf(pairs.first[pair] as number, pairs.second[pair] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = pair + 1
  }
  pairs.slots = slots
}
