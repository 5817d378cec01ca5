import { expect, test } from 'vitest'
import { countReading, gradeLevel, readingEase, readingLevel, syllablesIn } from './reading-level.ts'

test('the formulas give the published values', () => {
  // The least grade there is, and that of “Green Eggs and Ham”: 5.7 words a sentence, 1.02 syllables a word.
  expect(gradeLevel({ words: 1, sentences: 1, syllables: 1 })).toBeCloseTo(-3.4, 2)
  expect(gradeLevel({ words: 570, sentences: 100, syllables: 581.4 })).toBeCloseTo(-1.3, 1)
  expect(readingEase({ words: 13, sentences: 1, syllables: 24 })).toBeCloseTo(37.5, 1)
  expect(gradeLevel({ words: 13, sentences: 1, syllables: 24 })).toBeCloseTo(11.3, 1)
})

test('published sentences come out at their published scores', () => {
  const ease = (text: string) => Math.round(readingEase(countReading(text) ?? { words: 0, sentences: 0, syllables: 0 }))
  expect(ease('The cat sat on the mat.')).toBe(116)
  expect(ease('This sentence, taken as a reading passage unto itself, is being used to prove a point.')).toBe(69)
  expect(ease('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.')).toBe(37)
})

test('syllables are told from spelling, in words that guidance is full of', () => {
  const told = ['people', 'services', 'shared', 'trusted', 'idea', 'being', 'decisions', 'outcomes', 'the', 'create']
  expect(told.map(syllablesIn)).toEqual([2, 3, 1, 2, 3, 2, 3, 2, 1, 2])
})

test('a text is put into words; nothing has no level', () => {
  expect(readingLevel('Keep to a clear vision. Make it known.')).toMatchObject({ words: 'very easy' })
  expect(readingLevel('Organisations collaborate democratically.')).toMatchObject({ words: 'very difficult' })
  expect(readingLevel(' … 12 ')).toBeUndefined()
  expect(readingLevel(undefined)).toBeUndefined()
})
