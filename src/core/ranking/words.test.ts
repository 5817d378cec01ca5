import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ln } from './ln.ts'
import { addTexts, noTexts } from './texts.ts'
import { emptyLexicon, spelt, wordsOf } from './words.ts'

const wordsIn = (text: string) => {
  const lexicon = emptyLexicon()
  const into = new Int32Array(text.length + 1)
  return [...into.subarray(0, wordsOf(lexicon, text, into, 0))].map((word) => spelt(lexicon, word))
}

test('a word has two letters or more, in any script, without regard to case', () => {
  expect(wordsIn('Nurses’ self-care: a COVID-19 Study')).toEqual(['nurses', 'self', 'care', 'covid', '19', 'study'])
  expect(wordsIn('Étude naïve über Ärzte')).toEqual(['étude', 'naïve', 'über', 'ärzte'])
  expect(wordsIn('الرعاية الصحية')).toEqual(['الرعاية', 'الصحية'])
  expect(wordsIn('🙂 care 🙂🙂')).toEqual(['care'])
  expect(wordsIn('')).toEqual([])
})

const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes))

test('words are those of the pattern \\w\\w+ that the peers use, up to their fortieth letter', () => {
  fc.assert(
    fc.property(units, (text) => {
      const small = text.toLowerCase().replace(/[\ud800-\udfff]/g, ' ')
      const words = small.match(/[\p{L}\p{N}\p{M}_]{2,}/gu) ?? []
      expect(wordsIn(text)).toEqual(words.map((word) => word.slice(0, 40)))
    }),
  )
})

test('many words are told apart as the lexicon grows', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}x`)
  expect(wordsIn(words.join(' '))).toEqual(words)
})

test('a megabyte without a blank is one word, and one with many is read to its hundred-thousandth letter', () => {
  const texts = noTexts()
  addTexts(texts, [
    { id: 'one', title: 'x'.repeat(1_000_000), abstract: 'care '.repeat(200_000) },
    { id: 'two', title: 'care' },
  ])
  expect([...texts.titleEnds.subarray(0, 2)]).toEqual([1, 20_002])
  expect([...texts.ends.subarray(0, 2)]).toEqual([20_001, 20_002])
})

test('the logarithm is that of Math.log to the last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))))
    }),
  )
})
