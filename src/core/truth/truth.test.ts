import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../ids.ts'
import { calibrated } from './calibrate.ts'
import { covers, primesOf, shortestSums, type Term } from './minimise.ts'
import { type Model, solutionsOf } from './solutions.ts'
import { laidOut, type Member } from './table.ts'
import { namedSolutions, necessaryIn } from './told.ts'
import { shareWords, sumWords, termWords } from './words.ts'

/**
 * Lipset’s indicators of the survival of democracy between the wars, as fuzzy sets (Ragin 2009, in Rihoux and Ragin,
 * Configurational Comparative Methods, table 5.2); their crisp form is what is over one half. The solutions below are those
 * that the R package QCA (Duşa 2019) prints for it.
 */
const keys = ['DEV', 'URB', 'LIT', 'IND', 'STB']
const lipset: Record<string, number[]> = {
  AU: [0.81, 0.12, 0.99, 0.73, 0.43, 0.05],
  BE: [0.99, 0.89, 0.98, 1, 0.98, 0.95],
  CZ: [0.58, 0.98, 0.98, 0.9, 0.91, 0.89],
  EE: [0.16, 0.07, 0.98, 0.01, 0.91, 0.12],
  FI: [0.58, 0.03, 0.99, 0.08, 0.58, 0.77],
  FR: [0.98, 0.03, 0.99, 0.81, 0.95, 0.95],
  DE: [0.89, 0.79, 0.99, 0.96, 0.31, 0.05],
  GR: [0.04, 0.09, 0.13, 0.36, 0.43, 0.06],
  HU: [0.07, 0.16, 0.88, 0.07, 0.13, 0.42],
  IE: [0.72, 0.05, 0.98, 0.01, 0.95, 0.92],
  IT: [0.34, 0.1, 0.41, 0.47, 0.58, 0.05],
  NL: [0.98, 1, 0.99, 0.94, 0.99, 0.95],
  PL: [0.02, 0.17, 0.59, 0, 0, 0.12],
  PT: [0.01, 0.02, 0.01, 0.11, 0.01, 0.05],
  RO: [0.01, 0.03, 0.17, 0, 0.84, 0.21],
  ES: [0.03, 0.3, 0.09, 0.21, 0.2, 0.06],
  SE: [0.95, 0.13, 0.99, 0.67, 0.91, 0.95],
  UK: [0.98, 0.99, 0.99, 1, 0.98, 0.95],
}
const members = (crisp: boolean): Member[] =>
  Object.entries(lipset).map(([name, all]) => {
    const degrees = crisp ? all.map((degree) => Number(degree > 0.5)) : all
    return { case: `cas_${name}` as Id<'cas'>, degrees: degrees.slice(0, 5), outcome: degrees[5] ?? 0 }
  })
const sums = (models: readonly Model[]) =>
  models.map(({ paths }) =>
    paths
      .map(({ term }) => termWords(term, keys))
      .sort()
      .join(' + '),
  )

test('Lipset in crisp sets has the published rows, and the published complex and parsimonious solutions', () => {
  const table = laidOut(keys, members(true), { inclusion: 1, cases: 1, pri: 0 })
  const row = ({ bits }: { bits: number }) => keys.map((_, i) => Number((bits & (1 << i)) !== 0)).join('')
  const listed = (leads: boolean) =>
    table.rows.filter((one) => one.leads === leads).map((one) => `${row(one)} ${one.cases.length}`)
  expect(listed(true).sort()).toEqual(['10101 2', '10111 2', '11111 4'])
  expect(listed(false).sort()).toEqual(['00000 3', '00001 2', '00100 2', '00101 1', '10110 1', '11110 1'])
  expect(table.remainders).toBe(32 - 9)
  expect(table.rows.some(({ contradictory }) => contradictory)).toBe(false)
  const { complex, parsimonious, intermediate } = solutionsOf(table)
  expect(sums(complex.models)).toEqual(['DEV·LIT·IND·STB + DEV·~URB·LIT·STB'])
  const [model] = complex.models
  expect(model?.fit).toEqual({ inclusion: 1, pri: 1, coverage: 1 })
  expect(
    model?.paths.map(({ term, fit, unique, cases, against }) => [
      termWords(term, keys),
      fit.inclusion,
      fit.coverage,
      unique,
      cases.map((one) => one.slice(4)).join(),
      against,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['DEV·~URB·LIT·STB', 1, 0.5, 0.25, 'FI,FR,IE,SE', []],
      ['DEV·LIT·IND·STB', 1, 0.75, 0.5, 'BE,CZ,FR,NL,SE,UK', []],
    ]),
  )
  expect(sums(parsimonious.models)).toEqual(['DEV·STB'])
  expect(intermediate).toBeUndefined()
})

