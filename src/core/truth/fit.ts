import type { Term } from './minimise.ts'

/** How far each case is in each set: a degree for each condition in order, and that of the outcome. */
export interface Scored {
  degrees: readonly number[]
  outcome: number
}

/** How far a case is in a product: its least degree in what is said, absent conditions turned round (Ragin 2000). */
export function degreeIn({ mask, value }: Term, degrees: readonly number[]): number {
  let least = 1
  for (let i = 0; i < degrees.length; i++) {
    const bit = 1 << i
    if (!(mask & bit)) continue
    const degree = degrees[i] as number
    least = Math.min(least, value & bit ? degree : 1 - degree)
  }
  return least
}

/** How far a case is in a sum of products: its greatest degree in one of them. */
export const degreeInAny = (terms: readonly Term[], degrees: readonly number[]): number =>
  terms.reduce((greatest, term) => Math.max(greatest, degreeIn(term, degrees)), 0)

/** How well being in a set goes with being in the outcome; each undefined where nobody is in the set, or in the outcome. */
export interface Fit {
  /** How far the set lies within the outcome: consistency, or inclusion (Ragin 2006). */
  inclusion: number | undefined
  /** The same without what speaks for the outcome and for its absence alike: the proportional reduction in inconsistency. */
  pri: number | undefined
  /** How much of the outcome the set covers (Ragin 2006). */
  coverage: number | undefined
}

/** The fit of a set, from how far each case is in it (Ragin 2006; PRI as in Schneider and Wagemann 2012). */
export function fitOf(scored: readonly Scored[], degree: (one: Scored) => number): Fit {
  let [inSet, inOutcome, both, torn] = [0, 0, 0, 0]
  for (const one of scored) {
    const x = degree(one)
    const y = one.outcome
    inSet += x
    inOutcome += y
    both += Math.min(x, y)
    torn += Math.min(x, y, 1 - y)
  }
  return {
    inclusion: share(both, inSet),
    pri: share(both - torn, inSet - torn),
    coverage: share(both, inOutcome),
  }
}

/** How near a set comes to being necessary for the outcome. */
export interface Necessity {
  /** How far the outcome lies within the set: the consistency of necessity (Ragin 2006). */
  inclusion: number | undefined
  /** How far the set is more than what nearly every case is in: the relevance of necessity (Schneider and Wagemann 2012). */
  relevance: number | undefined
  /** How much of the set is in the outcome. */
  coverage: number | undefined
}

/** Whether the outcome is without a set, from how far each case is in it. */
export function necessityOf(scored: readonly Scored[], degree: (one: Scored) => number): Necessity {
  let [inSet, inOutcome, both, outOfSet, outOfBoth] = [0, 0, 0, 0, 0]
  for (const one of scored) {
    const x = degree(one)
    const shared = Math.min(x, one.outcome)
    inSet += x
    inOutcome += one.outcome
    both += shared
    outOfSet += 1 - x
    outOfBoth += 1 - shared
  }
  return {
    inclusion: share(both, inOutcome),
    relevance: share(outOfSet, outOfBoth),
    coverage: share(both, inSet),
  }
}

const share = (part: number, whole: number): number | undefined => (whole > 1e-12 ? part / whole : undefined)
