import { expect, test } from 'vitest'
import { nextOpen, stretchesOf } from './decisions.ts'

test('a text is shown whole, with each place of each candidate', () => {
  const at = (start: number, end: number) => ({ start, end })
  const candidates = [
    { words: 'Grace', kind: 'person' as const, why: '', by: '[1]', at: [at(0, 5), at(10, 15)] },
    { words: 'Bo', kind: 'person' as const, why: '', by: '[2]', at: [at(6, 8)] },
  ]
  const stretches = stretchesOf('Grace Bo. Grace', candidates)
  expect(stretches.map(({ text }) => text).join('')).toBe('Grace Bo. Grace')
  expect(stretches.map(({ of }) => of)).toEqual([0, undefined, 1, undefined, 0])
  expect(stretchesOf('Nobody.', [])).toEqual([{ text: 'Nobody.', start: 0 }])
})

test('what is not decided comes next, round again, and nothing moves where all is', () => {
  const of = (...is: ('open' | 'keep' | 'replace')[]) => is.map((one) => ({ by: '', is: one }))
  expect(nextOpen(of('open', 'keep', 'open'), 0)).toBe(2)
  expect(nextOpen(of('open', 'keep', 'open'), 2)).toBe(0)
  expect(nextOpen(of('keep', 'replace'), 1)).toBe(1)
})
