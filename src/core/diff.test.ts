import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './diff.ts'

test('what both texts share stays, and only the words that changed are marked', () => {
  expect(diffWords('leaders share one plan', 'leaders share a clear plan')).toEqual([
    { kind: 'same', text: 'leaders share ' },
    { kind: 'gone', text: 'one ' },
    { kind: 'added', text: 'a clear ' },
    { kind: 'same', text: 'plan' },
  ])
  expect(diffWords('', '')).toEqual([])
  expect(diffWords('trust\nhope', 'trust')).toEqual([
    { kind: 'same', text: 'trust' },
    { kind: 'gone', text: 'hope' },
  ])
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((list) => list.join(' '))
const wordsOf = (words: string) => words.split(/\s+/).filter(Boolean)

test('what is same and gone is the first text, what is same and added the second', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after)
      const side = (not: 'added' | 'gone') =>
        wordsOf(pieces.flatMap(({ kind, text }) => (kind === not ? [] : [text])).join(' '))
      expect(side('added')).toEqual(wordsOf(before))
      expect(side('gone')).toEqual(wordsOf(after))
    }),
  )
})

test('a text compared with itself has changed nowhere', () => {
  fc.assert(fc.property(text, (same) => diffWords(same, same).every(({ kind }) => kind === 'same')))
})

test('texts too long to compare word by word are shown whole', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ')
  expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'added'])
})
