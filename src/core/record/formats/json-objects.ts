/** Where an object of a JSON list stands in its text, and what was parsed of it; nothing where it is broken. */
export interface Span<T> {
  from: number
  to: number
  line: number
  lastLine: number
  item: T | undefined
}

/** An item longer than this has lost its end; after so many, ends are not looked for as far. */
const longest = 4_000_000
const mostBroken = 200
const shorter = 65_536
/** Deeper than any item is; a parser would run out of stack. */
const deepest = 200

/** How the next item begins behind one that is broken; a name or a date in an item begins otherwise. */
const nextItem =
  /[,\]}]\s*(?=\{\s*"(?!(?:family|given|literal|name|suffix|date-parts|raw|season|(?:non-)?dropping-particle)")[^"]{1,60}"\s*:)/g

/**
 * The outermost objects of a JSON text, or of the list in it, without parsing the whole: one that is broken costs only
 * itself. Strings are respected, so braces in them do not count.
 */
export function* objectsIn<T>(text: string, parse: (object: string) => T | undefined): Generator<Span<T>> {
  // `{"items": [ … ]}` holds its objects one level down.
  const inside = /^[\s\ufeff]*\{\s*"(?:items|references|records)"\s*:\s*\[/.exec(text)
  let at = inside ? inside[0].length : 0
  let line = lineEnds(text, 0, at) + 1
  let broken = 0
  for (let from = text.indexOf('{', at); from >= 0; from = text.indexOf('{', at)) {
    line += lineEnds(text, at, from)
    const end = endOf(text, from, broken < mostBroken ? longest : shorter)
    const item = end > 0 ? parse(text.slice(from, end)) : undefined
    let to = end > 0 ? end : text.length
    if (item === undefined) {
      broken++
      nextItem.lastIndex = from + 1
      const next = nextItem.exec(text)
      // Behind a broken item the next begins, wherever this one seemed to end.
      if (next) to = next.index + next[0].length
    }
    const lastLine = line + lineEnds(text, from, to)
    yield { from, to, line, lastLine, item }
    line = lastLine
    at = to
  }
}

/** Behind the brace that closes the one at `from`; 0 when none does within reach. */
function endOf(text: string, from: number, reach: number): number {
  let depth = 0
  for (let i = from; i < text.length && i - from < reach; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 34) {
      for (i++; i < text.length && text.charCodeAt(i) !== 34; i++) if (text.charCodeAt(i) === 92) i++
    } else if (sign === 123 || sign === 91) {
      if (++depth > deepest) return 0
    } else if (sign === 125 || sign === 93) {
      depth--
      if (depth === 0) return sign === 125 ? i + 1 : 0
    }
  }
  return 0
}

function lineEnds(text: string, from: number, to: number): number {
  let found = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) found++
  return found
}
