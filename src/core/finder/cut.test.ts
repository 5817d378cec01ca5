import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DocumentText, plainText } from '../document/text.ts'
import { cut, wordsIn } from './cut.ts'
import { sentencesOf } from './sentences.ts'

const words = (n: number, word = 'word') => Array.from({ length: n }, (_, i) => `${word}${i}`).join(' ')
const said = (read: DocumentText) => cut(read).map(({ start, end }) => read.text.slice(start, end))

test('a paragraph is a passage; a long one is several of like length, each of whole sentences', () => {
  const sentence = (i: number) => `Here ${words(20, `w${i}x`)} ends.`
  const long = Array.from({ length: 12 }, (_, i) => sentence(i)).join(' ')
  const passages = said(plainText(`${words(60)}.\n\n${long}`))
  expect(passages[0]).toBe(`${words(60)}.`)
  expect(passages.slice(1).join(' ')).toBe(long)
  expect(passages).toHaveLength(4)
  for (const one of passages.slice(1)) expect(one).toMatch(/^Here .* ends\.$/)
})

test('short paragraphs that follow each other are one passage, but not over a title, a page or a running head', () => {
  const text = 'One item.\nAnother item.\n\nTitle\n\nUnder it.\n\nRunning head\nOn the next page.'
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
  const read: DocumentText = {
    ...plainText(text),
    pages: [
      { start: 0, width: 1, height: 1 },
      { start: text.indexOf('Running'), width: 1, height: 1 },
    ],
    furniture: [at('Running head')],
    blocks: [
      { kind: 'item', ...at('One item.') },
      { kind: 'item', ...at('Another item.') },
      { kind: 'heading', ...at('Title') },
      { kind: 'paragraph', ...at('Under it.') },
      // As layouts give it: the head stands within the block.
      { kind: 'paragraph', start: text.indexOf('Running'), end: text.length },
    ],
  }
  expect(said(read)).toEqual(['One item.\nAnother item.', 'Under it.', 'On the next page.'])
  expect(cut(read).map(({ page }) => page)).toEqual([1, 1, 2])
})

test('a question and its answer are one passage; lists of references are none', () => {
  const talk = 'A: Did it help?\nB: Yes.'
  const read: DocumentText = {
    ...plainText(talk),
    turns: [
      { start: 3, end: 15, speaker: 'A' },
      { start: 19, end: 23, speaker: 'B' },
    ],
  }
  expect(said(read)).toEqual(['Did it help?\nB: Yes.'])
  const report = 'What we found.\n\nReferences\n\nSims A. Trust in care. 2021.\n\nAppendix\n\nThe guide.'
  const kinds = ['paragraph', 'heading', 'paragraph', 'heading', 'paragraph'] as const
  let from = 0
  const blocks = report.split('\n\n').map((part, i) => {
    const start = report.indexOf(part, from)
    from = start + part.length
    return { kind: kinds[i] ?? 'paragraph', start, end: from }
  })
  expect(said({ ...plainText(report), blocks })).toEqual(['What we found.', 'The guide.'])
})

test('words broken at a line end and ligatures are compared whole', () => {
  expect(wordsIn(plainText('co-\nordination of the ﬁrst co-design'), { start: 0, end: 99 })).toBe(
    'coordination of the first co-design',
  )
})

test('abbreviations, initials and decimals end no sentence; quotes and citation numbers belong to theirs', () => {
  const text = 'So Sims et al. Found it, e.g. In 2.5 wards (cf. Fig. 2). “It works.”12 Then J. Smith left! Why?'
  expect(
    sentencesOf(text, { start: 0, end: text.length }, 500).map(({ start, end }) => text.slice(start, end)),
  ).toEqual([
    'So Sims et al. Found it, e.g. In 2.5 wards (cf. Fig. 2). ',
    '“It works.”12 ',
    'Then J. Smith left! ',
    'Why?',
  ])
})

test('whatever a text is: passages stand in order, do not overlap, are not endless and lose no letters in between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Trust grew. ', 'x', ' ', '\n\n', '😀', 'e\u0301', 'A. ', 'ab '.repeat(90))),
      (parts) => {
        const text = parts.join('')
        const passages = cut(plainText(text))
        let before = 0
        for (const { start, end } of passages) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end - start).toBeLessThanOrEqual(4_000)
          before = end
        }
        const letters = (words: string) => (words.match(/[a-z]{2,}/gi) ?? []).join('')
        const kept = passages.map(({ start, end }) => text.slice(start, end)).join(' ')
        expect(letters(kept).length).toBe(letters(text).length)
      },
    ),
  )
  const endless = cut(plainText('x'.repeat(100_000)))
  expect(endless.every(({ start, end }) => end - start <= 4_000)).toBe(true)
})
