import { expect, test } from 'vitest'
import { uuid7 } from './uuid.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids grow, also within a millisecond and when the clock goes back', () => {
  let last: string | undefined
  for (const ms of [5_000, 5_000, 5_000, 4_000, 0, 6_000, 281_474_976_710_655]) {
    for (let i = 0; i < 500; i++) {
      const next = uuid7(ms, last)
      expect(next).toMatch(shape)
      if (last) expect(next > last).toBe(true)
      last = next
    }
  }
})

test('an id goes on where its counter is full, and two that go on from one differ', () => {
  const full = '00000000-1388-7fff-bfff-ffffffffffff'
  const next = uuid7(0, full)
  expect(next).toMatch(shape)
  expect(next > full).toBe(true)
  expect(next.startsWith('00000000-1389-7')).toBe(true)
  expect(uuid7(0, full)).not.toBe(next)
})
