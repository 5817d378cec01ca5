import type { Range } from './text.ts'

/** Text made alike for comparing, and where each of its characters comes from. */
export interface Folded {
  text: string
  /** `at[i]` is where character i begins in the text it was made of; one more than there are characters. */
  at: Uint32Array
}

interface Options {
  /** Ranges that are left out, in order: running heads, page numbers. */
  without?: readonly Range[]
  /** Of a longer text, the part that is wanted. */
  part?: Range | undefined
  /**
   * What becomes of hyphens within words. `dropped`: none counts, so that one quote is found in a copy that breaks its
   * lines elsewhere. `undone`: those at line ends go where the word is one, by the words of the text itself.
   */
  hyphens: 'dropped' | 'undone'
}

/**
 * Text as it is compared: white space is one blank, composed characters and ligatures have one form, typographic quotes
 * and dashes are plain, soft hyphens are gone. Places can be followed back, so nothing is lost by it.
 */
export function fold(text: string, { without = [], part, hyphens }: Options): Folded {
  const end = part?.end ?? text.length
  const out: string[] = []
  const at: number[] = []
  const put = (said: string, from: number) => {
    for (let i = 0; i < said.length; i++) at.push(from)
    out.push(said)
  }
  const oneWord = hyphens === 'undone' ? wordsOf(text) : undefined
  let skip = 0
  let blank = true
  for (let i = part?.start ?? 0; i < end; ) {
    while (skip < without.length && (without[skip]?.end ?? 0) <= i) skip++
    const left = without[skip]
    if (left && left.start <= i) {
      if (!blank) put(' ', i)
      blank = true
      i = Math.min(end, left.end)
      continue
    }
    const code = text.charCodeAt(i)
    if (isHyphen(code)) {
      const after = afterHyphen(text, i, end, without)
      if (code === 0xad || (after && joins(text, i, after, oneWord))) {
        i = after && (code !== 0xad || after.broken) ? after.at : i + 1
        continue
      }
      put('-', i)
      blank = false
      // A hyphen that stays, at a line end too, has no blank after it.
      i = after?.broken && /[\p{L}\p{N}]/u.test(text.charAt(i - 1)) ? after.at : i + 1
    } else if (isSpace(code)) {
      if (!blank) put(' ', i)
      blank = true
      i++
    } else if (code < 0x80 && !isMark(text.charCodeAt(i + 1))) {
      put(text.charAt(i), i++)
      blank = false
    } else {
      const cluster = clusterAt(text, i, end)
      put(plain(cluster), i)
      blank = false
      i += cluster.length
    }
  }
  at.push(end)
  return { text: out.join(''), at: Uint32Array.from(at) }
}

/** Where a range of folded text stands in the text it was made of; never in the middle of a character. */
export function unfold({ text, at }: Folded, { start, end }: Range): Range {
  const from = at[start] ?? 0
  if (end <= start) return { start: from, end: from }
  // A folded character can come of several, and several of one: the end is where the next one begins.
  let last = Math.min(end, text.length) - 1
  while (last > start && text.charAt(last) === ' ') last--
  const begins = at[last] ?? 0
  let next = last + 1
  while (next < text.length && at[next] === begins) next++
  return { start: from, end: at[next] ?? from }
}

/** Characters whose case and accents do not matter. */
export const lowered = (text: string): string =>
  plainLetters.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLocaleLowerCase('en')
const plainLetters = /^[a-z0-9]*$/i

const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  // No width, and no letters: joiners between letters are kept.
  code === 0x200b ||
  code === 0xfeff
const isHyphen = (code: number): boolean => code === 45 || code === 0xad || code === 0x2010 || code === 0x2011
const isMark = (code: number): boolean => code >= 0x300 && /\p{M}/u.test(String.fromCharCode(code))
const letter = /\p{L}/u

interface After {
  /** The first character after the hyphen, and after the line end where there is one. */
  at: number
  broken: boolean
}

function afterHyphen(text: string, i: number, end: number, without: readonly Range[]): After | undefined {
  let at = i + 1
  let broken = false
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) broken = true
    const left = without.find((range) => range.start <= at && at < range.end)
    if (left) {
      at = left.end - 1
      broken = true
    } else if (!isSpace(code)) break
  }
  return broken || at === i + 1 ? { at, broken } : undefined
}

/** Whether what stands before and after a hyphen is one word. */
function joins(text: string, i: number, { at, broken }: After, words: Words | undefined): boolean {
  if (!letter.test(text.charAt(i - 1)) || !letter.test(text.charAt(at))) return false
  if (!words) return true
  if (!broken || !/\p{Ll}|\p{Lo}/u.test(text.charAt(at))) return false
  const before = /[\p{L}\p{M}]+$/u.exec(text.slice(Math.max(0, i - 60), i))?.[0] ?? ''
  const after = /^[\p{L}\p{M}]+/u.exec(text.slice(at, at + 60))?.[0] ?? ''
  const known = words()
  if (known.has((before + after).toLowerCase())) return true
  return !known.has(`${before}-${after}`.toLowerCase())
}

type Words = () => ReadonlySet<string>

/** The words of a text, those with a hyphen too; looked through only when there is a question. */
function wordsOf(text: string): Words {
  let words: Set<string> | undefined
  return () => {
    words ??= new Set((text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []).map((word) => word.toLowerCase()))
    return words
  }
}

/** The character at a place, with the marks that combine with it. */
function clusterAt(text: string, i: number, end: number): string {
  const first = text.codePointAt(i) ?? 0
  let to = i + (first > 0xffff ? 2 : 1)
  while (to < end && isMark(text.charCodeAt(to))) to++
  return text.slice(i, Math.min(to, end))
}

const typographic: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
}
const plain = (cluster: string): string => typographic[cluster] ?? cluster.normalize('NFKC').replace(/\s/g, '')
