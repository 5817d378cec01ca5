import type { Name, Reference } from '../facts.ts'
import { withoutEntities } from '../formats/markup.ts'

/** A record to be compared: an id and what is known of it. */
export interface Comparable {
  id: string
  reference: Reference
}

/** What kind of report a title says it is, when it is not simply an article. */
type Kind = 'erratum' | 'comment' | 'preprint' | 'protocol' | 'abstract'

/** A person as far as names are compared; `given` is the first given name, which some exports put for the family. */
export interface Person {
  family: string
  given: string
}

/** A record made comparable: folded once, compared often. */
export interface Prepared {
  id: string
  reference: Reference
  /** The title's words in lower case, without tails and frames. */
  words: readonly string[]
  /** The title's letters and digits without blanks, which exports set and drop at will. */
  tight: string
  /** Another title that stands in brackets behind the first: the original of a translated one. */
  other: string | undefined
  /** Pairs of letters of the title, sorted, for likeness. */
  pairs: Int32Array
  /** Few words or letters: an editorial, a book review, "Introduction". */
  generic: boolean
  numbers: string
  kind: Kind | undefined
  part: string | undefined
  /** Trial registrations and the like that the title names. */
  registration: string | undefined
  authors: readonly Person[]
  journal: readonly string[]
  journalLetters: string
  volume: string | undefined
  issue: string | undefined
  first: string | undefined
  last: string | undefined
  year: number | undefined
  doi: string | undefined
  pmid: string | undefined
  abstract: string
}

/** Titles that come back in every issue or every year. */
const recurring =
  /\b(?:(?:annual|biennial|quarterly|monthly|weekly|yearly) (?:report|review|update|meeting|survey|bulletin|statistics|conference)|year in review|president['’]?s? (?:address|message|page|letter)|newsletter|editorial|editors?['’]?s? (?:comments?|notes?|introduction|preface|page)|introduction to (?:the|this|our|a) [\w\s-]*(?:minitrack|track|special|issue|section|volume|workshop|session|symposium)|minitrack|book reviews?|guest editors?|from the editors?|in this issue|foreword|preface|obituary|list of reviewers|table of contents|front matter|call for papers)\b/i

/** Scripts that say in ten signs what takes others thirty letters. */
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{4}/u

const greek: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  µ: 'mu',
  π: 'pi',
  σ: 'sigma',
  τ: 'tau',
  ω: 'omega',
}

/** Lower case, no accents, Greek by name, everything else than letters and digits as one blank. All scripts stay. */
export function folded(text: string): string {
  const lower = plain.test(text) ? text.toLowerCase() : unaccented(text)
  return lower
    .replace(/&(?:amp|#38);|&/g, ' and ')
    .replace(/['`]s\b/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: the first 128 signs, which most titles keep to
const plain = /^[\x00-\x7f]*$/
const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[α-ωµ]/g, (sign) => greek[sign] ?? sign)
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/’/g, "'")

/** British and American spelling, as one: only for comparing. */
const american = (word: string): string => (word.length < 5 || !british.test(word) ? word : respelled(word))
const british = /ae|oe|our|is[eia]|ys[ei]|tre|mme|ll[ei]/
const respelled = (word: string): string =>
  word
    .replace(/^paed/, 'ped')
    .replace(/haem/, 'hem')
    .replace(/aem(?=ia|ic)/, 'em')
    .replace(/oestr/, 'estr')
    .replace(/oed/, 'ed')
    .replace(/^anaesth/, 'anesth')
    .replace(/^gynaec/, 'gynec')
    .replace(/our(?=s?$|al|ed|ing|able|ite)/, 'or')
    .replace(/is(?=e[ds]?$|ing$|ation|er)/, 'iz')
    .replace(/ys(?=e[ds]?$|ing$)/, 'yz')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/mme(?=s?$)/, 'm')
    .replace(/ll(?=ed$|ing$)/, 'l')

/** Numbers that one writes in words and another in figures; a different one is another study. "One" is too often none. */
const digits: Record<string, string> = Object.fromEntries(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i + 2)]),
)

