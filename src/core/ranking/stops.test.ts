import { expect, test } from 'vitest'
import { stopsOf } from './stops.ts'

test('rules stop where their run ends, right or wrong', () => {
  const stops = stopsOf([1, 2, 3, 60], 400)
  expect(stops.row50).toEqual({ read: 53, recall: 0.75 })
  expect(stops.row100).toEqual({ read: 160, recall: 1 })
  expect(stops.test95?.recall).toBe(1)
  expect(stopsOf([1, 399], 400).row200).toEqual({ read: 201, recall: 0.5 })
  expect(stopsOf([30], 40).row50).toBeUndefined()
})
