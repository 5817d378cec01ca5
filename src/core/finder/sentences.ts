import type { Range } from '../document/text.ts'

/** After these a full stop ends no sentence. */
const shortened =
  /(?:^|[\s([])(?:e\.?g|i\.?e|et al|cf|vs|viz|approx|no|nos|vol|fig|figs|tab|eq|sec|ch|chap|ed|eds|pp?|dr|prof|mr|mrs|ms|st|inc|ltd|[A-Z])$/i
const ends = /[.!?…]["'”’)\]]*(?:\s*\[?\d{1,3}(?:[,–-]\s*\d{1,3})*\]?)?(?=\s+["'“‘([]*[\p{Lu}\p{N}])|[。！？]/gu

/**
 * The sentences of a range, one after the other without gaps. A sentence longer than `longest` letters is cut at a blank,
 * or where there is none between two characters.
 */
export function sentencesOf(text: string, { start, end }: Range, longest: number): Range[] {
  const said = text.slice(start, end)
  const out: Range[] = []
  let from = 0
  const put = (to: number) => {
    while (to - from > longest) {
      const at = breakIn(said, from, from + longest)
      out.push({ start: start + from, end: start + at })
      from = at
    }
    if (to > from) out.push({ start: start + from, end: start + to })
    from = to
  }
  for (const match of said.matchAll(ends)) {
    if (match[0].startsWith('.') && shortened.test(said.slice(Math.max(from, match.index - 12), match.index))) continue
    let to = match.index + match[0].length
    while (to < said.length && /\s/.test(said.charAt(to))) to++
    put(to)
  }
  put(said.length)
  return out
}

function breakIn(text: string, from: number, to: number): number {
  const blank = text.lastIndexOf(' ', to - 1)
  if (blank > from) return blank + 1
  const low = text.charCodeAt(to)
  return low >= 0xdc00 && low <= 0xdfff ? to - 1 : to
}
