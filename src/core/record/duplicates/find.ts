import { pairsToCompare } from './block.ts'
import { cluster } from './cluster.ts'
import { compare, type Evidence } from './compare.ts'
import { type Judgement, judge, type Relation, type Rule } from './judge.ts'
import { type Comparable, nothingKnown, type Prepared, prepared } from './prepare.ts'

/** Two records that are one publication, and the rule that says so. */
interface Match {
  ids: [string, string]
  rule: Rule
  evidence: Evidence
}
interface Question {
  ids: [string, string]
  evidence: Evidence
  weight: number
}
interface Related {
  ids: [string, string]
  kind: Relation
  evidence: Evidence
}

export interface Found {
  /** Records that are one, two or more to a group, each in the order given. */
  groups: string[][]
  /** Why: the pairs by which the groups came together. */
  matches: Match[]
  related: Related[]
  /** For a person, surest first. */
  questions: Question[]
  compared: number
}

interface Weighed {
  a: number
  b: number
  weight: number
}

export interface FindOptions {
  /** Groups that are joined already and stay so. */
  joined?: readonly (readonly string[])[]
  /** Pairs that a person or an earlier decision holds apart. */
  apart?: readonly (readonly [string, string])[]
  /** Only pairs with at least one of these are compared; the rest were compared before. */
  fresh?: ReadonlySet<string>
}

/**
 * Finds what is one publication, what is related and what to ask. Yields the share done, 0 to 1, so that a worker may
 * tell it and stop. Records are compared under exact keys, so the work grows with the records, not with their pairs.
 */
export function* findDuplicates(records: readonly Comparable[], options: FindOptions = {}): Generator<number, Found> {
  const all: Prepared[] = []
  const known = nothingKnown()
  for (const record of records) {
    all.push(prepared(record, known))
    if (all.length % 2000 === 0) yield (0.4 * all.length) / records.length
  }
  const position = new Map(all.map(({ id }, at) => [id, at]))
  const key = (a: number, b: number) => (a < b ? a * all.length + b : b * all.length + a)
  const decided = new Set<number>()
  for (const [a, b] of options.apart ?? []) {
    const [x, y] = [position.get(a), position.get(b)]
    if (x === undefined || y === undefined) continue
    decided.add(key(x, y))
  }
  const links: (Weighed & { rule: Rule })[] = []
  const asked: Weighed[] = []
  const relatedPairs: [number, number, Relation][] = []
  let compared = 0
  for (const [a, b] of pairsToCompare(all, options.fresh)) {
    if (decided.has(key(a, b))) continue
    const judgement = judgePair(all, a, b)
    if (++compared % 20_000 === 0) yield 0.4 + 0.5 * (a / all.length)
    if (!judgement || judgement.as === 'apart') continue
    if (judgement.as === 'same') links.push({ a, b, ...judgement })
    else if (judgement.as === 'ask') asked.push({ a, b, weight: judgement.weight })
    else relatedPairs.push([a, b, judgement.relation])
  }
  // Ties go by id, so that the order of the records and the machine do not matter.
  const name = (at: number) => all[at]?.id ?? ''
  const pairName = ({ a, b }: Weighed) => [name(a), name(b)].sort().join('\n')
  const surest = (x: Weighed, y: Weighed) => y.weight - x.weight || (pairName(x) < pairName(y) ? -1 : 1)
  const contradict = (a: number, b: number): boolean => {
    const judgement = a === b ? undefined : judgePair(all, a, b)
    return judgement?.as === 'apart' || judgement?.as === 'related'
  }
  // What a person joined against the rules is no reason to keep a third copy out; what they hold apart always is.
  const forbidden = (a: number, b: number, link: Weighed): boolean =>
    decided.has(key(a, b)) || (contradict(a, b) && !contradict(a, link.a) && !contradict(b, link.b))
  const joined = (options.joined ?? []).map((group) => group.flatMap((id) => position.get(id) ?? []))
  const { groups, held } = cluster(all.length, joined, links.sort(surest), forbidden)
  yield 0.95
  const groupOf = new Map<number, number>()
  for (const [at, group] of groups.entries()) for (const one of group) groupOf.set(one, at)
  const together = (a: number, b: number) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b)
  const ids = (a: number, b: number): [string, string] => [name(a), name(b)]
  const evidence = (a: number, b: number) => compare(all[a] as Prepared, all[b] as Prepared)
  const once = oncePerGroups((at) => groupOf.get(at) ?? -1 - at)
  return {
    groups: groups.map((group) => group.map((at) => name(at))),
    matches: links
      .filter(({ a, b }) => together(a, b))
      .map(({ a, b, rule }) => ({
        ids: ids(a, b),
        rule,
        evidence: evidence(a, b),
      })),
    questions: [...held, ...asked]
      .sort(surest)
      .filter(({ a, b }) => !together(a, b) && once(a, b))
      .map(({ a, b, weight }) => ({ ids: ids(a, b), evidence: evidence(a, b), weight })),
    related: relatedPairs
      .filter(([a, b]) => !together(a, b) && once(a, b))
      .map(([a, b, kind]) => ({ ids: ids(a, b), kind, evidence: evidence(a, b) })),
    compared,
  }
}

const judgePair = (all: readonly Prepared[], a: number, b: number): Judgement | undefined =>
  judge(all[a] as Prepared, all[b] as Prepared)

/** Two sources are asked about once, however many records each has. */
function oncePerGroups(groupOf: (at: number) => number): (a: number, b: number) => boolean {
  const seen = new Set<string>()
  return (a, b) => {
    const [x, y] = [groupOf(a), groupOf(b)].sort((one, other) => one - other)
    if (x === y || seen.has(`${x} ${y}`)) return false
    seen.add(`${x} ${y}`)
    return true
  }
}
