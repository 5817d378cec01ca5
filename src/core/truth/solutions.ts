import type { expectations } from '../choices.ts'
import type { Id } from '../ids.ts'
import { degreeIn, degreeInAny, type Fit, fitOf } from './fit.ts'
import { covers, mostSums, primesOf, type RowBits, type Sums, shortestSums, type Term } from './minimise.ts'
import type { Table } from './table.ts'

type Expected = (typeof expectations)[number] | undefined

/** One product of a solution, with what it covers. */
interface Path {
  term: Term
  fit: Fit
  /** How much of the outcome it alone covers. */
  unique: number | undefined
  /** Cases that are more in it than out, and of these, those that are not in the outcome. */
  cases: Id<'cas'>[]
  against: Id<'cas'>[]
}

/** One way to say which combinations lead to the outcome. */
export interface Model {
  paths: Path[]
  fit: Fit
}

export interface Solution extends Omit<Sums, 'sums'> {
  models: Model[]
}

/** What a table comes to, by how much is assumed of combinations that no case has. */
export interface Solutions {
  /** Nothing is assumed: rows without cases do not lead to the outcome. Also called conservative. */
  complex: Solution
  /** Whatever makes it shortest is assumed of them. */
  parsimonious: Solution
  /**
   * Only what is in line with the expectations is assumed (Ragin and Sonnett 2005). One for each pair of a complex and a
   * parsimonious model, without repeats; undefined where nothing is expected.
   */
  intermediate: Solution | undefined
}

/**
 * What a truth table comes to: its complex, parsimonious and intermediate solutions. All rows that lead to the outcome are
 * covered, and no row that was seen not to lead.
 */
export function solutionsOf(table: Table, expected: readonly Expected[] = []): Solutions {
  const { keys, rows } = table
  const leads = rows.flatMap(({ bits, leads }) => (leads ? [bits] : []))
  const not = new Set(rows.flatMap(({ bits, leads }) => (leads === false ? [bits] : [])))
  const seen = new Set(leads)
  const free: RowBits[] = []
  for (let row = 0; row < 2 ** keys.length; row++) if (!seen.has(row) && !not.has(row)) free.push(row)
  const minimised = (assumed: readonly RowBits[]): Sums =>
    shortestSums(leads, primesOf(keys.length, leads, new Set([...leads, ...assumed])))
  const complex = minimised([])
  const parsimonious = minimised(free)
  const told = ({ sums, ...rest }: Sums): Solution => ({ models: sums.map((sum) => modelOf(table, sum)), ...rest })
  return {
    complex: told(complex),
    parsimonious: told(parsimonious),
    intermediate: expected.some(Boolean)
      ? told(between(complex.sums, parsimonious.sums, (long, short) => minimised(easyOf(long, short, free, expected))))
      : undefined,
  }
}

/** What comes of each pair of a complex and a parsimonious model, each sum once, as many as are given of others. */
function between(longs: Sums['sums'], shorts: Sums['sums'], of: (long: Term[], short: Term[]) => Sums): Sums {
  const sums = new Map<string, Term[]>()
  const all: Sums = { sums: [], more: false, unsure: false }
  for (const long of longs)
    for (const short of shorts) {
      if (sums.size >= mostSums) return { ...all, sums: [...sums.values()].slice(0, mostSums), more: true }
      const one = of(long, short)
      all.more ||= one.more
      all.unsure ||= one.unsure
      for (const sum of one.sums) sums.set(JSON.stringify(sum), sum)
    }
  return { ...all, sums: [...sums.values()].slice(0, mostSums), more: all.more || sums.size > mostSums }
}

/**
 * Easy counterfactuals of a complex and a parsimonious model: combinations without cases that come in when a condition of
 * the long product is left out which the short one does without, and whose state is not the one that is expected. A condition
 * of which nothing is expected stays.
 */
function easyOf(
  long: readonly Term[],
  short: readonly Term[],
  free: readonly RowBits[],
  expected: readonly Expected[],
): RowBits[] {
  const terms = long.flatMap((one) =>
    short.flatMap((two) => {
      const within = (one.mask & two.mask) === two.mask && (one.value & two.mask) === two.value
      if (!within) return []
      let mask = one.mask
      expected.forEach((state, i) => {
        const bit = 1 << i
        const present = (one.value & bit) !== 0
        if (one.mask & bit && !(two.mask & bit) && state && (state === 'present') !== present) mask &= ~bit
      })
      return [{ mask, value: one.value & mask }]
    }),
  )
  return free.filter((row) => terms.some((term) => covers(term, row)))
}

function modelOf({ members }: Table, sum: readonly Term[]): Model {
  const fit = fitOf(members, ({ degrees }) => degreeInAny(sum, degrees))
  return {
    fit,
    paths: sum.map((term) => {
      const rest = sum.filter((other) => other !== term)
      const without = fitOf(members, ({ degrees }) => degreeInAny(rest, degrees)).coverage
      const own = members.filter(({ degrees }) => degreeIn(term, degrees) > 0.5)
      return {
        term,
        fit: fitOf(members, ({ degrees }) => degreeIn(term, degrees)),
        unique: fit.coverage === undefined ? undefined : fit.coverage - (without ?? 0),
        cases: own.map((one) => one.case),
        against: own.filter(({ outcome }) => outcome < 0.5).map((one) => one.case),
      }
    }),
  }
}
