import { describe, expect, test } from 'vitest'
import { figuresOf, fitsItem, quantile } from './figures.ts'
import { shownOf, toldOfWho } from './suppress.ts'
import { figuresWords } from './words.ts'

const scale = { kind: 'scale' as const, anchors: ['no', 'rather not', 'partly', 'rather', 'yes'] }
const item = (answer: Parameters<typeof fitsItem>[0]) => ({ key: 'q', text: 'Q', part: 'context' as const, answer })

test('quarters are those that R gives for 1, 2, 3, 4 and for 1 to 10 (quantile, type 7)', () => {
  expect([0.25, 0.5, 0.75].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1.75, 2.5, 3.25])
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.1)).toBeCloseTo(1.9, 10)
})

test('a scale is counted point by point, with what is missing and what does not fit beside it', () => {
  const rows = [{ q: 1 }, { q: 5 }, { q: 5 }, {}, { q: 6 }, { q: 'often' }, { q: 2.5 }]
  expect(figuresOf(item(scale), rows)).toEqual({ n: 3, missing: 1, unfit: 3, counts: [1, 0, 0, 0, 2], median: 5 })
})

test('several options count each; an option that is not offered makes the answer unfit', () => {
  const several = item({ kind: 'choice', options: ['a', 'b'], several: true })
  const rows = [{ q: ['a', 'b'] }, { q: ['b'] }, { q: ['c'] }, { q: 'a' }]
  expect(figuresOf(several, rows)).toEqual({ n: 3, missing: 0, unfit: 1, counts: [2, 2] })
  expect(fitsItem({ kind: 'choice', options: ['a', 'b'] }, ['a', 'b'])).toBe(false)
})

test('of numbers neither the least nor the greatest is told, and tenths from ten answers on', () => {
  const few = figuresOf(item({ kind: 'number' }), [{ q: 1 }, { q: 2 }, { q: 30 }])
  expect(few).toMatchObject({ n: 3, median: 2, spread: { quarter: 1.5, threeQuarters: 16 } })
  expect(few.spread).not.toHaveProperty('low')
})

describe('groups that are too small', () => {
  test('are not told of', () => expect(shownOf(20, [12, 8], 5)).toEqual([true, true]))
  test('nor is one that would give another away by subtraction', () => {
    expect(shownOf(23, [12, 8, 3], 5)).toEqual([true, false, false])
    // Two that are small are enough together.
    expect(shownOf(26, [20, 3, 3], 5)).toEqual([true, false, false])
  })
  test('nor are those that answered nothing to the question that parts them, when they are few', () =>
    expect(shownOf(22, [12, 8], 5)).toEqual([true, false]))
  test('one that tells least goes before others, though it is larger', () => {
    expect(shownOf(60, [13, 28, 18], 5)).toEqual([false, true, true])
    expect(shownOf(60, [13, 28, 18], 5, undefined, 1)).toEqual([true, false, true])
  })
  test('for any sizes: what is shown is large enough, and so is what is left of the total, or nothing is', () => {
    for (let seed = 1; seed < 4000; seed++) {
      const sizes = [seed % 7, seed % 11, seed % 13, (seed * 31) % 17]
      const total = sizes.reduce((a, b) => a + b, 0) + (seed % 3)
      const shown = shownOf(total, sizes, 5)
      const told = sizes.filter((_, i) => shown[i])
      const rest = total - told.reduce((a, b) => a + b, 0)
      expect(told.every((size) => size >= 5)).toBe(true)
      if (told.length > 0) expect(rest === 0 || rest >= 5).toBe(true)
    }
  })
})

describe('who answers is told only of as many as a group may be', () => {
  const who = (answer: Parameters<typeof fitsItem>[0]) => ({ ...item(answer), part: 'about you' as const })
  const roles = who({ kind: 'choice', options: ['chair', 'nurse', 'clerk', 'other'] })
  const of = (counts: number[]) => ({ n: counts.reduce((a, b) => a + b, 0), missing: 0, unfit: 0, counts })
  const told = (counts: number[], asked: ReturnType<typeof who> = roles, alone = true) =>
    figuresWords(asked, toldOfWho(asked, of(counts), 5, alone))
  test('answers of few are put together, with as many others as hide them', () => {
    expect(told([6, 9, 0, 5])).toBe('n 20: chair 6, nurse 9, other 5')
    expect(told([1, 9, 4, 8])).toBe('n 22: nurse 9, other 8, others 5')
    expect(told([1, 9, 0, 8])).toBe('n 18: nurse 9, others 9')
    expect(told([4, 8, 0, 0])).toBe('n 12: not told apart, as some would be too few')
  })
  test('points of a scale and several choices are told whole or not at all', () => {
    const several = who({ kind: 'choice', options: ['a', 'b'], several: true })
    const all = (counts: number[]) => figuresWords(several, toldOfWho(several, { ...of(counts), n: 12 }, 5, true))
    expect(all([7, 6])).toBe('n 12: a 7, b 6')
    expect(all([11, 6])).toMatch(/not told apart/)
    expect(told([9, 1, 6, 9, 9], who(scale))).toMatch(/not told apart/)
    expect(told([9, 8, 6, 9, 9], who(scale))).toMatch(/no 9/)
  })
  test('nor beside what it is a part or the sum of; what people answered is told point by point', () => {
    expect(told([6, 9, 0, 5], roles, false)).toMatch(/not told apart/)
    expect(toldOfWho(item(scale), of([1, 0, 0, 9, 2]), 5, true).counts).toEqual([1, 0, 0, 9, 2])
  })
})

test('the median of a scale counted point by point is that of its values one by one', () => {
  for (let seed = 1; seed < 200; seed++) {
    const values = Array.from({ length: 1 + (seed % 9) }, (_, i) => 1 + ((seed * 7 + i * i * 3) % 5))
    const sorted = values.toSorted((a, b) => a - b)
    expect(
      figuresOf(
        item(scale),
        values.map((q) => ({ q })),
      ).median,
    ).toBe(quantile(sorted, 0.5))
  }
})
