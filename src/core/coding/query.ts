/** A passage as a query sees it. Without a place (a region of a page) it meets others on the same passage alone. */
export interface Passage {
  id: string
  source: string
  document?: string | undefined
  /** UTF-16 code units of the document's text, the end not included. */
  start?: number | undefined
  end?: number | undefined
  codes: ReadonlySet<string>
}

/**
 * How a passage stands to one with a code. `together`: it has the code itself. `overlapping`: they share a character.
 * `within`: it lies in one. `around`: one lies in it. `near`: so many words, paragraphs or pages apart at most, as the
 * measure counts. A passage with the code itself stands to itself, so the first is part of all others.
 */
export const relations = ['together', 'overlapping', 'within', 'around', 'near'] as const
export type Relation = (typeof relations)[number]

export interface Meets {
  how: Relation
  /** Any of these: a code, or a code with those below it. */
  codes: ReadonlySet<string>
  /** For `near`: at most so many units lie between. */
  apart?: number | undefined
}

/** What is asked of a passage. */
export type Query = { all: readonly Query[] } | { any: readonly Query[] } | { not: Query } | { meets: Meets }

/** In what units distance is counted: the number of the word, paragraph or page in which a place is. */
export type Measure = (document: string, at: number) => number

/** The passages a query lets through, in their order. Each part costs a sort and a search for each passage, whatever overlaps. */
export function ask(passages: readonly Passage[], query: Query, measure: Measure = (_, at) => at): Passage[] {
  const holds = testOf(passages, query, measure)
  return passages.filter(holds)
}

type Test = (passage: Passage) => boolean

function testOf(passages: readonly Passage[], query: Query, measure: Measure): Test {
  if ('all' in query) {
    const tests = query.all.map((part) => testOf(passages, part, measure))
    return (passage) => tests.every((test) => test(passage))
  }
  if ('any' in query) {
    const tests = query.any.map((part) => testOf(passages, part, measure))
    return (passage) => tests.some((test) => test(passage))
  }
  if ('not' in query) {
    const test = testOf(passages, query.not, measure)
    return (passage) => !test(passage)
  }
  return meeting(passages, query.meets, measure)
}

const has = (passage: Passage, codes: ReadonlySet<string>): boolean => {
  for (const code of passage.codes) if (codes.has(code)) return true
  return false
}

/** The first and the last unit that a passage covers. */
function spanOf({ document, start, end }: Passage, measure: Measure): { low: number; high: number } | undefined {
  if (document === undefined || start === undefined || end === undefined || end <= start) return undefined
  return { low: measure(document, start), high: measure(document, end - 1) }
}

const characters: Measure = (_, at) => at

/** Whether a passage stands so to one with the codes. */
function meeting(passages: readonly Passage[], { how, codes, apart = 0 }: Meets, measure: Measure): Test {
  if (how === 'together') return (passage) => has(passage, codes)
  const units = how === 'near' ? measure : characters
  const targets = new Map<string, { low: number; high: number }[]>()
  for (const passage of passages) {
    if (!passage.document || !has(passage, codes)) continue
    const span = spanOf(passage, units)
    const known = targets.get(passage.document)
    if (span && known) known.push(span)
    else if (span) targets.set(passage.document, [span])
  }
  const indexes = new Map([...targets].map(([document, spans]) => [document, indexOf(spans)]))
  return (passage) => {
    if (has(passage, codes)) return true
    const index = passage.document === undefined ? undefined : indexes.get(passage.document)
    const span = index && spanOf(passage, units)
    if (!index || !span) return false
    const { low, high } = span
    switch (how) {
      case 'overlapping':
        return index.highest(high) >= low
      case 'near':
        return index.highest(high + apart) >= low - apart
      case 'within':
        return index.highest(low) >= high
      case 'around':
        return index.lowest(low) <= high
    }
  }
}

/** Of spans: how far those reach that begin at a place or before it, and how soon those end that begin there or later. */
function indexOf(spans: { low: number; high: number }[]) {
  spans.sort((a, b) => a.low - b.low)
  const farthest: number[] = []
  for (const { high } of spans) farthest.push(Math.max(high, farthest.at(-1) ?? Number.NEGATIVE_INFINITY))
  const soonest = new Array<number>(spans.length + 1).fill(Number.POSITIVE_INFINITY)
  for (let i = spans.length - 1; i >= 0; i--) soonest[i] = Math.min(spans[i]?.high ?? 0, soonest[i + 1] ?? 0)
  /** How many begin before a place. */
  const before = (place: number): number => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.low ?? 0) < place) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    highest: (place: number): number => farthest[before(place + 1) - 1] ?? Number.NEGATIVE_INFINITY,
    lowest: (place: number): number => soonest[before(place)] ?? Number.POSITIVE_INFINITY,
  }
}

/**
 * How many passages with the code of the row stand so to one with the code of the column. The passages of a document are
 * walked once in their order, and each meets those that begin before it ends.
 */
export function codeTable(
  passages: readonly Passage[],
  codes: readonly string[],
  how: Exclude<Relation, 'near'>,
): number[][] {
  const met = new Map<Passage, Set<string>>(passages.map((passage) => [passage, new Set(passage.codes)]))
  const join = (one: Placed, other: Placed) => {
    const stands = how === 'overlapping' || (how === 'within' ? inside(one, other) : inside(other, one))
    if (stands) for (const code of other.passage.codes) met.get(one.passage)?.add(code)
  }
  for (const placed of how === 'together' ? [] : placedByDocument(passages))
    placed.forEach((one, i) => {
      for (let k = i + 1; k < placed.length; k++) {
        const other = placed[k] as Placed
        if (other.low > one.high) break
        join(one, other)
        join(other, one)
      }
    })
  const at = new Map(codes.map((code, i) => [code, i]))
  const table = codes.map(() => codes.map(() => 0))
  for (const [{ codes: given }, around] of met)
    for (const row of given)
      for (const column of around) {
        const [line, j] = [table[at.get(row) ?? -1], at.get(column)]
        if (line && j !== undefined) line[j] = (line[j] ?? 0) + 1
      }
  return table
}

interface Placed {
  passage: Passage
  low: number
  high: number
}
const inside = (one: Placed, other: Placed): boolean => other.low <= one.low && one.high <= other.high

/** The passages that have a place, document by document, in the order in which they begin. */
function placedByDocument(passages: readonly Passage[]): Placed[][] {
  const documents = new Map<string, Placed[]>()
  for (const passage of passages) {
    const span = spanOf(passage, characters)
    if (!span || passage.document === undefined) continue
    const known = documents.get(passage.document)
    if (known) known.push({ passage, ...span })
    else documents.set(passage.document, [{ passage, ...span }])
  }
  return [...documents.values()].map((placed) => placed.sort((a, b) => a.low - b.low))
}

/** How many passages of a source have a code: a row for each code, a column for each source. */
export const sourceTable = (
  passages: readonly Passage[],
  codes: readonly string[],
  sources: readonly string[],
): number[][] => {
  const counts = new Map<string, number>()
  for (const { source, codes: given } of passages)
    for (const code of given) counts.set(`${code} ${source}`, (counts.get(`${code} ${source}`) ?? 0) + 1)
  return codes.map((code) => sources.map((source) => counts.get(`${code} ${source}`) ?? 0))
}
