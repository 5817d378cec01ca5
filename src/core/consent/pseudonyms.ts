import { common, givenNames, places } from './name-lists.ts'

const candidateKinds = ['person', 'place', 'organisation', 'e-mail', 'phone', 'date', 'number'] as const
type CandidateKind = (typeof candidateKinds)[number]

/** Words that may say who somebody is, wherever they stand in a text. */
export interface Candidate {
  kind: CandidateKind
  words: string
  /** The rule that found it, in words. */
  why: string
  /** Where it stands, in UTF-16 code units. */
  at: { start: number; end: number }[]
}

const upper = "\\p{Lu}[\\p{L}\\p{M}’'-]*"
const name = `${upper}(?:[ \\t]+${upper}){0,3}`
const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const bodies =
  'Hospital|Infirmary|Surgery|Clinic|Trust|University|College|School|Council|Ltd|Limited|Charity|Centre|Center|Practice|Foundation|Academy|Hospice|Care Home|Health Board|Housing'
const ways = 'Street|Road|Lane|Avenue|Close|Drive|Square|Ward|Park|Estate|Gardens|Crescent|Court'

/** Words that lead to a name, with the capital of a sentence. */
const leading =
  /^(?:(?:The|An?|In|On|At|Of|To|For|With|By|From|As|And|But|Or|Then|So|Our|My|Your|His|Her|Their|This|That|When|Where|Near)[ \t]+)+/u

interface Rule {
  kind: CandidateKind
  why: string
  find: RegExp
  /** Which group holds the words; else all that was found. */
  group?: number
  holds?: (words: string) => boolean
}

