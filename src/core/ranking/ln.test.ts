import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, ln } from './ln.ts'

test('the logarithm is that of the engine to the last digits, and ends where there is none', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(Math.log(x))))
    }),
  )
  expect([ln(0), ln(Number.POSITIVE_INFINITY), ln(-1), ln(Number.NaN)]).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    Number.NaN,
  ])
  expect(ln(exp(1.5))).toBeCloseTo(1.5, 12)
})