export const small = new Set(
  'a an and as at by for from in into is its of on or the to und der die das in de la le les et des du y el los las del en with via'.split(
    ' ',
  ),
)

/** What stands behind a title in brackets and is not of it: "[Review] [33 refs]", "(Provisional abstract)", a language. */
const tail =
  /[\s.,;]*(?:\[(?:[^[\]]|\[[^[\]]{0,200}\]){0,400}\]|\((?:review|provisional abstract|structured abstract|abstract|letter|editorial|meeting abstract|conference abstract|retracted|vol \d+[^()]*|[^()]{4,90}\((?:[a-z]+ )?\d{4}\)(?:[^()]{0,40}\([^()]{1,30}\))?[^()]{0,40}|multiple letters|english|french|german|spanish|chinese|russian|italian|portuguese|polish|japanese|turkish|dutch|korean)\)(?:\s*\[\d+\])?|\*{1,3})\s*\.?\s*$/i

interface Titles {
  main: string
  other: string | undefined
  tails: string
}

/** The title without frame and tails; a long text in brackets behind it may be the title in its own language. */
function titleIn(written: string): Titles {
  let main = written.replace(/<[^<>]{1,60}>/g, '').trim()
  let other: string | undefined
  let tails = ''
  for (let i = 0; i < 6; i++) {
    const found = tail.exec(main)
    if (!found || found.index < 3) break
    const inside = found[0].replace(/^[\s.,;]+/, '')
    if (/^\[[^\]]{25,}\]\.?$/.test(inside) && !/erratum|comment|refs|appears|see |reply|republish/i.test(inside))
      other ??= inside.replace(/^\[|\]\.?$/g, '')
    tails += ` ${inside}`
    main = main.slice(0, found.index).trim()
  }
  const framed = /^\[+([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]+\.?$/.exec(main)
  if (framed?.[1]) main = framed[1]
  return { main, other, tails }
}

const erratum =
  /^(?:\W*)(?:erratum|errata\b|corrigend|(?:publisher|author)s? correction|correction(?:s)?(?: to| for|:)|retraction|retracted|expression of concern|withdrawn)|\((?:vol|volume) ?\d+,? ?(?:pg|p|page)s? ?[\w-]+,? ?\d{4}\)\s*$|\([^()]{4,120}\(\d{4}\)[^()]{0,40}\([^()]{1,30}\)[^()]{0,40}\)\s*$|(?:: |- )(?:erratum|corrigendum|correction)\s*$/i
const comment =
  /^(?:\W*)(?:comments? (?:on|to)|commentary (?:on|to)|reply\b|re:|replies\b|response (?:to|from)|in response to|letter (?:regarding|to|re)|authors?['’]? ?s?['’]? (?:reply|response|comment)|in reply|rejoinder|discussion (?:of|on)|invited commentary)|[-–—:.]\s*(?:reply|authors?['’]?s?['’]? (?:reply|response)|response|comment|rejoinder)s?\s*\.?$/i
const protocol =
  /\b(?:study|trial|review|a) protocol\b|^protocol (?:for|of)\b|: (?:a )?protocol\b|\bprotocol for an? (?:systematic|realist|scoping|randomi[sz]ed)/i
const preprintServer = /\b(?:arxiv|medrxiv|biorxiv|psyarxiv|socarxiv|chemrxiv|preprints?|research square|ssrn|osf)\b/i
const preprintDoi = /^10\.(?:1101\/(?:\d{4}\.\d\d\.\d\d|\d{6})|48550|2139|21203|31234|31235|20944|26434)/
const partAt =
  /(?:^|[\s.,:;(–—-]+)(?:part|pt|section|paper)\.?\s+(\d{1,2}|[ivx]{1,4}|one|two|three|four|a|b)\b|[.:,\s–—-]+(?:(\d{1,2}|(?:i{1,3}|iv|v|vi{1,3}|ix|x)))[.)]?$/i

/** What the words before and behind a title say it is; the article it speaks of has the rest for a title. */
const frames = new RegExp(`${erratum.source.split('|\\(')[0]}`, 'i')

/** Names of people and journals come back in record after record; folding each once saves half of the time. */
export interface Known {
  people: Map<string, Person | undefined>
  journals: Map<string, string[]>
}
export const nothingKnown = (): Known => ({ people: new Map(), journals: new Map() })

const remembered = <T>(known: Map<string, T>, key: string, make: () => T): T => {
  const have = known.get(key)
  if (have !== undefined || known.has(key)) return have as T
  const made = make()
  known.set(key, made)
  return made
}

export function prepared({ id, reference }: Comparable, known = nothingKnown()): Prepared {
  const {
    main,
    other = reference.originalTitle,
    tails,
  } = titleIn(reference.title === 'Untitled' ? '' : withoutEntities(reference.title))
  const words = folded(main)
    .split(' ')
    .filter(Boolean)
    .map((word) => digits[word] ?? american(word))
  const tight = words.join('')
  const content = words.filter((word) => word.length > 2 && !small.has(word))
  const pages = pagesIn(reference.pages)
  const numbered = /^(\d+)\s*(?:\((.+)\)|\b(suppl.*)|[A-Z]{2,5})$/i.exec(reference.volume ?? '')
  const container = reference.container ?? ''
  const journal = remembered(known.journals, container, () => journalWords(container))
  return {
    id,
    reference,
    tight,
    words,
    other: other && folded(other).split(' ').map(american).join(''),
    pairs: pairsOf(tight),
    generic:
      recurring.test(main) || (ideographs.test(tight) ? tight.length < 12 : content.length < 4 || tight.length < 30),
    numbers: (words.join(' ').match(/\d+/g) ?? []).join(' '),
    kind: kindOf(main, tails, reference),
    part: partOf(main),
    registration: /\b(nct\d{8}|isrctn\d{6,}|chictr[\w-]{6,}|actrn\d{8,}|eudract[\w-]{6,}|ctri[\d/]{8,}|jprn[\w-]{5,})/i
      .exec(reference.title)?.[1]
      ?.toLowerCase(),
    authors: (reference.author ?? []).flatMap(
      (name) => remembered(known.people, JSON.stringify(name), () => personOf(name)) ?? [],
    ),
    journal,
    journalLetters: journal.join(''),
    volume: numberIn(numbered?.[1] ?? reference.volume),
    issue: issueIn(numbered?.[2] ?? numbered?.[3] ?? reference.issue),
    first: pages?.[0],
    last: pages?.[1],
    year: reference.year,
    doi: reference.doi,
    pmid: reference.pmid,
    abstract: folded(reference.abstract?.slice(0, 400) ?? '')
      .replace(/ /g, '')
      .slice(0, 80),
  }
}

function kindOf(title: string, tails: string, { container = '', doi = '', type }: Reference): Kind | undefined {
  if (erratum.test(title) || /\(vol \d+|\((?:[a-z]+ )?\d{4}\)/i.test(tails)) return 'erratum'
  if (comment.test(title)) return 'comment'
  // A journal or a conference that names itself is believed before the registrar of a number.
  if (preprintServer.test(container) || (!container && (type === 'article' || preprintDoi.test(doi)))) return 'preprint'
  if (protocol.test(title)) return 'protocol'
  return /\[(?:meeting |conference )?abstract\]|\((?:meeting|conference) abstract\)/i.test(tails)
    ? 'abstract'
    : undefined
}

/** The title of the article that an erratum or comment is about, tight; the same for both sides of such a pair. */
export const subject = (title: string): string =>
  folded(
    titleIn(title)
      .main.replace(frames, '')
      .replace(comment, '')
      .replace(/^\W*(?:to|for|on|of|regarding|:)\b\W*/i, '')
      .replace(/\((?:vol|volume)[^()]*\)\s*$/i, ''),
  )
    .split(' ')
    .map(american)
    .join('')

const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
function partOf(title: string): string | undefined {
  const found = partAt.exec(title.trim())
  const part = (found?.[1] ?? found?.[2])?.toLowerCase()
  if (!part) return undefined
  // A roman one behind a blank is a part only in capitals: "type i" is none.
  if (found?.[2] && !/\d/.test(part) && !/(?:[IVX]+|[.:–—-]\s*[ivx]{2,4})[.)]?$/.test(title.trim())) return undefined
  if (found?.[2] && /\d/.test(part) && !/[.:]\s*\d{1,2}[.)]?$/.test(title.trim())) return undefined
  const number =
    romans.indexOf(part) > 0
      ? romans.indexOf(part)
      : ({ one: 1, two: 2, three: 3, four: 4, a: 1, b: 2 }[part] ?? Number(part))
  return String(number)
}

