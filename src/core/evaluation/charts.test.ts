import { expect, test } from 'vitest'
import { runChartOf } from './run-chart.ts'
import { limitsOf, ruleSets, signalsOf, stretchesOf } from './xmr.ts'

const nhs = ruleSets['making data count']

test('the limits of individual values are those of the NIST handbook (6.3.2.2, flow rates of ten batches)', () => {
  const limits = limitsOf([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
  expect(limits?.mean).toBeCloseTo(50.81, 10)
  expect(limits?.range).toBeCloseTo(1.8778, 4)
  expect(limits?.upper).toBeCloseTo(55.8041, 3)
  expect(limits?.lower).toBeCloseTo(45.8159, 3)
})

test('one value has no limits, and equal values have limits that none is outside of', () => {
  expect(limitsOf([4])).toBeUndefined()
  const limits = limitsOf([4, 4, 4, 4, 4, 4, 4, 4])
  expect(limits).toMatchObject({ mean: 4, upper: 4, lower: 4 })
  expect(limits && signalsOf([4, 4, 4, 4, 4, 4, 4, 4], limits, nhs).filter(Boolean)).toEqual([])
})

const limits = { mean: 0, range: 1.128, upper: 3, lower: -3, upperRange: 3.7 }

test('a value outside the limits is told, one on them is not', () => {
  expect(signalsOf([3, 0, 0, 3.01, 0, 0, -3.01], limits, nhs).map((one) => one === 'outside')).toEqual(
    [3, 0, 0, 3.01, 0, 0, -3.01].map((value) => Math.abs(value) > 3),
  )
})

test('seven in a row on one side are a shift, six are none, and eight are needed by Wheeler', () => {
  const seven = [1, 0.5, 1, 0.5, 1, 0.5, 1]
  expect(signalsOf([-1, ...seven, -1], limits, nhs)).toEqual([undefined, ...seven.map(() => 'shift'), undefined])
  expect(signalsOf(seven.slice(1), limits, nhs).filter(Boolean)).toEqual([])
  expect(signalsOf(seven, limits, ruleSets.wheeler).filter(Boolean)).toEqual([])
  expect(signalsOf([...seven, 0.5], limits, ruleSets.wheeler).every((one) => one === 'shift')).toBe(true)
  // One on the mean ends a run.
  expect(signalsOf([...seven.slice(0, 4), 0, ...seven.slice(4)], limits, nhs).filter(Boolean)).toEqual([])
})

test('seven that rise are a trend, across the mean too; two that are equal end it', () => {
  const rising = [-0.9, -0.6, -0.3, 0.1, 0.4, 0.7, 1]
  expect(signalsOf(rising, limits, nhs)).toEqual(rising.map(() => 'trend'))
  expect(signalsOf([-0.9, -0.6, -0.3, -0.3, 0.4, 0.7, 1], limits, nhs).filter(Boolean)).toEqual([])
  expect(signalsOf(rising, limits, ruleSets.wheeler).filter(Boolean)).toEqual([])
})

test('two of three beyond two sigma on one side are told, and not the third', () => {
  expect(signalsOf([2.5, 0, 2.5], limits, nhs)).toEqual(['near', undefined, 'near'])
  expect(signalsOf([2.5, 0, -2.5], limits, nhs).filter(Boolean)).toEqual([])
  expect(signalsOf([1.6, 1.7, -1, 1.8], limits, ruleSets.wheeler)).toEqual(['near', 'near', undefined, 'near'])
})

test('values that break a rule together are one stretch, on its side of the mean', () => {
  const seven = [1, 0.5, 1, 0.5, 1, 0.5, 1]
  expect(stretchesOf([-4, ...seven, -1, -2.5, 0, -2.5, -2.5], limits, nhs)).toEqual([
    { signal: 'outside', side: -1, from: 0, to: 1 },
    { signal: 'shift', side: 1, from: 1, to: 8 },
    { signal: 'near', side: -1, from: 9, to: 13 },
  ])
  expect(stretchesOf([0.9, 0.6, 0.3, -0.1, -0.4, -0.7, -1], limits, nhs)).toEqual([
    { signal: 'trend', side: -1, from: 0, to: 7 },
  ])
})

test('of 24 useful values a run over eight or fewer than eight crossings is more than chance', () => {
  const to = (crossing: readonly boolean[]) => crossing.map((up, i) => (up ? 1 : -1) * (1 + i / 100))
  const chance = to([...Array(24).keys()].map((i) => Math.floor(i / 2) % 2 === 0))
  expect(runChartOf(chance)).toMatchObject({ useful: 24, longestByChance: 8, fewestByChance: 8, shifted: false })
  expect(runChartOf(to([...Array(24).keys()].map((i) => i >= 12)))).toMatchObject({
    longest: 12,
    at: [0, 12],
    crossings: 1,
    shifted: true,
  })
})

test('values on the median are not useful, and nine useful ones say nothing', () => {
  expect(runChartOf([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3])).toBeUndefined()
  expect(runChartOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeUndefined()
  expect(runChartOf([])).toBeUndefined()
})
