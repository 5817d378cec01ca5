import { expect, test } from 'vitest'
import { nextZoom, placesOf, shownIn, zoomOf } from './layout.ts'

const sizes = [
  { width: 600, height: 800 },
  { width: 900, height: 600 },
  { width: 600, height: 800 },
]

test('the widest page fills the width, within bounds, as it lies', () => {
  expect(zoomOf(sizes, 0, 1_200, undefined)).toBe(100)
  expect(zoomOf(sizes, 90, 800, undefined)).toBe(75)
  expect(zoomOf(sizes, 0, 9_000, undefined)).toBe(140)
  expect(zoomOf(sizes, 0, 10, undefined)).toBe(25)
  expect(zoomOf([], 0, 800, 9_999)).toBe(400)
})

test('pages lie one under another, and a window shows those it meets', () => {
  const places = placesOf(sizes, 0, 75)
  expect(places.map(({ top, height }) => [top, height])).toEqual([
    [16, 800],
    [832, 600],
    [1448, 800],
  ])
  expect(shownIn(places, 0, 700)).toEqual({ first: 1, last: 1 })
  expect(shownIn(places, 700, 200)).toEqual({ first: 1, last: 2 })
  expect(shownIn(places, 820, 900)).toEqual({ first: 2, last: 3 })
  expect(shownIn(places, 99_999, 100)).toEqual({ first: 3, last: 3 })
  expect(placesOf(sizes, 90, 75)[1]).toEqual({ top: 16 + 600 + 16, width: 600, height: 900 })
})

test('zoom goes by steps from wherever it is', () => {
  expect([nextZoom(103, 1), nextZoom(103, -1), nextZoom(400, 1), nextZoom(25, -1)]).toEqual([110, 100, 400, 25])
})
