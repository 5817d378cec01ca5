import { type Person, type Prepared, small } from './prepare.ts'

/** Whether two values agree; `unknown` when one side says nothing. */
type Agreement = 'same' | 'differ' | 'unknown'
/** How two titles are to each other. `more`: one has words the other lacks; `changed`: a word stands for another. */
type TitleLikeness = 'same' | 'near' | 'more' | 'changed' | 'unlike' | 'unknown'

/** What two records say of each other, field by field. */
export interface Evidence {
  title: TitleLikeness
  /** Likeness of the titles' letters, 0 to 1 (Dice over pairs of letters). */
  likeness: number
  /** What is changed may be slips of typing, word for word. */
  slip: boolean
  authors: 'same' | 'some' | 'disjoint' | 'unknown'
  journal: 'same' | 'alike' | 'unlike' | 'unknown'
  volume: Agreement
  issue: Agreement
  page: Agreement
  lastPage: Agreement
  /** Years apart; undefined when one is not known. */
  years: number | undefined
  doi: Agreement
  pmid: Agreement
}

const agreement = (a: string | undefined, b: string | undefined): Agreement =>
  a === undefined || b === undefined ? 'unknown' : a === b ? 'same' : 'differ'

/** Everything that two records say of each other. `titled`, if it was found before, is not found again. */
export function compare(a: Prepared, b: Prepared, titled = titles(a, b)): Evidence {
  return {
    ...titled,
    authors: authors(a, b),
    journal: journals(a, b),
    volume: volumes(a, b),
    issue: issues(a, b),
    page: pages(a, b),
    lastPage: lastPages(a, b),
    years: a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year),
    doi: dois(a, b),
    pmid: agreement(a.pmid, b.pmid),
  }
}

/** How the titles are to each other; the costly part, and the first to be asked. */
export function titles(a: Prepared, b: Prepared): Pick<Evidence, 'title' | 'likeness' | 'slip'> {
  const slip = false
  if (!a.tight || !b.tight) return { title: 'unknown', likeness: 0, slip }
  if (a.tight === b.tight || a.other === b.tight || b.other === a.tight || (a.other && a.other === b.other))
    return { title: 'same', likeness: 1, slip }
  const [short, long] = a.tight.length < b.tight.length ? [a, b] : [b, a]
  const within = short.tight.length >= 20 && (long.tight.startsWith(short.tight) || long.tight.endsWith(short.tight))
  const likeness = dice(a.pairs, b.pairs, within ? 0 : 0.7)
  if (likeness < 0.7 && !within) return { title: 'unlike', likeness, slip }
  const { missing, added } = leftOver(short.words, long.words)
  if (missing.length === 0 && added.length === 0) return { title: 'near', likeness: Math.max(likeness, 0.97), slip }
  const numbers = [...missing, ...added].some(isNumber)
  if (within || missing.length === 0 || added.length === 0) {
    const extra = within ? long.tight.length - short.tight.length : [...missing, ...added].join('').length
    if (numbers && !within) return { title: 'changed', likeness, slip }
    return { title: extra <= 6 && !numbers ? 'near' : 'more', likeness, slip }
  }
  return { title: likeness < 0.75 ? 'unlike' : 'changed', likeness, slip: slips(missing, added) }
}

/** Words of each title that the other has not, typing errors and endings forgiven. */
function leftOver(a: readonly string[], b: readonly string[]): { missing: string[]; added: string[] } {
  const rest = [...b]
  const missing: string[] = []
  for (const word of a) {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    else missing.push(word)
  }
  const unmatched: string[] = []
  for (const word of missing) {
    const at = rest.findIndex((other) => oneWord(word, other))
    if (at >= 0) rest.splice(at, 1)
    else unmatched.push(word)
  }
  // Words that one side writes apart and the other together.
  if (unmatched.length > 0 && rest.length > 0 && unmatched.join('') === rest.join('')) return { missing: [], added: [] }
  meet(unmatched, rest)
  meet(rest, unmatched)
  const telling = (word: string) => word.length > 3 || isNumber(word) || word === 'not' || word === 'no'
  // A short word that is dropped says little; one in the place of another, as "men" for "women", says all.
  const content = (word: string) => !small.has(word)
  const replaced = unmatched.some(content) && rest.some(content) && [...unmatched, ...rest].some(telling)
  return { missing: unmatched.filter(replaced ? content : telling), added: rest.filter(replaced ? content : telling) }
}

/** Takes out a word of the one that is two words of the other: "subgroup" and "sub group". */
function meet(whole: string[], parts: string[]): void {
  for (let i = 0; i + 1 < parts.length; i++) {
    const at = whole.indexOf(`${parts[i]}${parts[i + 1]}`)
    if (at < 0) continue
    whole.splice(at, 1)
    parts.splice(i, 2)
    i--
  }
}

