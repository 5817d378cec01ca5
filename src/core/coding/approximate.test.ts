import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from './approximate.ts'

/** The table of edit distances in full (Sellers 1980): the fewest errors with which a pattern ends anywhere in a text. */
function fewest(text: string, pattern: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row)
  let best = pattern.length
  for (const letter of text.split('')) {
    const next = [0]
    for (let row = 1; row <= pattern.length; row++)
      next.push(
        Math.min(
          (column[row - 1] ?? 0) + (pattern[row - 1] === letter ? 0 : 1),
          (column[row] ?? 0) + 1,
          (next[row - 1] ?? 0) + 1,
        ),
      )
    column = next
    best = Math.min(best, column[pattern.length] ?? 0)
  }
  return best
}
/** The edit distance of two strings. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, x] of a.split('').entries()) {
    const next = [i + 1]
    for (const [j, y] of b.split('').entries())
      next.push(Math.min((row[j] ?? 0) + (x === y ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row[b.length] ?? 0
}

const few = (most: number) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', ' '), { minLength: 1, maxLength: most, size: 'max' })
    .map((letters) => letters.join(''))

test('it finds exactly what the whole table of edit distances finds, over one block of bits and over several', () => {
  fc.assert(
    fc.property(few(120), few(90), fc.nat(40), (text, pattern, most) => {
      const best = fewest(text, pattern)
      const found = nearest(text, pattern, most)
      if (best > Math.min(most, pattern.length - 1)) expect(found).toEqual([])
      else {
        expect(found.length).toBeGreaterThan(0)
        for (const { start, end, errors } of found) {
          expect(errors).toBe(best)
          expect(distance(text.slice(start, end), pattern)).toBe(best)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('a long quote is found in a long text with a few words changed', () => {
  const sentence = 'Short, regular meetings that ended with named actions gave members a reason to prepare. '
  const text = `${'Other words stand here and there. '.repeat(2_000)}${sentence.repeat(3).replace('named', 'agreed')}${'More words. '.repeat(3_000)}`
  const [found, ...others] = nearest(text, sentence.repeat(3), 60)
  expect(others).toEqual([])
  expect(found?.errors).toBe(4)
  expect(text.slice(found?.start, found?.end)).toBe(sentence.repeat(3).replace('named', 'agreed'))
})

test('nothing is found of an empty pattern, in an empty text, or where everything would have to change', () => {
  expect(nearest('abc', '', 2)).toEqual([])
  expect(nearest('', 'abc', 2)).toEqual([])
  expect(nearest('xyz', 'abc', 99)).toEqual([])
})
