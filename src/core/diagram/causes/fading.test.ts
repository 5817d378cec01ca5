import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fading } from './fading.ts'

test('the middle of a long upright stretch is faint, its ends are not; what is short or level is plain', () => {
  expect(
    fading([
      [0, 0],
      [10, 0],
      [10, 1_000],
      [600, 1_000],
      [600, 900],
    ]),
  ).toEqual({
    plain: [
      [
        [0, 0],
        [10, 0],
        [10, 72],
      ],
      [
        [10, 928],
        [10, 1_000],
        [600, 1_000],
        [600, 900],
      ],
    ],
    faint: [
      [
        [10, 72],
        [10, 928],
      ],
    ],
  })
})

test('whatever way a line takes, its parts are the way', () => {
  const point = fc.tuple(fc.constantFrom(0, 50, 700), fc.integer({ min: -2_000, max: 2_000 }))
  const lengthOf = (points: readonly (readonly [number, number])[]) =>
    points.slice(1).reduce((sum, [x, y], i) => {
      const [a = 0, b = 0] = points[i] ?? []
      return sum + Math.hypot(x - a, y - b)
    }, 0)
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 7 }), (points) => {
      const { plain, faint } = fading(points)
      expect([...plain, ...faint].reduce((sum, part) => sum + lengthOf(part), 0)).toBeCloseTo(lengthOf(points), 6)
      expect(plain[0]?.[0]).toEqual(points[0])
      expect(plain.at(-1)?.at(-1)).toEqual(points.at(-1))
      for (const [a, b] of faint) expect(a?.[0]).toBe(b?.[0])
    }),
  )
})
