import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shorten, textWidth, wrap } from './words.ts'

test('wrapping loses no word and keeps to the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 20, max: 400 }), (words, width) => {
      const lines = wrap(words, width, 12)
      expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
      for (const line of lines) if ([...line].length > 1) expect(textWidth(line, 12)).toBeLessThanOrEqual(width + 0.001)
    }),
  )
})

test('beyond the last line there is an ellipsis', () => {
  expect(wrap('one two three four five six seven', 60, 12, 2)).toEqual(['one two', 'three fo…'])
  expect(wrap('one two', 200, 12, 1)).toEqual(['one two'])
  expect(shorten('a rather long title of things', 80, 12)).toMatch(/…$/)
  expect(wrap('   ', 100, 12)).toEqual([])
})

test('a word of a hundred thousand letters is wrapped, and its letters are all there', () => {
  const lines = wrap('x'.repeat(100_000), 100, 12)
  expect(lines.length).toBeGreaterThan(5_000)
  expect(lines.join('').length).toBe(100_000)
})
