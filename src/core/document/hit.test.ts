import { expect, test } from 'vitest'
import { packBoxes } from './boxes.ts'
import { linesOf, placeAt } from './hit.ts'
import { type DocumentText, plainText } from './text.ts'

const text = 'Left one\nleft two\nRight one'
const word = (said: string, x: number, y: number) => ({ start: text.indexOf(said), x, y, width: 0.1, height: 0.02 })
const read: DocumentText = {
  ...plainText(text),
  pages: [
    {
      start: 0,
      width: 600,
      height: 800,
      boxes: packBoxes(0, [
        [word('Left', 0.1, 0.1), { start: 5, x: 0.22, y: 0.1, width: 0.1, height: 0.02 }],
        [word('left', 0.1, 0.13), word('two', 0.22, 0.13)],
        [word('Right', 0.6, 0.1), { start: text.lastIndexOf('one'), x: 0.72, y: 0.1, width: 0.1, height: 0.02 }],
      ]),
    },
    { start: text.length, width: 600, height: 800 },
  ],
}

test('a page has its lines with the words they hold', () => {
  expect(linesOf(read, 1).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Left one',
    'left two',
    'Right one',
  ])
  expect(linesOf(read, 1)).toBe(linesOf(read, 1))
  expect(linesOf(read, 2)).toEqual([])
  expect(linesOf(read, 9)).toEqual([])
})

test('a point has a place: within a word by its letters, beside a column in its nearest line', () => {
  const at = (x: number, y: number) => text.slice(0, placeAt(read, 1, x, y))
  expect(at(0.15, 0.11)).toBe('Le')
  expect(at(0.1, 0.11)).toBe('')
  expect(at(0.02, 0.14)).toBe('Left one\n')
  expect(at(0.34, 0.14)).toBe('Left one\nleft two')
  expect(at(0.58, 0.11)).toBe('Left one\nleft two\n')
  expect(at(0.99, 0.9)).toBe(text)
  expect(placeAt(read, 2, 0.5, 0.5)).toBeUndefined()
})
