import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metricsOf } from './metrics.ts'

// Worked by hand: four relevant among 20, at ranks 1, 3, 4 and 10. ATD is 4.5, the perfect one 2.5, the worst 18.5.
test('an order worked by hand', () => {
  expect(metricsOf([1, 3, 4, 10], 20)).toEqual({
    loss: 2 / 16,
    atd: 4.5,
    rrf10: 1 / 4,
    // The third of four: a straight line in rounded steps has 3 found at the 13th record, here it is the 4th.
    wss95: (13 - 4) / 20,
    wss95Strict: 1 - 10 / 20 - 0.05,
    read95: 10,
    read100: 10,
  })
})

test('orders as NumPy and the formulas of ASReview Insights give them', () => {
  expect(metricsOf([2, 5, 9, 14, 20, 30, 31, 50, 70, 99], 100)).toMatchObject({ loss: 0.3055555555555556, wss95: 0.16 })
  expect(
    metricsOf(
      [...Array(40).keys()].map((i) => i + 1),
      100,
    ),
  ).toMatchObject({ loss: 0, wss95: 0.56 })
})

const orders = fc
  .uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 })
  .map((ranks) => ranks.sort((a, b) => a - b))

test('the loss is the area above the recall curve, from the perfect order to the worst', () => {
  fc.assert(
    fc.property(orders, (ranks) => {
      const [total, relevant] = [300, ranks.length]
      let [area, found] = [0, 0]
      for (let rank = 1; rank <= total; rank++) {
        if (ranks.includes(rank)) found++
        area += found
      }
      const loss = (relevant * (total - (relevant - 1) / 2) - area) / (relevant * (total - relevant))
      expect(metricsOf(ranks, total).loss).toBeCloseTo(loss, 10)
    }),
  )
})

test('WSS@95 counts against a straight line as NumPy draws it', () => {
  fc.assert(
    fc.property(orders, (ranks) => {
      const [total, relevant] = [300, ranks.length]
      const even = (x: number) => (Math.abs((x % 1) - 0.5) < 1e-12 ? 2 * Math.round(x / 2) : Math.round(x))
      const line = Array.from({ length: total }, (_, i) =>
        i === total - 1 ? relevant : even(i * (relevant / (total - 1))),
      )
      const at = Math.max(1, Math.floor(0.95 * relevant))
      const expected = (line.findIndex((found) => found >= at) + 1 - (ranks[at - 1] ?? 0)) / total
      expect(metricsOf(ranks, total).wss95).toBeCloseTo(expected, 12)
    }),
  )
})
