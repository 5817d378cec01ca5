/** A stretch of a document's text, in UTF-16 code units. */
export interface Stretch {
  document: string
  start: number
  end: number
}

/** How far two observers differ on the units of one code, observed and by chance. Alpha is one minus their ratio. */
interface Unitized {
  observed: number
  expected: number
}

/** A part of the continuum as one observer has it: a unit, or a gap between two. */
interface Section {
  start: number
  length: number
  unit: boolean
}

/**
 * The disagreements of Krippendorff's alpha for unitizing: where stretches begin and end is compared, so that two halves of
 * a passage are not the whole of it (Krippendorff 2004, Measuring the reliability of qualitative text analysis data,
 * Quality & Quantity 38:787–800). `first` and `second` are what each gave one code to; what overlaps of one observer is one
 * unit. `lengths` are the characters of the documents, laid end to end; no gap reaches over from one to the next.
 */
export function unitized(
  first: readonly Stretch[],
  second: readonly Stretch[],
  lengths: ReadonlyMap<string, number>,
): Unitized {
  const whole = [...lengths.values()].reduce((all, one) => all + one, 0)
  const sides = [first, second].map((all) => [...lengths].map(([document, length]) => sections(all, document, length)))
  const [ofFirst = [], ofSecond = []] = sides
  const met = ofFirst.reduce((sum, parts, i) => sum + differences(parts, ofSecond[i] ?? []), 0)
  const all = sides.flat(2)
  return { observed: met / whole ** 2, expected: byChance(all, whole) }
}

/** Alpha of one code, or of several together, each with the units of its own; undefined where none differs by chance. */
export function alphaOfUnits(codes: readonly Unitized[]): number | undefined {
  const sum = (key: keyof Unitized) => codes.reduce((all, one) => all + one[key], 0)
  const expected = sum('expected')
  return expected > 0 ? 1 - sum('observed') / expected : undefined
}

/** A document from its first character to its last, as units and the gaps between them. */
function sections(all: readonly Stretch[], document: string, length: number): Section[] {
  const units: Section[] = []
  const here = all.filter((one) => one.document === document && one.end > one.start)
  for (const { start, end } of here.sort((a, b) => a.start - b.start)) {
    const last = units.at(-1)
    // Two that only touch are two.
    if (last && start < last.start + last.length) last.length = Math.max(last.length, end - last.start)
    else units.push({ start, length: end - start, unit: true })
  }
  const parts: Section[] = []
  let at = 0
  for (const unit of units) {
    if (unit.start > at) parts.push({ start: at, length: unit.start - at, unit: false })
    parts.push(unit)
    at = unit.start + unit.length
  }
  return at < length ? [...parts, { start: at, length: length - at, unit: false }] : parts
}

/** The squared differences of what meets: edges of units that overlap; the length of a unit that lies in a gap. */
function differences(a: readonly Section[], b: readonly Section[]): number {
  let sum = 0
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] as Section, b[j] as Section]
    const [oneEnd, otherEnd] = [one.start + one.length, other.start + other.length]
    if (one.unit && other.unit) sum += (one.start - other.start) ** 2 + (oneEnd - otherEnd) ** 2
    else if (one.unit && other.start <= one.start && oneEnd <= otherEnd) sum += one.length ** 2
    else if (other.unit && one.start <= other.start && otherEnd <= oneEnd) sum += other.length ** 2
    if (oneEnd <= otherEnd) i++
    if (otherEnd <= oneEnd) j++
  }
  return sum
}

/** Expected disagreement: of all ways in which the units of both could come to meet each other and the gaps. */
function byChance(all: readonly Section[], whole: number): number {
  const units = all.filter(({ unit }) => unit)
  const gaps = all.filter(({ unit }) => !unit)
  const ways = units.reduce((sum, { length: l }) => {
    const withUnits = ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l)
    const inGaps = gaps.reduce((places, gap) => places + Math.max(0, gap.length - l + 1), 0)
    return sum + withUnits + l ** 2 * inGaps
  }, 0)
  const pairs = 2 * whole * (2 * whole - 1) - units.reduce((sum, { length: l }) => sum + l * (l - 1), 0)
  return ((2 / whole) * ways) / pairs
}
