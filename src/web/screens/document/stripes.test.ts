import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelHeight, stripesOf } from './stripes.ts'

test('what overlaps steps aside, the third has no label, and labels do not stand on each other', () => {
  const at = (id: string, top: number, bottom: number) => ({ id, top, bottom })
  const stripes = stripesOf([
    at('a', 0, 200),
    at('b', 50, 90),
    at('c', 60, 80),
    at('d', 95, 120),
    at('e', 100, 110),
    at('f', 300, 310),
  ])
  expect(stripes.map(({ id, lane, bare }) => [id, lane, bare])).toEqual([
    ['a', 0, false],
    ['b', 1, false],
    ['c', 2, true],
    ['d', 1, false],
    ['e', 2, true],
    ['f', 0, false],
  ])
})

test('whatever is marked, stripes of one lane do not overlap but in the last, and labels never do', () => {
  const stretch = fc.record({ top: fc.integer({ min: 0, max: 900 }), high: fc.integer({ min: 1, max: 300 }) })
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 60 }), (all) => {
      const stripes = stripesOf(all.map(({ top, high }, i) => ({ id: String(i), top, bottom: top + high })))
      expect(stripes).toHaveLength(all.length)
      for (const [i, a] of stripes.entries())
        for (const b of stripes.slice(i + 1)) {
          if (a.lane === b.lane && a.lane < 11) expect(b.top >= a.bottom || a.top >= b.bottom).toBe(true)
          if (!a.bare && !b.bare) expect(Math.abs(a.top - b.top)).toBeGreaterThanOrEqual(labelHeight)
        }
    }),
  )
})