/** A person as names are compared. Bodies are left out: exports add and drop them. */
function personOf(name: Name): Person | undefined {
  if (name.literal !== undefined) {
    const words = folded(name.literal).split(' ')
    // "Moritz Altenried" or "Smith": a person whose name was not taken apart.
    return words.length <= 3 && words[0]
      ? { family: words.at(-1) ?? '', given: words.length > 1 ? words[0] : '' }
      : undefined
  }
  const family = folded([name.particle, name.family].filter(Boolean).join(' '))
    .replace(/ (jr|sr|ii|iii)$/, '')
    .replace(/ /g, '')
  return family ? { family, given: folded(name.given ?? '').split(' ')[0] ?? '' } : undefined
}

const journalSmall = new Set(
  'the of and for in on a an de la der die das und fur et des y journal j jnl proceedings proc annual'.split(' '),
)

/** A journal's words without articles, subtitle, place in brackets and "Conference" tails. */
function journalWords(name: string): string[] {
  const main =
    name
      .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
      .split(/\s*[:=/]\s|\.?\s*\bconference:?\s+(?=the \d|\d|annual)|\.(?=Journal )/i)[0] ?? ''
  const words = folded(main)
    .split(' ')
    .filter((word) => word && !journalSmall.has(word) && !/^(?:\d{4}|\d+(?:st|nd|rd|th))$/.test(word))
  return words.length > 0 ? words : folded(main).split(' ').filter(Boolean)
}

