import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listed } from '../wording.ts'
import { rewriteSlot } from './rewrite-slot.ts'

const told = (before: string[], written: string) =>
  rewriteSlot(before, written).map(({ from, text }) => `${from ?? 'new'} ${text}`)

test('components whose words are still there stay; others are reworded, new or gone', () => {
  expect(told(['trust'], 'trust, and pride')).toEqual(['0 trust, and pride'])
  expect(told([], 'trust and pride')).toEqual(['new trust and pride'])
  expect(told(['trust', 'pride'], 'trust and joy')).toEqual(['0 trust', '1 joy'])
  expect(told(['trust', 'pride'], 'pride, trust and joy')).toEqual(['1 pride', '0 trust', 'new joy'])
  expect(told(['trust', 'pride', 'joy'], 'pride')).toEqual(['1 pride'])
  expect(told(['trust', 'trust in leaders'], 'trust in leaders and hope')).toEqual(['1 trust in leaders', '0 hope'])
  expect(told(['a, b and c', 'd'], 'a, b and c and e')).toEqual(['0 a, b and c', '1 e'])
  expect(told(['1', '0'], '0 and 1')).toEqual(['1 0', '0 1'])
  expect(told(['trust', 'pride'], '…')).toEqual([])
})

test('words that did not change keep every component, and no component is told twice', () => {
  const word = fc.constantFrom('trust', 'and', 'a,', 'b', 'in', 'pride', 'and trust', '(C)', 'x, y', '0', '\u0000')
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (before, written) => {
      if (!before.some((one) => one.includes('\u0000')))
        expect(rewriteSlot(before, listed(before)).map(({ text }) => text)).toEqual(before)
      const from = rewriteSlot(before, written).flatMap((one) => one.from ?? [])
      expect(new Set(from).size).toBe(from.length)
    }),
  )
})
