import { type Agreement, agreementOf } from '../screening/agreement.ts'
import { alphaOfUnits, unitized } from './unitizing.ts'

/** A passage as one person marked and coded it: a range of a document's text, in UTF-16 code units. */
export interface CodedSpan {
  document: string
  start: number
  end: number
  codes: readonly string[]
}

/**
 * Two passages are taken for one unit where what they share is at least this part of what they cover together (the
 * Jaccard index of their characters).
 */
const sameUnit = 0.5

/** Agreement on characters. Neighbouring characters are not independent, so it has no interval. */
interface OnCharacters {
  characters: number
  both: number
  first: number
  second: number
  agreed: number
  /** Cohen (1960) on characters: given the code or not. */
  kappa: number | undefined
  /**
   * Krippendorff's alpha for two observers and the two values given and not given, each character a unit (Krippendorff
   * 2013, ch. 12.3; for stretches of text the binary alpha of Krippendorff et al. 2016 compares lengths likewise).
   */
  alpha: number | undefined
}

export interface CodeAgreement {
  /** On passages: every passage that either marked is a unit; of each, whether the one and the other gave the code. */
  passages: Agreement | undefined
  characters: OnCharacters | undefined
  /** On where passages begin and end: Krippendorff's alpha for unitizing (2004). */
  unitizing: number | undefined
}

/**
 * How far two people agree on what they coded, code by code and pooled. `lengths` are the characters of the documents both
 * read; without them agreement on characters is undefined. Units exist only where somebody marked something, so what
 * neither marked counts on characters alone.
 */
export function codingAgreement(
  first: readonly CodedSpan[],
  second: readonly CodedSpan[],
  lengths: ReadonlyMap<string, number>,
  threshold = sameUnit,
): { codes: Map<string, CodeAgreement>; pooled: CodeAgreement; units: number; matched: number } {
  const units = unitsOf(first, second, threshold)
  const codes = [...new Set([...first, ...second].flatMap((span) => span.codes))].sort()
  const said = (span: CodedSpan | undefined, code: string) => (span?.codes.includes(code) ? 'given' : 'not')
  const pairsOf = (code: string) => units.map(([a, b]) => [said(a, code), said(b, code)] as const)
  const whole = [...lengths.values()].reduce((all, one) => all + one, 0)
  const given = codes.map((code) => [ofCode(first, code), ofCode(second, code)] as const)
  const counts = given.map(([a, b]) => overlapOf(a, b))
  const edges = whole > 0 ? given.map(([a, b]) => unitized(a, b, lengths)) : []
  const categories = ['given', 'not']
  return {
    codes: new Map(
      codes.map((code, i) => [
        code,
        {
          passages: agreementOf(pairsOf(code), categories),
          characters: onCharacters(counts[i], whole),
          unitizing: alphaOfUnits(edges.slice(i, i + 1)),
        },
      ]),
    ),
    pooled: {
      passages: agreementOf(codes.flatMap(pairsOf), categories),
      characters: onCharacters(
        counts.reduce(
          (all, one) => ({ both: all.both + one.both, first: all.first + one.first, second: all.second + one.second }),
          { both: 0, first: 0, second: 0 },
        ),
        whole * codes.length,
      ),
      unitizing: alphaOfUnits(edges),
    },
    units: units.length,
    matched: units.filter(([a, b]) => a && b).length,
  }
}

const ofCode = (spans: readonly CodedSpan[], code: string) => spans.filter(({ codes }) => codes.includes(code))

/** Passages of both as units: those that cover nearly the same are one, the most alike first; others stand alone. */
export function unitsOf<S extends CodedSpan>(
  first: readonly S[],
  second: readonly S[],
  threshold = sameUnit,
): [S | undefined, S | undefined][] {
  const alike = first.flatMap((a, i) =>
    second.flatMap((b, j) => {
      const share = jaccard(a, b)
      return share >= threshold && share > 0 ? [{ i, j, share }] : []
    }),
  )
  alike.sort((x, y) => y.share - x.share || x.i - y.i || x.j - y.j)
  const [ofFirst, ofSecond] = [new Map<number, number>(), new Set<number>()]
  for (const { i, j } of alike)
    if (!ofFirst.has(i) && !ofSecond.has(j)) {
      ofFirst.set(i, j)
      ofSecond.add(j)
    }
  return [
    ...first.map((a, i): [S, S | undefined] => [a, second[ofFirst.get(i) ?? -1]]),
    ...second.flatMap((b, j): [undefined, S][] => (ofSecond.has(j) ? [] : [[undefined, b]])),
  ]
}

function jaccard(a: CodedSpan, b: CodedSpan): number {
  if (a.document !== b.document) return 0
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (a.end - a.start + (b.end - b.start) - shared)
}

/** How many characters the one covers, the other, and both; overlapping passages of one person count once. */
function overlapOf(first: readonly CodedSpan[], second: readonly CodedSpan[]) {
  const marks = [
    ...first.flatMap((span) => [edge(span, span.start, 1, 0), edge(span, span.end, -1, 0)]),
    ...second.flatMap((span) => [edge(span, span.start, 0, 1), edge(span, span.end, 0, -1)]),
  ].sort((x, y) => (x.document < y.document ? -1 : x.document > y.document ? 1 : x.at - y.at))
  const counts = { both: 0, first: 0, second: 0 }
  let [inFirst, inSecond] = [0, 0]
  marks.forEach(({ at, a, b }, i) => {
    inFirst += a
    inSecond += b
    const next = marks[i + 1]
    const length = next && next.document === marks[i]?.document ? next.at - at : 0
    if (inFirst > 0 && inSecond > 0) counts.both += length
    else if (inFirst > 0) counts.first += length
    else if (inSecond > 0) counts.second += length
  })
  return counts
}
const edge = ({ document }: CodedSpan, at: number, a: number, b: number) => ({ document, at, a, b })

function onCharacters(
  counted: { both: number; first: number; second: number } | undefined,
  n: number,
): OnCharacters | undefined {
  if (!counted || n <= 0) return undefined
  const { both, first, second } = counted
  const [a, b] = [both + first, both + second]
  const agreed = (n - first - second) / n
  const chance = (a * b + (n - a) * (n - b)) / (n * n)
  const [given, not] = [a + b, 2 * n - a - b]
  const expected = (2 * given * not) / (2 * n * (2 * n - 1))
  return {
    characters: n,
    both,
    first,
    second,
    agreed,
    kappa: chance < 1 ? (agreed - chance) / (1 - chance) : undefined,
    alpha: expected > 0 ? 1 - (1 - agreed) / expected : undefined,
  }
}