/** Whether each word that is missing may be the one that is added, typed badly. */
const slips = (missing: readonly string[], added: readonly string[]): boolean =>
  missing.length === added.length &&
  missing.every((word, i) => {
    const other = added[i] ?? ''
    return (
      !isNumber(word) && !isNumber(other) && word.length >= 4 && !opposed(word, other) && distance(word, other, 2) <= 2
    )
  })

const isNumber = (word: string): boolean => /\d|^(?:ii|iii|iv|vi|vii|viii|ix)$/.test(word)

/** Beginnings that turn a word into its opposite or into another of its kind. */
const turns = new Set(
  'a an un in im il ir non dis de re pre post sub super anti over under semi ultra micro macro inter intra extra hyper hypo uni bi multi mono trans endo exo homo hetero ab ad af ef mater pater peri ex pro'.split(
    ' ',
  ),
)

/** "hyperthermia" and "hypothermia", "typical" and "atypical": one slip apart and the reverse of each other. */
function opposed(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same++
  for (let rest = same; rest >= 3; rest--) {
    const [one, other] = [a.slice(0, a.length - rest), b.slice(0, b.length - rest)]
    if (one !== other && (one === '' || turns.has(one)) && (other === '' || turns.has(other))) return true
  }
  return false
}

/** The same word with a typing error or another ending. Numbers have none. */
function oneWord(a: string, b: string): boolean {
  if (/\d/.test(a) || /\d/.test(b) || opposed(a, b)) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4) return false
  if (long.length - short.length > 2) return false
  // A slip rarely hits both ends of a word.
  if (short[0] !== long[0] && short.at(-1) !== long.at(-1)) return false
  if (long.startsWith(short) && /^(s|es|n|en|e|d)$/.test(long.slice(short.length))) return true
  return short.length >= 5 && distance(short, long, short.length >= 9 ? 2 : 1) <= (short.length >= 9 ? 2 : 1)
}

/** Optimal string alignment distance, as far as it is not more than `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let k = 1; k <= b.length; k++) {
      const cost = a[i - 1] === b[k - 1] ? 0 : 1
      let steps = Math.min((row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1, (row[k - 1] ?? 0) + cost)
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
        steps = Math.min(steps, (before[k - 2] ?? 0) + 1)
      next.push(steps)
      least = Math.min(least, steps)
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return row[b.length] ?? most + 1
}

/** Dice's coefficient over sorted pairs of letters; 0 as soon as it can no longer reach `least`. */
function dice(a: Int32Array, b: Int32Array, least = 0): number {
  const needed = (least * (a.length + b.length)) / 2
  let i = 0
  let k = 0
  let both = 0
  while (i < a.length && k < b.length) {
    const x = a[i] as number
    const y = b[k] as number
    if (x === y) {
      both++
      i++
      k++
    } else {
      if (x < y) i++
      else k++
      if (both + Math.min(a.length - i, b.length - k) < needed) return 0
    }
  }
  return a.length + b.length === 0 ? 0 : (2 * both) / (a.length + b.length)
}

function authors(a: Prepared, b: Prepared): Evidence['authors'] {
  const [firstA] = a.authors
  const [firstB] = b.authors
  if (!firstA || !firstB) return 'unknown'
  if (samePerson(firstA, firstB)) return 'same'
  for (const one of a.authors) if (b.authors.some((other) => samePerson(one, other))) return 'some'
  return 'disjoint'
}

function samePerson(a: Person, b: Person): boolean {
  const initials = !a.given || !b.given || a.given[0] === b.given[0]
  if (a.family === b.family) return initials || a.family.length > 6
  // "Moritz, Altenried" for Moritz Altenried.
  if (a.family.length > 2 && a.family === b.given && (b.family === a.given || b.family[0] === a.given[0])) return true
  if (b.family.length > 2 && b.family === a.given && (a.family === b.given || a.family[0] === b.given[0])) return true
  // "Le Quintrec, M" is also found as "Quintrec, M" and "Le, Quintrec M".
  const [short, long] = a.family.length < b.family.length ? [a, b] : [b, a]
  if (short.family.length < 5) return false
  if (long.family.endsWith(short.family) || (short.given.length > 3 && long.family.endsWith(short.given))) return true
  return initials && (long.family.startsWith(short.family) || distance(short.family, long.family, 1) <= 1)
}

function journals(a: Prepared, b: Prepared): Evidence['journal'] {
  const issns = a.reference.issn && b.reference.issn
  if (issns && a.reference.issn?.some((issn) => b.reference.issn?.includes(issn))) return 'same'
  if (a.journal.length === 0 || b.journal.length === 0) return 'unknown'
  if (a.journalLetters === b.journalLetters) return 'same'
  return alike(a.journal, b.journal) || alike(b.journal, a.journal) || shortOf(a, b) || shortOf(b, a)
    ? 'alike'
    : 'unlike'
}

