import { expect, test } from 'vitest'
import { toldStopping } from './stopping.ts'
import { tellable, toldApart } from './told-apart.ts'

const people = (...groups: [role: string, place: string, n: number][]) =>
  groups.flatMap(([of, place, n]) => Array.from({ length: n }, (_, i) => ({ id: `${of} ${place} ${i}`, of, place })))
const told = (...groups: [string, string, number][]) => {
  const { whole, lines } = toldApart(people(...groups), 5)
  return whole ? lines.map(({ of, place, who }) => [of, place, who.length]) : 'few'
}

test('what is large enough is told by role and case', () => {
  expect(told(['nurse', 'North', 6], ['nurse', 'South', 5], ['GP', '', 7])).toEqual([
    ['nurse', 'North', 6],
    ['nurse', 'South', 5],
    ['GP', '', 7],
  ])
})

test('a role of few goes with one that hides it, and a case of few with another of the same role', () => {
  expect(told(['nurse', 'North', 9], ['GP', 'North', 6], ['porter', 'North', 1])).toEqual([
    ['nurse', 'North', 9],
    [undefined, undefined, 7],
  ])
  expect(told(['nurse', 'North', 9], ['nurse', 'South', 6], ['nurse', 'West', 1])).toEqual([
    ['nurse', 'North', 9],
    ['nurse', undefined, 7],
  ])
  expect(told(['nurse', 'North', 4], ['nurse', 'South', 3])).toEqual([['nurse', undefined, 7]])
})

test('of fewer than five in all nothing is told; of none there is nothing to tell', () => {
  expect(told(['nurse', 'North', 4])).toBe('few')
  expect(told()).toEqual([])
})

test('no sum or difference of what is told leads to fewer than five', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let run = 0; run < 300; run++) {
    const all = people(
      ...Array.from({ length: 1 + next(5) }, (_, i): [string, string, number] => [
        `r${i % 3}`,
        `p${next(3)}`,
        1 + next(9),
      ]),
    )
    const { whole, lines } = toldApart(all, 5)
    expect(whole).toBe(all.length >= 5)
    expect(lines.every(({ who }) => who.length >= 5)).toBe(true)
    expect(lines.flatMap(({ who }) => who)).toHaveLength(whole ? all.length : 0)
  }
})

test('a set that lies within another is told only where the difference is none or large enough', () => {
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `${i}`)
  expect(tellable([ids(6), ids(7), ids(12), [], ids(2), ids(7)], [], 5)).toEqual([false, true, true, true, false, true])
  expect(tellable([ids(6)], [ids(8)], 5)).toEqual([false])
  expect(tellable([ids(6)], [['a', 'b', 'c', 'd', 'e', 'f', 'g']], 5)).toEqual([true])
})

test('that enough were heard is told of a run of at least five, and where none or five stand before it', () => {
  const told = (asked: number, quiet: number, after = 3) =>
    toldStopping({ after, asked, quiet, enough: quiet >= after, words: '' }, 5)
  expect(told(14, 5)).toBe('Nothing new in the last five: enough by the rule of three.')
  expect(told(14, 14, 8)).toBe('Nothing new in the last eight: enough by the rule of eight.')
  for (const few of [told(14, 0), told(14, 1), told(14, 4), told(4, 4), told(9, 6), told(14, 7, 8)])
    expect(few).toBe('not told')
})
