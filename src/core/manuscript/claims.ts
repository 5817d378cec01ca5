import { spelled } from '../wording.ts'
import { partsOf } from './insertion.ts'

/** A number beside a noun in running text: "thirteen policy and guidance documents". */
export interface Claim {
  n: number
  /** The noun as it was written. */
  noun: string
  family: Family
  /** The words as they stand, from the number to the noun. */
  words: string
}

/** Nouns that stand for the same things of a project. */
export type Family = keyof typeof nouns
const nouns = {
  policies: /^documents?$/,
  sources: /^(?:documents?|records?|articles?|papers?|studies|study|sources?|reports?|publications?|references?)$/,
  interviews: /^(?:interviews?|interviewees?)$/,
  theories: /^theor(?:y|ies)$/,
  configurations: /^(?:configurations?|cmocs?|cmos?)$/,
  themes: /^themes?$/,
  reviewers: /^reviewers?$/,
  databases: /^databases?$/,
  phases: /^phases?$/,
} as const

/** What says of policy that documents are such, and of theories that they are the programme's. */
const policy = /^(?:policy|policies|guidance|strateg(?:y|ies)|government)$/
const programme = /^program(?:me)?s?$/

const ofPolicies = /\b(?:policy|guidance|strategy)(?: and \w+)? documents\b/i

/**
 * Words between number and noun that do not make the count smaller. Of "five qualitative studies" a project cannot know how
 * many there are, and is silent.
 */
const neutral =
  /^(?:included|eligible|relevant|remaining|final|unique|initial|refined|rough|full-text|policy|guidance|strategy|government|and|programme?|semi-structured|key|informant|online|electronic|bibliographic|academic|independent|overarching|different|cmo|realist|context[–-]mechanism[–-]outcome)$/

/** What tells that all of a kind are meant, and not some of them: only then can a count be wrong. */
const whole =
  /\b(?:in total|in all|altogether|includ(?:ed|es|ing)|select(?:ed|ing)|analys(?:ed|ing)|analyz(?:ed|ing)|screen(?:ed|ing)|review(?:ed|ing)|assess(?:ed|ing)|evaluat(?:ed|ing)|identif(?:ied|ying)|retriev(?:ed|ing)|search(?:ed|ing)|exclud(?:ed|ing)|extract(?:ed|ing)|remaining|retain(?:ed|ing)|synthesi[sz](?:ed|ing)|develop(?:ed|ing)|inform(?:ed)?|led to|leading to|result(?:ed|ing) in|formulat(?:ed|ing)|produc(?:ed|ing)|refin(?:ed|ing)|conduct(?:ed|ing)|held|carried out|comprises?|comprised|gave evidence|stand behind|there (?:are|were))\b/i

/** Words before a number that make it a part, a bound or a name. */
const partly =
  /(?:\b(?:one of|of (?:the|these|those)|at least|at most|more than|fewer than|less than|over|under|up to|about|around|nearly|almost|another|other|further|additional|first|last|each|every|phase|table|figure|box|file|step|version|item|section|chapter|page|pages|pp?\.|cmocs?|no\.)|[–-]|[=(])\s*$/i

const named = new Map(Array.from({ length: 999 }, (_, i) => [spelled(i + 1), i + 1]))
const word = [...named.keys()].sort((a, b) => b.length - a.length).slice(-99)
const number = new RegExp(
  `(?<![\\w.,–-])(?:(\\d{1,3}(?:,\\d{3})+|\\d{1,6})|(${word.join('|')}))(?![\\w%]|[.,]\\d|\\s*%)`,
  'gi',
)

/** What a text says of how many there are, with what is inserted left out: that is counted anyway. */
export const claimsIn = (text: string): Claim[] =>
  withoutInsertions(text)
    .split(/(?<=[.!?;]["”’)]?)\s+(?=[\p{Lu}\d“"(])|[\n\r]+/u)
    .flatMap((sentence, i, all) => inSentence(sentence, all[i - 1] ?? ''))

const withoutInsertions = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      partsOf(line)
        .map((part) => (part.as === 'insertion' ? '…' : part.text))
        .join(''),
    )
    .join('\n')

function inSentence(sentence: string, before: string): Claim[] {
  if (!whole.test(sentence)) return []
  // "Policy documents informed the theory. Thirteen documents were analysed."
  const ofPolicy = ofPolicies.test(before)
  const found: Claim[] = []
  for (const match of sentence.matchAll(number)) {
    const [said, digits, words] = match
    const n = digits ? Number(digits.replaceAll(',', '')) : (named.get((words ?? '').toLowerCase()) ?? 0)
    const ahead = sentence.slice(0, match.index)
    if (n < 2 || partly.test(ahead) || (digits && isYear(said, ahead))) continue
    const claim = claimOf(n, said, sentence.slice(match.index + said.length))
    if (claim) found.push(ofPolicy && /^documents$/i.test(claim.noun) ? { ...claim, family: 'policies' } : claim)
  }
  return found
}

const isYear = (digits: string, before: string): boolean =>
  /^(?:19|20)\d\d$/.test(digits) && /\b(?:in|since|after|before|until|from|to|by|and|of)\s+$/i.test(before)

/** The first noun that can be counted, at most five words behind the number and without a stop between. */
function claimOf(n: number, said: string, after: string): Claim | undefined {
  const run = /^(?:\s+[\p{L}’'–-]+){1,6}/u.exec(after)?.[0] ?? ''
  const words = run.trim().split(/\s+/)
  for (const [i, one] of words.entries()) {
    const noun = one.toLowerCase()
    const between = words.slice(0, i).map((other) => other.toLowerCase())
    const family = familyOf(noun, between)
    if (family) return { n, noun: one, family, words: `${said} ${words.slice(0, i + 1).join(' ')}` }
    if (!neutral.test(noun)) return undefined
  }
  return undefined
}

function familyOf(noun: string, between: readonly string[]): Family | undefined {
  for (const [family, pattern] of Object.entries(nouns) as [Family, RegExp][]) {
    if (!pattern.test(noun)) continue
    if (family === 'policies' && !between.some((one) => policy.test(one))) continue
    if (family === 'theories' && !between.some((one) => programme.test(one))) continue
    return family
  }
  return undefined
}
