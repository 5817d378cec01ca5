import fc from 'fast-check'
import { expect, test } from 'vitest'
import { often } from '../../../test/support/laws.ts'
import { fitsItem } from './figures.ts'
import { answersSent } from './sent.ts'

const items = [
  {
    key: 's',
    text: 'Agree?',
    part: 'context',
    must: true,
    answer: { kind: 'scale', anchors: ['no', '', 'yes'], from: -1 },
  },
  { key: 'c', text: 'Which?', part: 'about you', answer: { kind: 'choice', options: ['a', '2'] } },
  { key: 'm', text: 'Which ones?', part: 'about you', answer: { kind: 'choice', options: ['a', 'b'], several: true } },
  { key: 'n', text: 'How many?', part: 'about you', answer: { kind: 'number', min: 0, max: 9 } },
  { key: 'o', text: 'How much?', part: 'about you', answer: { kind: 'number', min: 1 } },
  { key: 't', text: 'What else?', part: 'open', answer: { kind: 'text' } },
] as const
const asItems = items as unknown as Parameters<typeof answersSent>[0]
const sent = (fields: Record<string, string | string[]>) =>
  answersSent(asItems, new Map(Object.entries(fields).map(([name, said]) => [name, [said].flat()])))

test('what is whole is read: numbers with a comma, several ticks, words as they were written', () => {
  expect(
    sent({ q1: '-1', q2: '2', q3: ['b', 'a'], q4: ' 3,5 ', q5: '', q6: ' one\r\ntwo ', once: 'x', q7: 'of no item' }),
  ).toEqual({
    answers: { s: -1, c: '2', m: ['b', 'a'], n: 3.5, t: 'one\ntwo' },
    wrong: new Map(),
    trouble: undefined,
  })
})

test('what is not is named, field by field, and each says what to do', () => {
  const { wrong, trouble } = sent({ q2: 'z', q3: ['a', 'a'], q4: '10', q5: 'few', q6: 'x'.repeat(20_001) })
  expect(trouble).toBe('Six questions need another look.')
  expect([...wrong]).toEqual([
    ['q1', 'This needs an answer.'],
    ['q2', 'Choose among the answers.'],
    ['q3', 'Choose among the answers.'],
    ['q4', 'Write a number, from 0 to 9.'],
    ['q5', 'Write a number.'],
    ['q6', 'Write at most 20,000 characters.'],
  ])
  expect(answersSent(asItems.slice(1), new Map()).trouble).toBe('Nothing is answered yet.')
})

test('whatever is sent, what is taken fits its item, and what does not is told', () => {
  const value = fc.oneof(
    fc.constantFrom('-1', '0', '1', '2', 'a', 'b', '3,5', '1e3', '０', '__proto__'),
    fc.string({ unit: 'binary' }),
  )
  const fields = fc.dictionary(
    fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5', 'q6', '__proto__', 'once'),
    fc.array(value, { maxLength: 3 }),
  )
  fc.assert(
    fc.property(fields, (given) => {
      const { answers, wrong, trouble } = sent(given)
      for (const [at, { key }] of items.entries()) {
        const said = answers[key]
        const filled = (given[`q${at + 1}`] ?? []).some((one) => one.trim() !== '')
        if (said !== undefined) expect(fitsItem(asItems[at]?.answer as never, said)).toBe(true)
        expect(said !== undefined || wrong.has(`q${at + 1}`)).toBe(filled || at === 0)
      }
      expect(trouble === undefined).toBe(wrong.size === 0 && Object.keys(answers).length > 0)
    }),
    often,
  )
})
