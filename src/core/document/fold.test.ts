import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, unfold } from './fold.ts'

const undone = (text: string) => fold(text, { hyphens: 'undone' }).text
const dropped = (text: string) => fold(text, { hyphens: 'dropped' }).text

test.each([
  ['a word broken at a line end is whole', 'their leader-\nship grew', 'their leadership grew'],
  ['with blanks and a soft hyphen too', 'their leader\u00ad \n  ship grew', 'their leadership grew'],
  [
    'a compound that stands unbroken elsewhere keeps its hyphen',
    'a well-known one, and a well-\nknown one',
    'a well-known one, and a well-known one',
  ],
  [
    'but a word that is known without one is whole',
    'wellknown here, well-known there, well-\nknown',
    'wellknown here, well-known there, wellknown',
  ],
  ['before a capital letter it stays', 'the Anglo-\nSaxon way', 'the Anglo-Saxon way'],
  ['numbers keep theirs', 'pages 12-\n14', 'pages 12-14'],
  ['white space is one blank', ' a\t\u00a0\n b ', 'a b '],
  ['ligatures and composed letters have one form', 'e\u0301ﬃ ２', 'éffi 2'],
])('%s', (_, text, expected) => {
  expect(undone(text)).toBe(expected)
})

test('for comparing, no hyphen within a word counts, and quotes and dashes are plain', () => {
  expect(dropped('“well-\nknown” – or ‘well-known’')).toBe('"wellknown" - or \'wellknown\'')
})

test('what is left out leaves no trace, in the middle of a word either', () => {
  const text = 'to col-\nHead 12\nlaborate in earnest'
  const without = [{ start: text.indexOf('Head'), end: text.indexOf('laborate') }]
  for (const hyphens of ['undone', 'dropped'] as const)
    expect(fold(text, { without, hyphens }).text).toBe('to collaborate in earnest')
})

test('a part is folded as the whole is', () => {
  const text = 'One page.\nAnother page.'
  expect(fold(text, { hyphens: 'undone', part: { start: 10, end: 17 } }).text).toBe('Another')
})

const anything = fc
  .array(fc.constantFrom('a', 'B', '-', '\u00ad', '\n', ' ', 'é', 'e\u0301\u0323', '👩🏽‍🚀', 'ﬁ', '’', 'שָ', '…', '1'), {
    maxLength: 60,
    size: 'max',
  })
  .map((all) => all.join(''))

test('every place leads back: what is folded of the range a fold came from is the same again', () => {
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom('undone' as const, 'dropped' as const),
      fc.nat(60),
      fc.nat(60),
      (text, hyphens, a, b) => {
        const folded = fold(text, { hyphens })
        expect(folded.at).toHaveLength(folded.text.length + 1)
        for (let i = 1; i < folded.at.length; i++) expect(folded.at[i]).toBeGreaterThanOrEqual(folded.at[i - 1] ?? 0)
        const [start = 0, end = 0] = [a, b].map((n) => Math.min(n, folded.text.length)).sort((x, y) => x - y)
        const range = unfold(folded, { start, end })
        expect(range.start).toBeLessThanOrEqual(range.end)
        const whole = unfold(folded, { start: 0, end: folded.text.length })
        if (hyphens === 'dropped')
          expect(fold(text.slice(whole.start, whole.end), { hyphens }).text.trim()).toBe(folded.text.trim())
      },
    ),
  )
})
