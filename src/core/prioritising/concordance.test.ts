import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concordance, meanRanks } from './concordance.ts'

test('three executives on six applicants: the example of Siegel (1956), Nonparametric statistics, chapter 9', () => {
  const ranks = [
    [1, 6, 3, 2, 5, 4],
    [1, 5, 6, 4, 2, 3],
    [6, 3, 2, 5, 4, 1],
  ]
  expect(concordance(ranks)).toBeCloseTo(0.16, 2)
})

test('with ties: the anxiety ratings that come with R’s irr, whose documented W is 0.5396569', () => {
  const ratings = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
  ]
  expect(concordance(ratings.map(meanRanks))).toBeCloseTo(0.5396569, 7)
})

test('it is 1 when all give the same order, 0 when their sums are equal, and cannot be told of one, or where nothing differs', () => {
  expect(
    concordance([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]),
  ).toBe(1)
  expect(
    concordance([
      [1, 2, 3],
      [3, 2, 1],
    ]),
  ).toBe(0)
  expect(concordance([[1, 2, 3]])).toBeUndefined()
  expect(concordance([[1], [1]])).toBeUndefined()
  expect(
    concordance([
      [2, 2, 2],
      [2, 2, 2],
    ]),
  ).toBeUndefined()
  expect(concordance([])).toBeUndefined()
})

test('it stays between 0 and 1, whoever is asked first and however things are listed', () => {
  const rows = fc
    .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 12 }))
    .chain(([m, n]) => fc.array(fc.array(fc.nat(4), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }))
  fc.assert(
    fc.property(rows, (values) => {
      const w = concordance(values.map(meanRanks))
      if (w === undefined) return
      expect(w).toBeGreaterThanOrEqual(-1e-12)
      expect(w).toBeLessThanOrEqual(1 + 1e-12)
      expect(concordance(values.toReversed().map(meanRanks))).toBeCloseTo(w, 12)
      expect(concordance(values.map((row) => meanRanks(row.toReversed())))).toBeCloseTo(w, 12)
    }),
  )
})

test('equal values share the mean of their places', () => {
  expect(meanRanks([5, 0, 3, 3, 0])).toEqual([1, 4.5, 2.5, 2.5, 4.5])
})
