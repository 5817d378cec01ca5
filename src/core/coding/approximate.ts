/** A stretch of text that is nearly the pattern: `errors` characters are other, missing or too many. */
export interface Near {
  start: number
  end: number
  errors: number
}

const width = 32

/**
 * Where a text comes nearest to a pattern, with `most` errors at most; all the places that come equally near. Myers's
 * bit-parallel search ("A fast bit-vector algorithm for approximate string matching", JACM 46:3, 1999): a column of the
 * table of edit distances is kept as bits, 32 rows to a number, and only as many blocks as can still lead to a match.
 */
export function nearest(text: string, pattern: string, most: number): Near[] {
  if (pattern === '') return []
  const ends = endsOf(text, pattern, Math.min(most, pattern.length - 1))
  const found = new Map<number, Near>()
  for (const { end, errors } of ends) {
    // Backwards from the end, which is fixed now, the same search finds the beginning.
    const from = Math.max(0, end - pattern.length - errors)
    const back = endsOf(reversed(text.slice(from, end)), reversed(pattern), errors, true)
    const start = end - (back[0]?.end ?? 0)
    // Neighbouring ends of one place: the shortest way to it is kept.
    if (!found.has(start)) found.set(start, { start, end, errors })
  }
  return [...found.values()]
}

const reversed = (text: string): string => text.split('').reverse().join('')

/** Where the best matches end. `anchored`: they begin where the text does, so that what is skipped there counts. */
function endsOf(text: string, pattern: string, most: number, anchored = false): { end: number; errors: number }[] {
  const rows = pattern.length
  const last = Math.ceil(rows / width) - 1
  const bits = bitsOf(pattern, last + 1)
  const none = new Int32Array(last + 1)
  const plus = new Int32Array(last + 1)
  const minus = new Int32Array(last + 1)
  const score = new Int32Array(last + 1)
  const heightOf = (block: number) => (block === last ? rows - last * width : width)
  let errors = most
  let found: { end: number; errors: number }[] = []
  let active = Math.max(0, Math.min(last, Math.ceil(errors / width) - 1))
  for (let block = 0; block <= active; block++) {
    plus[block] = -1
    score[block] = Math.min((block + 1) * width, rows)
  }

  /** One more character for one block: what the row above it changed by goes in, what its last row changes by comes out. */
  const advance = (equal: number, block: number, carry: number): number => {
    const pv = plus[block] ?? 0
    const mv = minus[block] ?? 0
    const eq = carry < 0 ? equal | 1 : equal
    const xv = equal | mv
    const xh = (((eq & pv) + pv) ^ pv) | eq
    let ph = mv | ~(xh | pv)
    let mh = pv & xh
    const top = 1 << (heightOf(block) - 1)
    const out = ph & top ? 1 : mh & top ? -1 : 0
    ph = (ph << 1) | (carry > 0 ? 1 : 0)
    mh = (mh << 1) | (carry < 0 ? 1 : 0)
    plus[block] = mh | ~(xv | ph)
    minus[block] = ph & xv
    return out
  }

  for (let i = 0; i < text.length; i++) {
    const equal = bits.get(text.charCodeAt(i)) ?? none
    let carry = anchored ? 1 : 0
    for (let block = 0; block <= active; block++) {
      carry = advance(equal[block] ?? 0, block, carry)
      score[block] = (score[block] ?? 0) + carry
    }
    const reached = score[active] ?? 0
    if (active < last && reached - carry <= errors && ((equal[active + 1] ?? 0) & 1 || carry < 0)) {
      active++
      plus[active] = -1
      minus[active] = 0
      const before = (score[active - 1] ?? 0) - carry + heightOf(active)
      score[active] = before + advance(equal[active] ?? 0, active, carry)
    } else while (active > 0 && (score[active] ?? 0) >= errors + width) active--
    const now = score[last] ?? 0
    if (active !== last || now > errors) continue
    if (now < errors || found.length === 0) found = []
    errors = now
    if (found.length < 1_000) found.push({ end: i + 1, errors: now })
  }
  return found
}

/** For each character of a pattern, the rows at which it stands. */
function bitsOf(pattern: string, blocks: number): Map<number, Int32Array> {
  const bits = new Map<number, Int32Array>()
  for (let row = 0; row < pattern.length; row++) {
    const code = pattern.charCodeAt(row)
    let rows = bits.get(code)
    if (!rows) {
      rows = new Int32Array(blocks)
      bits.set(code, rows)
    }
    const block = Math.floor(row / width)
    rows[block] = (rows[block] ?? 0) | (1 << (row % width))
  }
  return bits
}
