/** A product of conditions: those whose bits are in `mask` are said, present where `value` has the bit, else absent. */
export interface Term {
  mask: number
  value: number
}

/** A row of a truth table as a number: a bit for each condition, set where it is present. */
export type RowBits = number

export const covers = ({ mask, value }: Term, row: RowBits): boolean => (row & mask) === value
const bitsOf = (mask: number): number => {
  let bits = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) bits++
  return bits
}

/**
 * The prime implicants of a truth table that cover at least one of the rows which lead to the outcome: products that cover
 * rows of `leads` and `free` alone, and of which no condition can be left out (Quine 1952; McCluskey 1956). They are found
 * from the rows that lead, by trying which of their conditions are needed, fewest first, as eQMC does (Duşa and Thiem
 * 2015): the result is that of Quine and McCluskey, without listing the products between.
 */
export function primesOf(conditions: number, leads: readonly RowBits[], allowed: ReadonlySet<RowBits>): Term[] {
  const all = 2 ** conditions - 1
  const list = [...allowed]
  const others: RowBits[] = []
  for (let row = 0; row <= all; row++) if (!allowed.has(row)) others.push(row)
  // Whichever side has fewer rows tells: no row outside is covered, or as many within as the product has.
  const whole = (term: Term): boolean => {
    if (others.length <= list.length) return !others.some((row) => covers(term, row))
    const wanted = 2 ** (conditions - bitsOf(term.mask))
    let found = 0
    for (const row of list) if (covers(term, row)) found++
    return found === wanted
  }
  const primes = new Map<string, Term>()
  for (const row of leads) {
    const good = new Uint8Array(all + 1)
    for (const mask of byBits(conditions)) {
      let within = false
      for (let bit = 1; bit <= all; bit <<= 1)
        if (mask & bit && good[mask ^ bit]) {
          within = true
          break
        }
      const term = { mask, value: row & mask }
      if (within) good[mask] = 1
      else if (whole(term)) {
        good[mask] = 1
        primes.set(`${mask}.${term.value}`, term)
      }
    }
  }
  return [...primes.values()].sort(firstly)
}

const masks = new Map<number, number[]>()
/** Which conditions can be said, the fewest first. */
function byBits(conditions: number): number[] {
  const known = masks.get(conditions)
  if (known) return known
  const made = [...Array(2 ** conditions).keys()].sort((a, b) => bitsOf(a) - bitsOf(b) || a - b)
  masks.set(conditions, made)
  return made
}

/** Short ones first, then in a fixed order, so that a table always gives the same answer. */
const firstly = (a: Term, b: Term): number => bitsOf(a.mask) - bitsOf(b.mask) || a.mask - b.mask || a.value - b.value

/** The shortest sums of prime implicants that cover what is to be covered. */
export interface Sums {
  sums: Term[][]
  /** More of the same length exist than are given, or may exist. */
  more: boolean
  /** The search was ended before it was certain that none is shorter. */
  unsure: boolean
}

const most = 24
const patience = 200_000

/**
 * The prime implicant chart: all sums of the fewest prime implicants that together cover every row that leads to the outcome
 * (Petrick 1956), as many as `most`. Several of the same length are different models of the same data, and none is truer.
 */
export function shortestSums(leads: readonly RowBits[], primes: readonly Term[]): Sums {
  if (leads.length === 0) return { sums: [], more: false, unsure: false }
  const of = new Map(leads.map((row) => [row, primes.filter((term) => covers(term, row))]))
  let steps = 0
  for (let size = 1; size <= leads.length; size++) {
    const found = new Map<string, Term[]>()
    const seek = (chosen: Term[], open: readonly RowBits[]): void => {
      if (steps++ > patience || found.size > most) return
      if (open.length === 0) {
        const sum = [...chosen].sort(firstly)
        found.set(sum.map(({ mask, value }) => `${mask}.${value}`).join(' '), sum)
        return
      }
      if (chosen.length === size) return
      const hardest = open.reduce((a, b) => ((of.get(b)?.length ?? 0) < (of.get(a)?.length ?? 0) ? b : a))
      for (const term of of.get(hardest) ?? [])
        seek(
          [...chosen, term],
          open.filter((row) => !covers(term, row)),
        )
    }
    seek([], leads)
    if (found.size > 0)
      return { sums: [...found.values()].slice(0, most), more: found.size > most || steps > patience, unsure: false }
    if (steps > patience) break
  }
  return { sums: [greedy(leads, primes)], more: true, unsure: true }
}

/** A short sum, by taking each time the prime implicant that covers most. */
function greedy(leads: readonly RowBits[], primes: readonly Term[]): Term[] {
  const sum: Term[] = []
  let open = [...leads]
  while (open.length > 0) {
    const many = (term: Term) => open.filter((row) => covers(term, row)).length
    const best = primes.reduce((a, b) => (many(b) > many(a) ? b : a))
    sum.push(best)
    open = open.filter((row) => !covers(best, row))
  }
  return sum.sort(firstly)
}
