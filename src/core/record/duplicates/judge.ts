import type { relations } from '../../choices.ts'
import { compare, type Evidence, titles } from './compare.ts'
import { type Prepared, subject } from './prepare.ts'

export type Relation = (typeof relations)[number]

/**
 * What two records are to each other. `same`: one publication, joined at once, by the named rule. `ask`: likely, for a
 * person to decide. `related`: two reports that belong together and stay two. `apart`: they contradict each other.
 * Neither of the last two may ever come into one source by way of a third record.
 */
export type Judgement =
  | { as: 'same'; rule: Rule; weight: number }
  | { as: 'ask'; weight: number }
  | { as: 'related'; relation: Relation }
  | { as: 'apart' }

/** Nothing when the two have too little in common to say anything of them. */
export function judge(a: Prepared, b: Prepared): Judgement | undefined {
  const titled = titles(a, b)
  const unlike = titled.title === 'unlike' || titled.title === 'unknown'
  if (unlike && a.kind === b.kind && !oneNumber(a, b) && !onePlace(a, b)) return { as: 'apart' }
  const e = compare(a, b, titled)
  const relation = relationOf(a, b, e)
  if (relation) return { as: 'related', relation }
  if (contradict(a, b, e)) return another(a, b, e) ?? { as: 'apart' }
  const rule = (Object.keys(rules) as Rule[]).find((name) => rules[name](e, a, b))
  // Two DOIs in one issue, and no page that is the same: one of them is wrong, or it is another work.
  if (rule && e.doi === 'differ' && e.page !== 'same') return { as: 'ask', weight: weightOf(e) }
  if (rule) return { as: 'same', rule, weight: weightOf(e) }
  return likely(a, b, e) ? { as: 'ask', weight: weightOf(e) } : undefined
}

const oneNumber = (a: Prepared, b: Prepared) =>
  (a.doi !== undefined && a.doi === b.doi) || (a.pmid !== undefined && a.pmid === b.pmid)
const onePlace = (a: Prepared, b: Prepared) =>
  a.first !== undefined && a.first === b.first && a.last === b.last && a.volume === b.volume
const close = (e: Evidence) => e.title === 'same' || e.title === 'near'
const generic = (a: Prepared, b: Prepared) => a.generic || b.generic
const place = (e: Evidence) => e.volume === 'same' && e.page === 'same'
const noConflict = (e: Evidence) => e.volume !== 'differ' && e.page !== 'differ' && (e.years ?? 0) <= 1
/** As near to each other as a wrong number can be believed: on one page, or in one issue. */
const oneIssue = (e: Evidence) =>
  e.page === 'same' || (e.page === 'unknown' && e.volume === 'same' && e.issue === 'same' && e.years === 0)
const oneJournal = (e: Evidence) => e.journal === 'same' || e.journal === 'alike'
const sharedAuthors = (e: Evidence) => e.authors === 'same' || e.authors === 'some'
/** Pages from one to another: several abstracts of a meeting may share a single one. */
const range = (a: Prepared, b: Prepared) => [a, b].some(({ first, last }) => last !== undefined && last !== first)
const wholePlace = (e: Evidence, a: Prepared, b: Prepared) =>
  place(e) &&
  e.lastPage === 'same' &&
  sharedAuthors(e) &&
  (e.years ?? 0) <= 1 &&
  (close(e) || e.title === 'more' || range(a, b))
const numbered = (e: Evidence) => e.doi === 'same' || e.pmid === 'same'

/**
 * Two reports that belong together, told by what each says it is. Lifted when volume and both pages are the same: then
 * it was an export that dropped the word "Erratum" or "Part 2".
 */
