import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marked, pieces } from './marks.ts'

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

const forms = (text: string, ...terms: string[]) =>
  pieces(text, [{ terms, as: 'x', forms: true }])
    .filter(({ as }) => as.length > 0)
    .map(({ words }) => words)

test('regular forms of a word are marked too, and in quotes only itself', () => {
  expect(forms('Policies and a policy, policing', 'policy')).toEqual(['Policies', 'policy'])
  expect(forms('shared, sharing, share, shareholder', 'share')).toEqual(['shared', 'sharing', 'share'])
  expect(forms('stopped stops stop stopper', 'stop')).toEqual(['stopped', 'stops', 'stop'])
  expect(forms('leaders of one leader, leadership', 'leaders')).toEqual(['leaders', 'leader'])
  expect(forms('care homes in a care home', 'care home')).toEqual(['care homes', 'care home'])
  expect(forms('homes in a home', '"home"')).toEqual(['home'])
  expect(forms('process processes bus buses', 'process', 'bus')).toEqual(['process', 'processes', 'bus'])
})

test('what is marked as two things is a piece of its own', () => {
  const both = pieces('shared purpose in wards', [
    { terms: ['shared purpose'], as: 'M' },
    { terms: ['purpose', 'wards'], as: 'out' },
  ])
  expect(both).toEqual([
    { words: 'shared ', as: ['M'] },
    { words: 'purpose', as: ['M', 'out'] },
    { words: ' in ', as: [] },
    { words: 'wards', as: ['out'] },
  ])
})

test('pieces put together are the text, for any text and any words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, terms) => {
      const pieces = marked(text, terms)
      expect(pieces.map(({ words }) => words).join('')).toBe(text)
    }),
  )
})
