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
 * allowed rows alone, and of which no condition can be left out (Quine 1952; McCluskey 1956). They are found from the rows
 * that lead, by which of their conditions keep every other row out, as eQMC does (Duşa and Thiem 2015): the result is that of
 * Quine and McCluskey, without listing the products between.
 */
export function primesOf(conditions: number, leads: readonly RowBits[], allowed: ReadonlySet<RowBits>): Term[] {
  const rows = 2 ** conditions
  const others: RowBits[] = []
  for (let row = 0; row < rows; row++) if (!allowed.has(row)) others.push(row)
  const primes = new Map<number, Term>()
  for (const row of leads) {
    // A product keeps another row out by a condition in which the two differ. `lets[free]`: with these left out, one is in.
    const lets = new Uint8Array(rows)
    for (const other of others) lets[row ^ other] = 1
    for (let bit = 1; bit < rows; bit <<= 1)
      for (let free = 0; free < rows; free++) if (free & bit && lets[free ^ bit]) lets[free] = 1
    for (let mask = 0; mask < rows; mask++) {
      const free = rows - 1 - mask
      if (lets[free]) continue
      let needed = true
      for (let bit = 1; bit < rows && needed; bit <<= 1) if (mask & bit && !lets[free | bit]) needed = false
      if (needed) primes.set(mask * rows + (row & mask), { mask, value: row & mask })
    }
  }
  return [...primes.values()].sort(firstly)
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

/** So many models of one length are given: beyond that, the data hardly tell anything apart. */
export const mostSums = 24
/** So many steps and no more: a table of twelve conditions is looked through while one waits. */
const patience = 20_000

/**
 * The prime implicant chart: all sums of the fewest prime implicants that together cover every row that leads to the outcome
 * (Petrick 1956), as many as `mostSums`. Several of the same length are different models of the same data, and none is truer.
 */
export function shortestSums(leads: readonly RowBits[], primes: readonly Term[]): Sums {
  if (leads.length === 0) return { sums: [], more: false, unsure: false }
  const words = Math.ceil(leads.length / 31)
  // Which rows each product covers, as bits of a few numbers.
  const covered = primes.map((term) => {
    const bits = new Int32Array(words)
    leads.forEach((row, i) => {
      if (covers(term, row)) bits[Math.floor(i / 31)] = (bits[Math.floor(i / 31)] as number) | (1 << (i % 31))
    })
    return bits
  })
  const by = leads.map((row) => primes.flatMap((term, i) => (covers(term, row) ? [i] : [])))
  // The row that fewest products cover is covered first.
  const hardest = [...leads.keys()].sort((a, b) => (by[a]?.length ?? 0) - (by[b]?.length ?? 0))
  const has = (bits: Int32Array, i: number) => ((bits[Math.floor(i / 31)] as number) & (1 << (i % 31))) !== 0
  let steps = 0
  for (let size = 1; size <= leads.length; size++) {
    const found = new Map<string, Term[]>()
    const seek = (chosen: readonly number[], bits: Int32Array): void => {
      if (steps++ > patience || found.size > mostSums) return
      const open = hardest.find((i) => !has(bits, i))
      if (open === undefined) {
        const sum = [...chosen].sort((a, b) => a - b)
        found.set(
          sum.join(),
          sum.map((i) => primes[i] as Term),
        )
        return
      }
      if (chosen.length === size) return
      for (const i of by[open] ?? [])
        seek(
          [...chosen, i],
          bits.map((word, at) => word | (covered[i]?.[at] as number)),
        )
    }
    seek([], new Int32Array(words))
    if (found.size > 0)
      return {
        sums: [...found.values()].slice(0, mostSums),
        more: found.size > mostSums || steps > patience,
        unsure: false,
      }
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
