import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lotOf } from './lots.ts'

test('however answers come, no lot is smaller than the smallest group, and none is left over if there were enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 20 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 }),
      (smallest, came) => {
        const lots: number[] = []
        let waiting = 0
        const take = (closing: boolean) => {
          const lot = lotOf(waiting, { anonymous: true, smallest, closing })
          if (lot > 0) lots.push(lot)
          waiting -= lot
        }
        for (const some of came) {
          waiting += some
          take(false)
          expect(waiting).toBeLessThan(2 * smallest)
        }
        take(true)
        for (const lot of lots) expect(lot).toBeGreaterThanOrEqual(smallest)
        const all = came.reduce((sum, some) => sum + some, 0)
        expect(waiting).toBe(all < smallest ? all : 0)
      },
    ),
  )
})

test('where the smallest group grew in between, the few that are fewer stay; under codes all go at once', () => {
  expect(lotOf(6, { anonymous: true, smallest: 10, closing: true })).toBe(0)
  expect(lotOf(1, { anonymous: false, smallest: 10 })).toBe(1)
})
