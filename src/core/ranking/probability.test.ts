import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featuresOf } from './features.ts'
import { exp } from './ln.ts'
import { orderOf } from './modes.ts'
import { probability } from './probability.ts'
import { addTexts, noTexts } from './texts.ts'

const subjects = ['trust between partners', 'staffing of wards', 'school meals', 'soil erosion']
const texts = noTexts()
addTexts(
  texts,
  Array.from({ length: 80 }, (_, i) => ({
    id: `r${i}`,
    title: `A study of ${subjects[i % 4]} in year ${1950 + i}`,
    // The last ones speak of two subjects at once.
    abstract: `We looked at ${subjects[i % 4]} and what came of it${i > 75 ? ', and at trust between partners' : ''}.`,
  })),
)
const features = featuresOf(texts)
const relevant = (row: number) => row % 4 === 0
const after = (read: number, order: 'ranked' | 'uncertain' = 'ranked') => {
  const votes = Int8Array.from({ length: 80 }, (_, row) => (row >= read ? 0 : relevant(row) ? 1 : -1))
  return orderOf(order, { features, votes, prior: [], lacking: [] })
}

test('probabilities part what is relevant from what is not, and rise with the score', () => {
  const { calibration, scores } = after(60)
  if (!calibration) throw new Error('No calibration.')
  for (let row = 60; row < 76; row++) {
    const p = probability(calibration, scores[row] ?? 0)
    if (relevant(row)) expect(p).toBeGreaterThan(0.7)
    else expect(p).toBeLessThan(0.3)
  }
})

test('least certain first begins with what is neither one nor the other', () => {
  expect([...after(60, 'uncertain').rows.subarray(0, 3)].sort()).toEqual([77, 78, 79])
})

test('too few votes of one kind give no probability, and the likeliest come first', () => {
  const { calibration, rows } = after(16, 'uncertain')
  expect(calibration).toBeUndefined()
  expect(rows).toEqual(after(16).rows)
})

test('the exponential is that of Math.exp to the last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12)
    }),
  )
  expect([exp(-1e9), exp(1e9)]).toEqual([0, Number.POSITIVE_INFINITY])
})
