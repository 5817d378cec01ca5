/** Places in a text, counted in code points (as REFI-QDA does) and in UTF-16 code units (as this program does). */
export interface Points {
  /** How many code points the text has. */
  readonly length: number
  /** From code points to code units; a place beyond the end is its end. */
  units(points: number): number
  /** From code units to code points; a place within a pair is the pair's. */
  points(units: number): number
}

/** How far apart the known places are: between them is counted. */
const stride = 1_024

/** Counts a text once; after that a place is found in at most `stride` steps. */
export function pointsOf(text: string): Points {
  const marks = [0]
  let count = 0
  for (let at = 0; at < text.length; at += isPair(text, at) ? 2 : 1) {
    if (count > 0 && count % stride === 0) marks.push(at)
    count++
  }
  return {
    length: count,
    units(points) {
      if (points <= 0) return 0
      if (points >= count) return text.length
      let n = Math.floor(points / stride)
      let at = marks[n] ?? 0
      for (n *= stride; n < points; n++) at += isPair(text, at) ? 2 : 1
      return at
    },
    points(units) {
      let low = 0
      let high = marks.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((marks[middle] ?? 0) <= units) low = middle
        else high = middle - 1
      }
      let n = low * stride
      for (let at = marks[low] ?? 0; at < Math.min(units, text.length); n++) {
        at += isPair(text, at) ? 2 : 1
        if (at > units) break
      }
      return n
    },
  }
}

const isPair = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  return code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff
}
