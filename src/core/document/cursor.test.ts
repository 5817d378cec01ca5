import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Selecting, selected, sentenceAt, step, wholeWords, wordAt } from './cursor.ts'
import { plainText } from './text.ts'

const read = plainText(
  'Trust grows slowly. Short meet-\nings end with\nnamed acts.\n\n7\n\nProgress was seen 👍🏽 by all.',
)
const words = ({ start, end }: { start: number; end: number }) => read.text.slice(start, end)
const at = (text: string): Selecting => {
  const start = read.text.indexOf(text)
  return { anchor: { start, end: start + text.length }, edge: start + text.length }
}
const said = (from: Selecting) => words(selected(read, from))

describe('the reading cursor', () => {
  test('knows words and sentences, and a line end within a sentence does not end it', () => {
    expect(words(wordAt(read, 8) ?? { start: 0, end: 0 })).toBe('grows')
    expect(words(wordAt(read, read.text.length) ?? { start: 0, end: 0 })).toBe('all.')
    expect(wordAt(plainText(' \n'), 1)).toBeUndefined()
    expect(words(sentenceAt(read, read.text.indexOf('end with')))).toBe('Short meet-\nings end with\nnamed acts.')
    expect(words(sentenceAt(read, 0))).toBe('Trust grows slowly.')
    expect(words(wholeWords(read, { start: 7, end: 14 }))).toBe('grows slowly.')
  })

  test('a heading without a stop is no part of the sentence under it', () => {
    const text = 'Who answers\nHospitals held the money.'
    const blocks = [
      { kind: 'heading' as const, start: 0, end: 11 },
      { kind: 'paragraph' as const, start: 12, end: text.length },
    ]
    const { start, end } = sentenceAt({ ...plainText(text), blocks }, 14)
    expect(text.slice(start, end)).toBe('Hospitals held the money.')
  })

  test('steps by words and sentences, past page numbers', () => {
    const seven = read.text.indexOf('7')
    const page = { ...read, furniture: [{ start: seven, end: seven + 1 }] }
    expect(words(selected(page, step(page, at('acts.'), 'word', 1, false)))).toBe('Progress')
    expect(words(selected(page, step(page, at('Progress'), 'word', -1, false)))).toBe('acts.')
    expect(said(step(read, at('Trust grows slowly.'), 'sentence', 1, false))).toBe(
      'Short meet-\nings end with\nnamed acts.',
    )
  })

  test('grows and shrinks at the edge that moves, and keeps what it began at', () => {
    let now = at('end')
    const go = (stride: 'word' | 'letter' | 'sentence', way: 1 | -1) => {
      now = step(read, now, stride, way, true)
      return said(now)
    }
    expect(go('word', 1)).toBe('end with')
    expect(go('word', 1)).toBe('end with\nnamed')
    expect(go('word', -1)).toBe('end with')
    expect(go('word', -1)).toBe('end')
    expect(go('word', -1)).toBe('meet-\nings end'.slice(6))
    expect(go('word', 1)).toBe('end')
    expect(go('sentence', 1)).toBe('end with\nnamed acts.')
    expect(go('letter', -1)).toBe('end with\nnamed acts')
  })

  test('never splits a character of two code units, and never leaves the text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: read.text.length }),
        fc.array(
          fc.record({
            stride: fc.constantFrom('letter', 'word', 'sentence'),
            way: fc.constantFrom(1, -1),
            extend: fc.boolean(),
          }),
          { maxLength: 30 },
        ),
        (place, steps) => {
          const word = wordAt(read, place) ?? { start: 0, end: 1 }
          let now: Selecting = { anchor: word, edge: word.end }
          for (const { stride, way, extend } of steps) {
            now = step(read, now, stride as 'word', way as 1, extend)
            const { start, end } = selected(read, now)
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(read.text.length)
            expect(end).toBeGreaterThan(start)
            expect(words({ start, end }).isWellFormed()).toBe(true)
            if (extend) expect([start <= now.anchor.start, end >= now.anchor.end]).toEqual([true, true])
          }
        },
      ),
    )
  })
})
