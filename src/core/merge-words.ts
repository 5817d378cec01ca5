import { compare } from './diff.ts'

/** What two people made of one text, each in places of their own. */
interface MergedWords {
  text: string
  /** Where a place in `mine` is in the merged text: for a caret. */
  place: (offset: number) => number
}

/** So many words from the `at`th on become others. */
interface Hunk {
  at: number
  gone: number
  words: string[]
}

/**
 * A text with what two people changed in it, word by word and space by space. Undefined where both changed the same place,
 * or places that touch, in different ways: then somebody has to choose.
 */
export function mergeWords(base: string, mine: string, theirs: string): MergedWords | undefined {
  const words = wordsOf(base)
  const [own, other] = [hunks(words, wordsOf(mine)), hunks(words, wordsOf(theirs))]
  const others = other.filter((hunk) => !own.some((one) => sameHunk(one, hunk)))
  if (others.some((hunk) => own.some((one) => touch(one, hunk)))) return undefined
  let text = ''
  let at = 0
  let inMine = 0
  /** Stretches of mine that stand in the merged text, or went: where each begins, in both. */
  const stretches: { mine: number; length: number; merged: number; kept: boolean }[] = []
  const say = (part: string, kept: boolean) => {
    stretches.push({ mine: inMine, length: part.length, merged: text.length, kept })
    inMine += part.length
    if (kept) text += part
  }
  const all = [...own.map((hunk) => ({ hunk, from: 'own' })), ...others.map((hunk) => ({ hunk, from: 'other' }))]
  for (const { hunk, from } of all.sort((x, y) => x.hunk.at - y.hunk.at)) {
    say(words.slice(at, hunk.at).join(''), true)
    at = hunk.at + hunk.gone
    if (from === 'own') say(hunk.words.join(''), true)
    else {
      say(words.slice(hunk.at, at).join(''), false)
      text += hunk.words.join('')
    }
  }
  say(words.slice(at).join(''), true)
  const place = (offset: number) => {
    const stretch = stretches.find(({ mine, length }) => offset >= mine && offset <= mine + length && length > 0)
    return stretch ? stretch.merged + (stretch.kept ? offset - stretch.mine : 0) : Math.min(offset, text.length)
  }
  return { text, place }
}

const wordsOf = (text: string): string[] => text.match(/\s|[^\s]+/g) ?? []
const sameHunk = (x: Hunk, y: Hunk): boolean =>
  x.at === y.at && x.gone === y.gone && x.words.join('') === y.words.join('')
const touch = (x: Hunk, y: Hunk): boolean => x.at <= y.at + y.gone && y.at <= x.at + x.gone

function hunks(base: readonly string[], after: readonly string[]): Hunk[] {
  const found: Hunk[] = []
  let at = 0
  let open: Hunk | undefined
  compare(
    base,
    after,
    (x, y) => x === y,
    (kind, words) => {
      if (words.length === 0) return
      if (kind === 'same') {
        at += words.length
        open = undefined
        return
      }
      if (!open) {
        open = { at, gone: 0, words: [] }
        found.push(open)
      }
      if (kind === 'added') open.words.push(...words)
      else {
        open.gone += words.length
        at += words.length
      }
    },
  )
  return found
}