function relationOf(a: Prepared, b: Prepared, e: Evidence): Relation | undefined {
  if (wholePlace(e, a, b)) return undefined
  const speaks = e.title !== 'unlike' && e.title !== 'unknown'
  const either = (kind: Prepared['kind']) => a.kind === kind || b.kind === kind
  if (a.kind !== b.kind) {
    const about = speaks || (!generic(a, b) && subject(a.reference.title) === subject(b.reference.title))
    for (const kind of ['erratum', 'comment'] as const) if (either(kind) && about) return kind
    if (speaks && e.authors !== 'disjoint' && e.title !== 'changed') {
      if (either('preprint')) return 'preprint'
      if (either('protocol')) return 'protocol'
      if (either('abstract') && !noConflict(e)) return 'conference abstract'
    }
  }
  if (!speaks || e.authors === 'disjoint') return undefined
  if (a.part !== b.part && e.title !== 'same') return 'part'
  const [one, other] = [editionOf(a), editionOf(b)]
  if (one && other && one.of === other.of && one.edition !== other.edition) return 'edition'
  const thesis = ({ reference }: Prepared) => reference.type === 'thesis'
  return thesis(a) !== thesis(b) && close(e) && !generic(a, b) ? 'other report' : undefined
}

/** A Cochrane review keeps its number; each version of it has its own `.pubN`. A book says which edition it is. */
function editionOf({ doi, reference }: Prepared): { of: string; edition: string } | undefined {
  const found = /^(10\.1002\/14651858\.[a-z]+\d+)(?:\.pub(\d+))?$/.exec(doi ?? '')
  if (found?.[1]) return { of: found[1], edition: found[2] ?? '1' }
  const number = /^\D*(\d{1,2})(?!\d)/.exec(reference.edition ?? '')?.[1]
  return number && reference.type === 'book' ? { of: 'book', edition: number } : undefined
}

/** What no two copies of one publication say, however badly they were typed. */
function contradict(a: Prepared, b: Prepared, e: Evidence): boolean {
  if (a.registration !== b.registration && a.registration && b.registration) return true
  // "Editorial" on the first page of an issue is another's in another issue.
  if (generic(a, b) && (e.authors === 'disjoint' || (e.issue === 'differ' && a.first === '1'))) return true
  if (wholePlace(e, a, b) && e.doi !== 'differ') return false
  if (a.kind !== b.kind && a.kind !== 'abstract' && b.kind !== 'abstract' && e.title !== 'same') return true
  if (numbered(e) && close(e)) return e.volume === 'differ' && e.page === 'differ'
  if ((e.years ?? 0) >= 2) return true
  if (e.volume === 'differ' && e.page === 'differ') return true
  if (e.journal === 'unlike' && (e.volume === 'differ' || e.page === 'differ')) return true
  if (e.pmid === 'differ' && !(close(e) && place(e))) return true
  if (e.doi === 'differ' && !(close(e) && oneIssue(e) && noConflict(e) && e.journal !== 'unlike')) return true
  if (e.authors === 'disjoint' && !(close(e) && place(e))) return true
  if (e.title === 'changed' && (e.page === 'differ' || (a.numbers !== b.numbers && e.doi !== 'same'))) return true
  return false
}

/** Same title, same authors, another place: a second report, unless the title is anybody's. */
function another(a: Prepared, b: Prepared, e: Evidence): Judgement | undefined {
  if (generic(a, b) || !(e.title === 'same' || (e.title === 'near' && e.likeness > 0.9))) return undefined
  if (e.authors === 'disjoint' || (a.registration && b.registration)) return undefined
  if (editionOf(a)?.of.startsWith('10.') || editionOf(b)?.of.startsWith('10.'))
    return { as: 'related', relation: 'edition' }
  return { as: 'related', relation: meeting(a) !== meeting(b) ? 'conference abstract' : 'other report' }
}
const meeting = ({ reference, first, issue }: Prepared): boolean =>
  /conference|congress|meeting|proceedings|symposium|abstracts/i.test(reference.container ?? '') ||
  reference.type === 'paper-conference' ||
  /^s\d/.test(first ?? '') ||
  /suppl/.test(issue ?? '')