test('Lipset in fuzzy sets at 0.8 has the published complex, parsimonious and intermediate solutions', () => {
  const table = laidOut(keys, members(false), { inclusion: 0.8, cases: 1, pri: 0 })
  const { complex, parsimonious, intermediate } = solutionsOf(table, Array(5).fill('present'))
  expect(sums(complex.models)).toEqual(['DEV·URB·LIT·IND·STB + DEV·~URB·LIT·~IND·STB'])
  expect(sums(parsimonious.models)).toEqual(['DEV·~IND + URB·STB'])
  expect(sums(intermediate?.models ?? [])).toEqual(['DEV·LIT·~IND·STB + DEV·URB·LIT·STB'])
  // Without a single expectation there is nothing between; with those of none of its conditions it is the complex one.
  expect(solutionsOf(table).intermediate).toBeUndefined()
  expect(sums(solutionsOf(table, ['present']).intermediate?.models ?? [])).toEqual(sums(complex.models))
})

test('what is necessary for Lipset’s outcome is what is published, the relevant first', () => {
  const told = (crisp: boolean) =>
    necessaryIn(laidOut(keys, members(crisp), { inclusion: 0.8, cases: 1, pri: 0 })).map(
      ({ words, inclusion, relevance, coverage }) => [
        words,
        ...[inclusion, relevance, coverage].map((one) => one?.toFixed(3)),
      ],
    )
  // Duşa 2019, chapter 5, and by counting: all 8 that survived are of the 10 developed and of the 13 literate of 18.
  expect(told(false)).toEqual([
    ['STB', '0.920', '0.680', '0.707'],
    ['LIT', '0.991', '0.509', '0.643'],
  ])
  expect(told(true)).toEqual([
    ['DEV', '1.000', '0.800', '0.800'],
    ['STB', '1.000', '0.700', '0.727'],
    ['LIT', '1.000', '0.500', '0.615'],
  ])
  expect(necessaryIn(laidOut(['A'], [], { inclusion: 1, cases: 1, pri: 0 }))).toEqual([])
})

test('solutions that are the same stand once, and those that differ each with what it assumes', () => {
  const names = (solutions: ReturnType<typeof solutionsOf>) => namedSolutions(solutions).map(([name]) => name)
  const fuzzy = laidOut(keys, members(false), { inclusion: 0.8, cases: 1, pri: 0 })
  expect(names(solutionsOf(fuzzy, Array(5).fill('present')))).toEqual(['Complex', 'Intermediate', 'Parsimonious'])
  const four = [0, 1, 2, 3].map(
    (bits): Member => ({
      case: `cas_${bits}`,
      degrees: [bits & 1, bits >> 1],
      outcome: bits & 1,
    }),
  )
  const full = laidOut(['A', 'B'], four, { inclusion: 1, cases: 1, pri: 0 })
  expect(names(solutionsOf(full))).toEqual(['Complex and parsimonious'])
})

test('cases that are half in a condition are in no row, and rows with both outcomes are contradictory', () => {
  const one = (name: string, degrees: number[], outcome: number): Member => ({ case: `cas_${name}`, degrees, outcome })
  const all = [one('a', [1, 1], 1), one('b', [1, 1], 0), one('c', [1, 0.5], 1), one('d', [0, 1], 1)]
  const table = laidOut(['A', 'B'], all, { inclusion: 1, cases: 1, pri: 0 })
  expect(table.torn).toEqual(['cas_c'])
  expect(table.rows.map(({ bits, leads, contradictory }) => [bits, leads, contradictory])).toEqual([
    [2, true, false],
    [3, false, true],
  ])
  const strict = laidOut(['A', 'B'], all, { inclusion: 1, cases: 2, pri: 0 })
  expect(strict.rows.map(({ leads }) => leads)).toEqual([false, undefined])
  expect(solutionsOf(strict).complex.models).toEqual([])
})

test('a table without conditions, without cases or that always leads has an answer', () => {
  const cut = { inclusion: 1, cases: 1, pri: 0 }
  expect(solutionsOf(laidOut(['A'], [], cut)).parsimonious.models).toEqual([])
  const all = [0, 1].map((degree): Member => ({ case: `cas_${degree}`, degrees: [degree], outcome: 1 }))
  const always = solutionsOf(laidOut(['A'], all, cut)).complex.models[0]
  expect(sumWords(always?.paths.map(({ term }) => term) ?? [], ['A'])).toBe('always')
  expect(sumWords([], ['A'])).toBe('never')
  expect([shareWords(0.5), shareWords(undefined)]).toEqual(['0.500', '–'])
})

