import { type Estimate, share } from './share.ts'

/**
 * How far people agree, beyond what chance would give, on sources they voted on independently. No one number is enough:
 * where nearly all is excluded, kappa is low however well people agree (Feinstein and Cicchetti 1990), so the ones that do
 * not suffer from it stand beside it.
 */
export interface Agreement {
  /** How many sources both voted on. */
  sources: number
  categories: readonly string[]
  /** `table[i][j]`: how many the one put in category i and the other in j. */
  table: readonly (readonly number[])[]
  /** The share on which they agree, with the exact interval of Clopper and Pearson (1934). */
  agreed: Estimate
  /** Cohen (1960); the interval by the standard error of Fleiss, Cohen and Everitt (1969). Undefined where chance alone agrees. */
  kappa: Estimate | undefined
  /** Byrt, Bishop and Carlin (1993): kappa as it were if all categories were used alike often. */
  pabak: Estimate | undefined
  /** Gwet (2008): chance agreement from how uncertain the categories are; the variance is his formula for two raters. */
  ac1: Estimate | undefined
}

/** The agreement of two people; undefined when they voted on nothing together. `pairs` are what each said of one source. */
export function agreementOf(
  pairs: readonly (readonly [string, string])[],
  categories: readonly string[] = [...new Set(pairs.flat())].sort(),
): Agreement | undefined {
  const n = pairs.length
  if (n === 0) return undefined
  const at = new Map(categories.map((category, i) => [category, i]))
  const table = categories.map(() => categories.map(() => 0))
  for (const [a, b] of pairs) {
    const row = table[at.get(a) ?? -1]
    const column = at.get(b) ?? -1
    if (row && column >= 0) row[column] = (row[column] as number) + 1
  }
  const p = table.map((row) => row.map((count) => count / n))
  const agreed = share(sum(table.map((row, i) => row[i] as number)), n) as Estimate
  return {
    sources: n,
    categories,
    table,
    agreed,
    kappa: kappaOf(p, n),
    pabak: pabakOf(agreed.value, categories.length, n),
    ac1: ac1Of(p, n),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const rows = (p: readonly number[][]): number[] => p.map(sum)
const columns = (p: readonly number[][]): number[] => p.map((_, j) => sum(p.map((row) => row[j] as number)))
const diagonal = (p: readonly number[][]): number => sum(p.map((row, i) => row[i] as number))

/** 95 % of the normal distribution lie within so many standard errors. */
const z = 1.959963984540054
/** No coefficient of agreement is above 1 or below -1. */
const around = (value: number, variance: number): Estimate => {
  const by = z * Math.sqrt(Math.max(0, variance))
  return { value, low: Math.max(-1, value - by), high: Math.min(1, value + by) }
}

function kappaOf(p: readonly number[][], n: number): Estimate | undefined {
  const [a, b] = [rows(p), columns(p)]
  const po = diagonal(p)
  const pe = sum(a.map((part, i) => part * (b[i] as number)))
  if (pe >= 1) return undefined
  let same = 0
  let apart = 0
  p.forEach((row, i) => {
    row.forEach((part, j) => {
      if (i === j) same += part * (1 - pe - ((a[i] as number) + (b[i] as number)) * (1 - po)) ** 2
      else apart += part * ((b[i] as number) + (a[j] as number)) ** 2
    })
  })
  const variance = (same + (1 - po) ** 2 * apart - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)
  return around((po - pe) / (1 - pe), variance)
}

function pabakOf(po: number, k: number, n: number): Estimate | undefined {
  if (k < 2) return undefined
  return around((k * po - 1) / (k - 1), ((k / (k - 1)) ** 2 * po * (1 - po)) / n)
}

function ac1Of(p: readonly number[][], n: number): Estimate | undefined {
  const k = p.length
  if (k < 2) return undefined
  const [a, b] = [rows(p), columns(p)]
  const mean = a.map((part, i) => (part + (b[i] as number)) / 2)
  const po = diagonal(p)
  const pe = sum(mean.map((part) => part * (1 - part))) / (k - 1)
  let apart = 0
  p.forEach((row, i) => {
    row.forEach((part, j) => {
      apart += part * (1 - ((mean[i] as number) + (mean[j] as number)) / 2) ** 2
    })
  })
  const same = sum(p.map((row, i) => (row[i] as number) * (1 - (mean[i] as number)))) / (k - 1)
  const variance =
    (po * (1 - po) - 4 * (1 - po) * (same - po * pe) + 4 * (1 - po) ** 2 * (apart / (k - 1) ** 2 - pe ** 2)) /
    (n * (1 - pe) ** 2)
  return around((po - pe) / (1 - pe), variance)
}

/**
 * Krippendorff's alpha for categories (Krippendorff 2011, Computing Krippendorff's alpha-reliability): for any number of
 * people, each of whom may have left sources out. The interval is by leaving out each source in turn (jackknife).
 * Undefined where nothing was voted on twice, or only one category was ever used.
 */
export function alphaOf(units: readonly (readonly string[])[]): Estimate | undefined {
  const paired = units.filter((values) => values.length > 1)
  if (paired.length === 0) return undefined
  const totals = new Map<string, number>()
  let n = 0
  let disagreed = 0
  const own = paired.map((values) => {
    const counts = new Map<string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    let alike = 0
    for (const count of counts.values()) alike += count * (count - 1)
    const apart = (values.length * (values.length - 1) - alike) / (values.length - 1)
    disagreed += apart
    n += values.length
    for (const [value, count] of counts) totals.set(value, (totals.get(value) ?? 0) + count)
    return { counts, apart, size: values.length }
  })
  const value = alpha(n, disagreed, totals)
  if (value === undefined) return undefined
  const without = own.flatMap(({ counts, apart, size }) => {
    const left = new Map(totals)
    for (const [category, count] of counts) left.set(category, (left.get(category) ?? 0) - count)
    return alpha(n - size, disagreed - apart, left) ?? []
  })
  const m = without.length
  const mean = sum(without) / Math.max(1, m)
  const variance = m < 2 ? 0 : ((m - 1) / m) * sum(without.map((one) => (one - mean) ** 2))
  return around(value, variance)
}

/** One minus observed over expected disagreement. */
function alpha(n: number, disagreed: number, totals: ReadonlyMap<string, number>): number | undefined {
  if (n < 2) return undefined
  let alike = 0
  for (const count of totals.values()) alike += count * (count - 1)
  const expected = n * (n - 1) - alike
  return expected <= 0 ? undefined : 1 - ((n - 1) * disagreed) / expected
}
