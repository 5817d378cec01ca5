import type { Prepared } from './prepare.ts'

/** A key that more records than this share says little: "Editorial", a conference's front matter. */
const tooMany = 200
/** How many of such records each is compared with, so that even a file of one record a thousand times is joined. */
const neighbours = 4

/**
 * Exact keys under which a record is looked up. Two copies of one publication share at least one of them unless an
 * export damaged the title's beginning, its end and its longest words, the authors and the pages at once.
 */
function keysOf(record: Prepared): string[] {
  const { tight, other, doi, pmid, year, volume, first, authors, abstract } = record
  const family = authors[0]?.family
  const keys: string[] = []
  const key = (name: string, ...parts: (string | number | undefined)[]) => {
    if (parts.every((part) => part !== undefined && part !== '')) keys.push(`${name} ${parts.join(' ')}`)
  }
  if (doi) key('doi', doi)
  if (pmid) key('pmid', pmid)
  for (const title of [tight, other])
    if (title && title.length >= 8) {
      key('start', title.slice(0, 28))
      key('end', title.slice(-28))
      key('short', title.slice(0, 12), year, volume)
    }
  key('place', volume, first, year)
  key('page', first, family)
  const longest = [...new Set(record.words)]
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (longest.length >= 3) key('words', ...longest.slice(0, 3).sort())
  key('author', family, year, longest[0])
  if (abstract.length >= 60) key('abstract', abstract)
  return [...new Set(keys)]
}

/**
 * Every two records that share a key, each pair once; `fresh` keeps those of which at least one is new. In the order
 * of the records, so that the outcome is the same on every machine.
 */
export function* pairsToCompare(
  records: readonly Prepared[],
  fresh?: ReadonlySet<string>,
): Generator<[number, number]> {
  const blocks = new Map<string, number[]>()
  const keys = records.map((record, at) => {
    const own = keysOf(record)
    for (const key of own) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
    return own
  })
  // Which record each was last paired with: cheaper than a set for every record.
  const met = new Int32Array(records.length).fill(-1)
  for (let at = 0; at < records.length; at++)
    for (const key of keys[at] ?? []) {
      const block = blocks.get(key)
      if (!block || block.length < 2) continue
      const here = block.length > tooMany ? nextIn(block, at) : 0
      // Blocks hold positions in order, so those behind this record stand at the end.
      for (let i = here > 0 ? Math.min(block.length - 1, here + neighbours - 1) : block.length - 1; i >= 0; i--) {
        const other = block[i] as number
        if (other <= at) break
        if (met[other] === at) continue
        met[other] = at
        if (!fresh || fresh.has(records[at]?.id ?? '') || fresh.has(records[other]?.id ?? '')) yield [at, other]
      }
    }
}

/** Where the first position behind `at` stands in a block that is in order. */
function nextIn(block: readonly number[], at: number): number {
  let [low, high] = [0, block.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((block[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return low
}