/** Why two records are one, each rule by its name; the first that holds is the one told. */
const rules = {
  doi: (e, a, b) =>
    numbered(e) &&
    (close(e) ||
      (e.title === 'more' && e.authors !== 'disjoint') ||
      (e.title !== 'unlike' && sharedAuthors(e) && noConflict(e)) ||
      (place(e) && sharedAuthors(e) && !(a.generic && b.generic))),
  issue: (e) =>
    close(e) &&
    e.authors === 'same' &&
    oneJournal(e) &&
    e.volume === 'same' &&
    e.issue === 'same' &&
    e.years === 0 &&
    e.page !== 'differ',
  place: (e, a, b) => close(e) && place(e) && (generic(a, b) ? e.journal !== 'unlike' && (e.years ?? 0) <= 1 : true),
  journal: (e, a, b) =>
    !generic(a, b) &&
    noConflict(e) &&
    oneJournal(e) &&
    (e.issue !== 'differ' || e.page === 'same') &&
    (e.title === 'same' ? e.authors !== 'disjoint' : e.title === 'near' && e.authors === 'same'),
  page: (e, a, b) =>
    !generic(a, b) &&
    close(e) &&
    e.page === 'same' &&
    (e.years ?? 0) <= 1 &&
    sharedAuthors(e) &&
    // Many an article begins on page 1.
    (a.first !== '1' || (e.journal !== 'unlike' && e.volume !== 'differ')),
  subtitle: (e, a, b) =>
    e.title === 'more' &&
    (e.authors === 'same' || wholePlace(e, a, b)) &&
    (e.years ?? 0) <= 1 &&
    e.page === 'same' &&
    (e.volume === 'same' ? true : oneJournal(e) && e.volume === 'unknown'),
  shortened: (e, a, b) =>
    e.title === 'more' &&
    !generic(a, b) &&
    e.authors === 'same' &&
    oneJournal(e) &&
    e.volume === 'same' &&
    e.issue === 'same' &&
    e.years === 0 &&
    e.page !== 'differ',
  lastPage: (e, a, b) =>
    !generic(a, b) &&
    (close(e) || e.title === 'more') &&
    e.authors === 'same' &&
    e.volume === 'same' &&
    e.lastPage === 'same' &&
    oneJournal(e) &&
    (e.years ?? 0) <= 1,
  misprint: (e, a, b) =>
    e.title === 'changed' &&
    !generic(a, b) &&
    e.authors === 'same' &&
    e.years === 0 &&
    e.page === 'same' &&
    e.lastPage === 'same' &&
    (range(a, b) || e.slip) &&
    e.volume !== 'differ' &&
    (e.volume === 'same' ? e.journal !== 'unlike' : e.likeness > 0.95 && oneJournal(e)),
  unpublished: (e, a, b) =>
    e.title === 'same' &&
    !generic(a, b) &&
    !a.reference.container &&
    !b.reference.container &&
    e.authors === 'same' &&
    e.years === 0 &&
    noConflict(e),
  translated: (e, a, b) =>
    wholePlace(e, a, b) &&
    e.authors === 'same' &&
    e.years === 0 &&
    e.issue === 'same' &&
    e.journal !== 'unlike' &&
    Number(a.last) - Number(a.first) >= 2,
} satisfies Record<string, (e: Evidence, a: Prepared, b: Prepared) => boolean>
export type Rule = keyof typeof rules

/** Worth a person's look: much is alike and nothing contradicts, or too little is known. */
function likely(a: Prepared, b: Prepared, e: Evidence): boolean {
  if (numbered(e)) return true
  if (generic(a, b))
    return close(e) && sharedAuthors(e) && noConflict(e) && oneJournal(e) && e.issue !== 'differ' && e.years === 0
  if (close(e)) return true
  if (e.title === 'more') return sharedAuthors(e) && noConflict(e)
  if (e.title === 'changed') return e.likeness > 0.85 && e.authors === 'same' && noConflict(e) && e.journal !== 'unlike'
  return false
}

/** How much two records share; only the order of joining rests on it. */
const weightOf = (e: Evidence): number =>
  (numbered(e) ? 4 : 0) +
  { same: 4, near: 3, more: 2, changed: 1, unlike: 0, unknown: 0 }[e.title] +
  { same: 2, some: 1, unknown: 0, disjoint: -1 }[e.authors] +
  { same: 1, alike: 1, unknown: 0, unlike: -1 }[e.journal] +
  (e.volume === 'same' ? 1 : 0) +
  (e.page === 'same' ? 1 : 0) +
  (e.lastPage === 'same' ? 1 : 0) +
  (e.years === 0 ? 1 : 0) +
  e.likeness
