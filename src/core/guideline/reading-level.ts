/** What the two formulas of Flesch count. */
export interface Counted {
  words: number
  sentences: number
  syllables: number
}

/**
 * Flesch reading ease, from about 0 (very hard) to 100 (very easy): 206.835 − 1.015 · words a sentence − 84.6 · syllables a
 * word (Flesch 1948, doi 10.1037/h0057532). No bounds: a few short words give more than 100.
 */
export const readingEase = ({ words, sentences, syllables }: Counted): number =>
  206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)

/** The school year, in the United States, that can read it: 0.39 · words a sentence + 11.8 · syllables a word − 15.59 (Kincaid et al. 1975). */
export const gradeLevel = ({ words, sentences, syllables }: Counted): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59

/**
 * Words, sentences and syllables of an English text; undefined where there is no word. Syllables are estimated from the
 * spelling: now and then one is missed, which moves a short text by several points.
 */
export function countReading(text: string): Counted | undefined {
  const words = text.match(/[A-Za-z]+(?:['’][A-Za-z]+)*/g) ?? []
  if (words.length === 0) return undefined
  const sentences = text.split(/(?<![.!?…;:])[.!?…;:]+(?=\s|$)/).filter((part) => /[A-Za-z]/.test(part)).length
  return { words: words.length, sentences, syllables: words.reduce((n, word) => n + syllablesIn(word), 0) }
}

/** One for each group of vowels, without the e that is not heard and with the breaks inside a group that are. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  const heard = letters.replace(/(?<![aeiouy])(?:es|ed|e)$/, (end, at: number) =>
    isHeard(letters, end, at) ? end : '',
  )
  const groups = heard.match(/[aeiouy]+/g)?.length ?? 0
  const breaks = heard.match(hiatus)?.length ?? 0
  return Math.max(1, groups + breaks)
}

/** Vowels that stand together and are heard apart: be-ing, vari-ous, evalu-ate, ide-a, cre-ate. */
const hiatus =
  /[aeiouy]ing(?!l)|(?<![cst])ia(?!n$)|(?<![cstgx])iou|io(?!n|u)|(?<![qg])ua(?!r)|uous|eo(?=$|r)|(?<=[aeiouy][a-z]+)ea$|(?<=cr)ea(?=t(?!u))|(?<=sc)ie/g

/** "-le" after a consonant, "-ted", "-ces" and the like are syllables of their own; so is the e that is the only vowel. */
function isHeard(word: string, end: string, at: number): boolean {
  const before = word.slice(0, at)
  if (!/[aeiouy]/.test(before)) return true
  if (end === 'e') return /[^aeiouy]l$/.test(before)
  if (end === 'ed') return /[td]$/.test(before)
  return /(?:[sxzcg]|ch|sh|[^aeiouy]l)$/.test(before)
}

export interface ReadingLevel {
  ease: number
  grade: number
  words: string
}

/** How hard an English text is to read, as figures and in words; undefined where there is nothing to read. */
export function readingLevel(text: string | undefined): ReadingLevel | undefined {
  const counted = countReading(text ?? '')
  if (!counted) return undefined
  const [ease, grade] = [Math.round(readingEase(counted)), Math.round(gradeLevel(counted) * 10) / 10]
  return { ease, grade, words: bandOf(ease) }
}

/** The bands of Flesch's own table ("How to write plain English", 1979). */
const bandOf = (ease: number): string => (bands.find(([from]) => ease >= from) ?? ([0, 'very difficult'] as const))[1]
const bands = [
  [90, 'very easy'],
  [80, 'easy'],
  [70, 'fairly easy'],
  [60, 'plain English'],
  [50, 'fairly difficult'],
  [30, 'difficult'],
] as const
