import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rect } from '../../../core/document/boxes.ts'
import { moved } from './use-region.ts'

test('a region is moved and sized by steps', () => {
  expect(moved([0.2, 0.2, 0.4, 0.1], [1, 0], 0.01, false).map((n) => Number(n.toFixed(4)))).toEqual([
    0.21, 0.2, 0.4, 0.1,
  ])
  expect(moved([0.2, 0.2, 0.4, 0.1], [0, -1], 0.01, true).map((n) => Number(n.toFixed(4)))).toEqual([
    0.2, 0.2, 0.4, 0.09,
  ])
})

test('wherever it goes, it stays on the page and can be seen', () => {
  const way = fc.constantFrom<[number, number]>([1, 0], [-1, 0], [0, 1], [0, -1])
  fc.assert(
    fc.property(fc.array(fc.tuple(way, fc.boolean(), fc.constantFrom(0.01, 0.3)), { maxLength: 60 }), (steps) => {
      let rect: Rect = [0.25, 0.3, 0.5, 0.2]
      for (const [to, size, step] of steps) rect = moved(rect, to, step, size)
      const [x, y, w, h] = rect
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x + w, y + h)).toBeLessThanOrEqual(1 + 1e-9)
      expect(Math.min(w, h)).toBeGreaterThan(0)
    }),
  )
})
