/**
 * Where in a list that only grows each of many keys stands, in numbers alone: a list for each of 100,000 keys would be a
 * hundred bytes and more each. Each place of a key leads to the one before it.
 */
export interface Places {
  /** The newest of a key, as its number in what follows. */
  readonly newest: Map<string, number>
  /** The place, and the number of the one before it, -1 where there is none: two by two. */
  pairs: Int32Array
  count: number
}

export const noPlaces = (): Places => ({ newest: new Map(), pairs: new Int32Array(1_024), count: 0 })

/** Notes that a key stands at a place, which is not before the places it is known to stand at. */
export function addPlace(places: Places, key: string, at: number): void {
  const number = places.count++
  if (places.pairs.length < 2 * places.count) {
    const larger = new Int32Array(2 * places.pairs.length)
    larger.set(places.pairs)
    places.pairs = larger
  }
  places.pairs[2 * number] = at
  places.pairs[2 * number + 1] = places.newest.get(key) ?? -1
  places.newest.set(key, number)
}

/** The places of a key, in the order in which they were noted. */
export function placesOf({ newest, pairs }: Places, key: string): number[] {
  const found: number[] = []
  for (let number = newest.get(key) ?? -1; number >= 0; number = pairs[2 * number + 1] as number)
    found.push(pairs[2 * number] as number)
  return found.reverse()
}