/** The rules, the surest first: what one has found no later one takes apart. */
const rules: readonly Rule[] = [
  { kind: 'e-mail', why: 'an e-mail address', find: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/gu },
  {
    kind: 'number',
    why: 'an NHS number: its check digit fits',
    find: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/gu,
    holds: isNhsNumber,
  },
  {
    kind: 'phone',
    why: 'a telephone number',
    find: /(?<![\d\p{L}])(?:\+\d{1,3}[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:[\d() -]{6,12})\d(?!\d)/gu,
  },
  { kind: 'place', why: 'a postcode', find: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gu },
  {
    kind: 'date',
    why: 'a date',
    find: new RegExp(
      `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})(?:,? \\d{4})?\\b|\\b(?:${months}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b|\\b(?:${months}) \\d{4}\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}\\b|\\b(?:19|20)\\d{2}-\\d{2}-\\d{2}\\b`,
      'gu',
    ),
  },
  { kind: 'number', why: 'a long number', find: /(?<![\d\p{L}])\d{6,}(?!\d)/gu },
  {
    kind: 'organisation',
    why: 'what a body is called',
    find: new RegExp(
      `(?:${name}[ \\t]+(?:of[ \\t]+)?)?(?:${upper}[ \\t]+)(?:${bodies})\\b(?:[ \\t]+(?:NHS[ \\t]+)?(?:Foundation[ \\t]+)?Trust\\b)?`,
      'gu',
    ),
  },
  { kind: 'place', why: 'a street, a ward or the like', find: new RegExp(`${name}[ \\t]+(?:${ways})\\b`, 'gu') },
  {
    kind: 'person',
    why: 'a title before it',
    find: new RegExp(
      `\\b(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sister|Nurse|Sir|Dame|Lord|Lady|Rev|Father|Auntie|Aunt|Uncle|Nan|Grandma|Grandad)\\.?[ \\t]+(${name})`,
      'gu',
    ),
    group: 1,
  },
  { kind: 'person', why: 'whose turn it is', find: new RegExp(`^[ \\t]*(${name}):`, 'gmu'), group: 1 },
]

/** A weighted sum of nine digits and a check digit, modulo 11 (NHS Data Dictionary). */
export function isNhsNumber(words: string): boolean {
  const digits = words.replace(/\D/g, '')
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  const check = (11 - (sum % 11)) % 11
  return digits.length === 10 && check !== 10 && check === Number(digits[9])
}

/**
 * Candidates in a text, each with every place where the same words stand, in the order of the text. `known` are names that are
 * known to be somebody’s: they are looked for whole and by their parts. Nothing is decided here: a person decides each.
 */
export function candidatesIn(text: string, known: readonly string[] = []): Candidate[] {
  const taken = new Uint8Array(text.length)
  const found = new Map<string, Candidate>()
  const put = (kind: CandidateKind, why: string, start: number, end: number) => {
    const words = text.slice(start, end).replace(/['’]s$/u, '')
    const stop = start + words.length
    for (let i = start; i < stop; i++) if (taken[i]) return
    taken.fill(1, start, stop)
    const before = found.get(words)
    if (before) before.at.push({ start, end: stop })
    else found.set(words, { kind, words, why, at: [{ start, end: stop }] })
  }
  const everywhere = (words: string, kind: CandidateKind, why: string) => {
    // Longer ones are nobody's name, and more than a pattern takes.
    if (words.length > 1_000) return
    for (const { index } of text.matchAll(wholeWords(words))) put(kind, why, index, index + words.length)
  }
  for (const person of [...known].sort((a, b) => b.length - a.length))
    everywhere(person, 'person', 'an identity that is kept')
  for (const { kind, why, find, group = 0, holds } of rules)
    for (const match of text.matchAll(find)) {
      // “At Riverside Surgery” begins its sentence, and not the name.
      const words = (match[group] ?? '').replace(leading, '')
      if (holds ? !holds(words) : isCommon(words)) continue
      const start = match.index + match[0].indexOf(words, match[0].length - words.length - (group === 0 ? 0 : 1))
      put(kind, why, start, start + words.length)
    }
  for (const match of text.matchAll(new RegExp(name, 'gu'))) byCapitals(text, match[0], match.index, put)
  // What was found once is found wherever it stands, and a name that was found whole also by its parts.
  for (const { words, kind } of [...found.values()].sort((a, b) => b.words.length - a.words.length)) {
    everywhere(words, kind, 'it was found elsewhere')
    const parts = kind === 'person' ? words.split(/[ \t]+/) : []
    if (parts.length > 1)
      for (const part of parts) if (part.length > 2 && !isCommon(part)) everywhere(part, kind, `a part of ${words}`)
  }
  for (const person of known)
    for (const part of person.split(/\s+/))
      if (part.length > 2) everywhere(part, 'person', 'a part of an identity that is kept')
  const all = [...found.values()]
  for (const one of all) one.at.sort((a, b) => a.start - b.start)
  return all.sort((a, b) => (a.at[0]?.start ?? 0) - (b.at[0]?.start ?? 0))
}

/** Names by their capitals: on a list, or in the middle of a sentence. What begins a sentence says nothing by its capital. */
function byCapitals(
  text: string,
  words: string,
  index: number,
  put: (kind: CandidateKind, why: string, start: number, end: number) => void,
): void {
  const parts = [...words.matchAll(new RegExp(upper, 'gu'))].map((part) => ({ said: part[0], at: index + part.index }))
  const plain = ({ said }: { said: string }) => said.toLowerCase().replace(/['’]s$/, '')
  const begins = /(?:^|[.!?:…]['"”’)]?\s+|\n\s*|["“‘(]\s*)$/u.test(text.slice(Math.max(0, index - 6), index))
  // “So Grace” begins with a word that is no name.
  const rest = parts.slice(parts.findIndex((part) => !isCommon(part.said)))
  const [first] = rest
  const last = rest.findLast((part) => !isCommon(part.said))
  if (!first || !last || isCommon(first.said)) return
  const end = last.at + last.said.length
  const atStart = begins && first.at === index
  const given = rest.some((part) => givenNames.has(plain(part)))
  const place = !given && places.has(plain(first))
  if (given || place) {
    put(given ? 'person' : 'place', given ? 'a given name that is common' : 'a town or county', first.at, end)
    return
  }
  if (atStart && rest.length < 2) return
  const before = text.slice(Math.max(0, first.at - 12), first.at)
  if (/\b(?:in|near|from|around|outside)\s+$/u.test(before))
    put('place', 'a capital after “in”, “from” or “near”', first.at, end)
  else put('person', atStart ? 'two words with capitals' : 'a capital in the middle of a sentence', first.at, end)
}

const isCommon = (words: string): boolean =>
  words
    .split(/[ \t]+/)
    .every((word) => common.has(word.toLowerCase().replace(/['’]s$/, '')) || /^\p{Lu}{1,4}s?$/u.test(word))

const wholeWords = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')

/** What takes the place of words: each of these words wherever they stand. */
export interface Replacement {
  words: string
  by: string
}

/** A text in which words were replaced everywhere, the longest first, so that a name goes before its parts. */
export function replacedIn(text: string, replacements: readonly Replacement[]): string {
  const by = new Map(replacements.map((one) => [one.words, one.by]))
  if (by.size === 0) return text
  const longest = [...by.keys()].sort((a, b) => b.length - a.length)
  const any = longest.map((words) => wholeWords(words).source).join('|')
  return text.replace(new RegExp(any, 'gu'), (words) => by.get(words) ?? words)
}

/** A pseudonym that says what stands there and not who: the next free number of its kind, or the role of a participant. */
export function pseudonymFor(kind: CandidateKind, used: ReadonlySet<string>, role?: string): string {
  const stem = role ?? (kind === 'e-mail' || kind === 'phone' ? 'contact' : kind)
  for (let n = 1; ; n++) {
    const made = role && n === 1 ? `[${stem}]` : `[${stem} ${n}]`
    if (!used.has(made)) return made
  }
}
