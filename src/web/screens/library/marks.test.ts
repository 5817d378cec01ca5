import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marked } from './marks.ts'

const hits = (text: string, ...terms: string[]) =>
  marked(text, terms)
    .filter(({ hit }) => hit)
    .map(({ words }) => words)

test('whole words are marked, whatever their case and accents', () => {
  expect(hits('Trust and distrust: TRUST', 'trust')).toEqual(['Trust', 'TRUST'])
  expect(hits('Müller on Élan', 'muller', 'élan')).toEqual(['Müller', 'Élan'])
  expect(hits('信頼と trust', 'trust')).toEqual(['trust'])
})

test('an asterisk marks what begins so, and a phrase is marked as one', () => {
  expect(hits('Leaders lead leadership', 'leader*')).toEqual(['Leaders', 'leadership'])
  expect(hits('Integrated care, integrated-care systems', 'integrated care')).toEqual([
    'Integrated care',
    'integrated-care',
  ])
})

test('signs that mean something in a pattern are only signs', () => {
  expect(hits('C++ (a.b)', 'a.b', '((', '*')).toEqual(['a.b'])
})

test('pieces put together are the text, for any text and any words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, terms) => {
      const pieces = marked(text, terms)
      expect(pieces.map(({ words }) => words).join('')).toBe(text)
    }),
  )
})