function numberIn(text: string | undefined): string | undefined {
  const found = text && folded(text).replace(/^(v|vol|volume|band|jg|jahrgang) ?(?=\d)/, '')
  return found || undefined
}

const issueIn = (text: string | undefined): string | undefined =>
  (text &&
    folded(text)
      .replace(/^(no|nr|issue|heft|iss) /, '')
      .replace(/^0+(?=\d)/, '')) ||
  undefined

/** First and last page as far as they are numbers, with the letter that stands before them. */
function pagesIn(pages: string | undefined): [string, string | undefined] | undefined {
  const found = /^([a-z]{0,6})\.?\s*0*(\d+)([a-z]?)(?:\s*[-‐‑–—,]+\s*([a-z]{0,6})0*(\d+))?/iu.exec(
    pages
      ?.replace(/^pp?\.\s*/i, '')
      .replace(/(\d)-{2}(\d)/, '$1-$2')
      .replace(/ -- /, '-') ?? '',
  )
  if (!found?.[2]) return undefined
  return [
    `${found[1]?.toLowerCase()}${found[2]}`,
    found[5] && `${(found[4] || found[1] || '').toLowerCase()}${found[5]}`,
  ]
}

function pairsOf(tight: string): Int32Array {
  const pairs = new Int32Array(Math.max(0, tight.length - 1))
  for (let i = 0; i + 1 < tight.length; i++) pairs[i] = tight.charCodeAt(i) * 65_536 + tight.charCodeAt(i + 1)
  return pairs.sort()
}