test('degrees by the direct method are a half at the crossover and log odds of three at the anchors, falling too', () => {
  const anchors = { out: 2_500, between: 5_000, in: 20_000 }
  expect(calibrated(5_000, anchors)).toBe(0.5)
  expect(calibrated(20_000, anchors)).toBeCloseTo(0.9526, 4)
  expect(calibrated(2_500, anchors)).toBeCloseTo(0.0474, 4)
  expect(calibrated(40_000, anchors)).toBeCloseTo(0.9991, 4)
  const falling = { out: 50, between: 20, in: 5 }
  expect([5, 20, 50].map((figure) => calibrated(figure, falling))).toEqual([0.9526, 0.5, 0.0474])
  // Ragin (2008), table 5.2: national income and membership in developed countries.
  expect(calibrated(40_110, { out: 2_500, between: 5_000, in: 20_000 })).toBeCloseTo(1, 2)
  expect(calibrated(3_590, { out: 2_500, between: 5_000, in: 20_000 })).toBeCloseTo(0.16, 2)
})

/** By trying every product and every sum of them, as the definition says it. */
function bruteForce(conditions: number, leads: readonly number[], allowed: ReadonlySet<number>) {
  const rows = [...Array(2 ** conditions).keys()]
  const terms: Term[] = rows.flatMap((mask) =>
    rows.filter((value) => (value & mask) === value).map((value) => ({ mask, value })),
  )
  const implicants = terms.filter((term) => rows.every((row) => !covers(term, row) || allowed.has(row)))
  const wider = (a: Term, b: Term) => a !== b && (a.mask & b.mask) === a.mask && (b.value & a.mask) === a.value
  const primes = implicants.filter(
    (term) => leads.some((row) => covers(term, row)) && !implicants.some((other) => wider(other, term)),
  )
  for (let size = 0; size <= primes.length; size++) {
    let many = 0
    const choose = (from: number, chosen: Term[]): void => {
      if (chosen.length === size) {
        if (leads.every((row) => chosen.some((term) => covers(term, row)))) many++
        return
      }
      for (let i = from; i < primes.length; i++) choose(i + 1, [...chosen, primes[i] as Term])
    }
    choose(0, [])
    if (many > 0) return { primes, size, many }
  }
  return { primes, size: 0, many: 0 }
}

const rowsOf = fc.array(fc.constantFrom('leads', 'not', 'free'), { minLength: 16, maxLength: 16 })

test('prime implicants and the shortest sums are those of trying everything', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), rowsOf, (conditions, kinds) => {
      const rows = [...Array(2 ** conditions).keys()]
      const leads = rows.filter((row) => kinds[row] === 'leads')
      const allowed = new Set(rows.filter((row) => kinds[row] !== 'not'))
      const all = bruteForce(conditions, leads, allowed)
      const primes = primesOf(conditions, leads, allowed)
      const named = (terms: readonly Term[]) => terms.map(({ mask, value }) => `${mask}.${value}`).sort()
      expect(named(primes)).toEqual(named(all.primes))
      const { sums, more } = shortestSums(leads, primes)
      expect(more).toBe(false)
      expect(sums).toHaveLength(leads.length === 0 ? 0 : all.many)
      for (const sum of sums) expect(sum).toHaveLength(all.size)
    }),
    { numRuns: 300 },
  )
})

test('every solution covers the rows that lead, and none that was seen not to', () => {
  const degree = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10)
  const member = fc.tuple(fc.array(degree, { minLength: 4, maxLength: 4 }), degree)
  const states = fc.array(fc.constantFrom('present' as const, 'absent' as const, undefined), {
    minLength: 4,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(member, { maxLength: 24 }), states, (given, expected) => {
      const members = given.map(([degrees, outcome], i): Member => ({ case: `cas_${i}`, degrees, outcome }))
      const table = laidOut(['A', 'B', 'C', 'D'], members, { inclusion: 0.75, cases: 1, pri: 0.5 })
      const { complex, parsimonious, intermediate } = solutionsOf(table, expected)
      for (const solution of [complex, parsimonious, ...(intermediate ? [intermediate] : [])])
        for (const { paths } of solution.models)
          for (const { bits, leads } of table.rows) {
            const covered = paths.some(({ term }) => covers(term, bits))
            if (leads !== undefined) expect(covered).toBe(leads)
          }
      // What is seen alone is covered by the complex solution, and nothing else.
      for (const { paths } of complex.models)
        for (let row = 0; row < 16; row++)
          expect(paths.some(({ term }) => covers(term, row))).toBe(
            table.rows.some(({ bits, leads }) => bits === row && leads === true),
          )
      const literals = ({ paths }: Model) =>
        paths.reduce((n, { term }) => n + term.mask.toString(2).replaceAll('0', '').length, 0)
      if (parsimonious.models[0] && complex.models[0])
        expect(parsimonious.models[0].paths.length).toBeLessThanOrEqual(complex.models[0].paths.length)
      if (
        parsimonious.models.length === 1 &&
        complex.models.length === 1 &&
        parsimonious.models[0] &&
        complex.models[0]
      )
        expect(literals(parsimonious.models[0])).toBeLessThanOrEqual(literals(complex.models[0]))
    }),
    { numRuns: 300 },
  )
})
