import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphaOfUnits, type Stretch, unitized } from './unitizing.ts'

const at = (start: number, length: number, document = 'd'): Stretch => ({ document, start, end: start + length })

/** The example of Krippendorff (2004): a continuum of 300, two observers, two categories. */
const published = {
  length: new Map([['d', 300]]),
  c: [
    [at(75, 70), at(220, 30)],
    [at(70, 80), at(205, 20), at(250, 20)],
  ],
  k: [
    [at(30, 60), at(150, 50)],
    [at(30, 60), at(150, 50)],
  ],
} as const

test('the published example comes out as it is printed', () => {
  const { length, c, k } = published
  const [ofC, ofK] = [unitized(c[0], c[1], length), unitized(k[0], k[1], length)]
  expect(ofC.observed).toBeCloseTo(0.0144, 4)
  expect(ofC.expected).toBeCloseTo(0.0532, 4)
  expect(ofK.observed).toBe(0)
  expect(ofK.expected).toBeCloseTo(0.049, 4)
  // The paper divides its rounded figures, 0.0144 by 0.0532.
  expect(alphaOfUnits([ofC])).toBeCloseTo(0.7286, 3)
  expect(alphaOfUnits([ofK])).toBe(1)
  expect(alphaOfUnits([ofC, ofK])).toBeCloseTo(0.8587, 3)
})

const stretches = fc.array(
  fc.record({ document: fc.constantFrom('d', 'e'), start: fc.nat(60), length: fc.integer({ min: 1, max: 30 }) }),
  { minLength: 1, maxLength: 6 },
)
const lengths = new Map([
  ['d', 90],
  ['e', 120],
])

test('it is whole with oneself, the same whoever is first, and what overlaps of one observer is one unit', () => {
  fc.assert(
    fc.property(stretches, stretches, (a, b) => {
      const [first, second] = [a, b].map((all) => all.map(({ start, length, document }) => at(start, length, document)))
      if (!first || !second) return
      expect(unitized(first, first, lengths).observed).toBe(0)
      expect(unitized(first, second, lengths)).toEqual(unitized(second, first, lengths))
      expect(unitized([...first, ...first], second, lengths)).toEqual(unitized(first, second, lengths))
    }),
  )
})

test('what meets is compared as the paper defines it, every unit and gap of the one with every one of the other', () => {
  const parts = (all: readonly Stretch[], length: number) => {
    const covered = Array.from({ length }, (_, i) => all.findIndex(({ start, end }) => start <= i && i < end))
    const found: { b: number; l: number; v: boolean }[] = []
    covered.forEach((by, i) => {
      if (i > 0 && by === covered[i - 1]) (found.at(-1) as { l: number }).l++
      else found.push({ b: i, l: 1, v: by >= 0 })
    })
    return found
  }
  const apart = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 5 }).map((all) => {
    let end = 0
    return all.map(([gap, length]) => {
      const one = at(end + gap, length)
      end = one.end
      return one
    })
  })
  fc.assert(
    fc.property(apart, apart, (first, second) => {
      const [as, bs] = [parts(first, 100), parts(second, 100)]
      let sum = 0
      for (const u of as)
        for (const w of bs) {
          const d = u.b - w.b
          if (u.v && w.v && -u.l < d && d < w.l) sum += d ** 2 + (d + u.l - w.l) ** 2
          if (u.v && !w.v && w.l - u.l >= d && d >= 0) sum += u.l ** 2
          if (!u.v && w.v && w.l - u.l <= d && d <= 0) sum += w.l ** 2
        }
      expect(unitized(first, second, new Map([['d', 100]])).observed).toBeCloseTo(sum / 10_000, 12)
    }),
  )
})

test('halves are not the whole, though every character agrees', () => {
  const found = unitized([at(0, 40)], [at(0, 20), at(20, 20)], new Map([['d', 100]]))
  expect(found.observed).toBeGreaterThan(0)
  expect(alphaOfUnits([found])).toBeLessThan(1)
})

test('without units there is nothing to say', () => {
  expect(alphaOfUnits([unitized([], [], lengths)])).toBeUndefined()
  expect(alphaOfUnits([])).toBeUndefined()
})