/** Each word of the one begins a word of the other, in its order, from the first on: "J Manag Inf Syst". */
function alike(short: readonly string[], long: readonly string[]): boolean {
  // The whole name, with a number, a place or a motto around it.
  if (short.length >= 3 && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)) return true
  if (short.length > long.length || short.length * 2 < long.length) return false
  let at = 0
  for (const word of short) {
    const found = long.findIndex((other, i) => i >= at && (other.startsWith(word) || contracted(word, other)))
    if (found < 0 || (at === 0 && found > 0)) return false
    at = found + 1
  }
  return true
}

/** "intl" for international: letters of the word in order, beginning and ending alike. */
function contracted(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length && short.length <= 5
}

/** "jama", "AMCIS 2017 Proceedings": each letter in turn begins a word, or goes on in it. */
function shortOf(a: Prepared, b: Prepared): boolean {
  const acronym = a.journal.find((word) => word.length >= 3 && word.length <= 8)
  return (
    acronym !== undefined &&
    a.journal.length <= 2 &&
    b.journal.length >= 3 &&
    (spells(acronym, b.journal) || spells(acronym, initialWords(b)))
  )
}
const initialWords = (record: Prepared): string[] =>
  (record.reference.container ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word && !/^(the|of|and|for|in|on)$/.test(word))
function spells(acronym: string, words: readonly string[]): boolean {
  const [word, ...rest] = words
  if (!word) return acronym === ''
  for (let n = 1; n <= 3 && n <= acronym.length && word.startsWith(acronym.slice(0, n)); n++)
    if (spells(acronym.slice(n), rest)) return true
  return false
}

/** One that was cut off at its end agrees with none and with nothing. */
function dois(a: Prepared, b: Prepared): Agreement {
  const plain = agreement(a.doi, b.doi)
  return plain === 'differ' && (a.doi?.startsWith(b.doi ?? '') || b.doi?.startsWith(a.doi ?? '')) ? 'unknown' : plain
}

/** A volume that is the year, or the other's issue, is one that an export put in the wrong field. */
function volumes(a: Prepared, b: Prepared): Agreement {
  const plain = agreement(a.volume, b.volume)
  if (plain !== 'differ') return plain
  const year = (record: Prepared) => record.volume === String(record.year)
  if (year(a) !== year(b)) return 'unknown'
  if ((a.volume === b.issue && !a.issue) || (b.volume === a.issue && !b.issue)) return 'unknown'
  return 'differ'
}

/** "3 Suppl" and "3" are one issue, as exports go. */
const issues = (a: Prepared, b: Prepared): Agreement =>
  agreement(a.issue?.replace(/ suppl.*$/, ''), b.issue?.replace(/ suppl.*$/, ''))

/** Last pages; a record that gives one page says nothing of the last, unless it is the other's. */
function lastPages(a: Prepared, b: Prepared): Agreement {
  const plain = agreement(a.last ?? a.first, b.last ?? b.first)
  return plain === 'differ' && (a.last === undefined || b.last === undefined) ? 'unknown' : plain
}

/** First pages; "e104" and "104" are one. A number of the article says nothing of a page. */
function pages(a: Prepared, b: Prepared): Agreement {
  const plain = agreement(a.first, b.first)
  if (plain !== 'differ') return plain
  const bare = (page: string | undefined) => page?.replace(/^[a-rt-z](?=\d)/, '')
  // "e104" and "104", "H1234" and "1234"; an S is a supplement's.
  const dropped = /^\d/.test(a.first ?? '') !== /^\d/.test(b.first ?? '')
  if (dropped && bare(a.first) === bare(b.first)) return 'same'
  // Columns that slid by one: the volume under issue, the issue under pages.
  const slid = (x: Prepared, y: Prepared) => x.volume === undefined && x.issue === y.volume && x.first === y.issue
  if (slid(a, b) || slid(b, a)) return 'unknown'
  // One side counts the article's own pages from 1, or has a number such as "a1754" where the other has pages.
  const own = (record: Prepared) => record.first === '1' && record.last !== undefined && Number(record.last) < 60
  const numbered = (record: Prepared) => record.last === undefined && (record.first?.length ?? 0) >= 3
  const electronic = (record: Prepared) => record.last === undefined && /^[a-oq-rt-z]\d{3,}$/.test(record.first ?? '')
  if ((own(a) && numbered(b)) || (own(b) && numbered(a)) || electronic(a) !== electronic(b)) return 'unknown'
  return 'differ'
}
