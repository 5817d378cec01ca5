import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Query, understood } from './query.ts'

/** A query as one line: what was understood. */
const said = (query: Query): string => {
  if (query.is === 'phrase')
    return `${query.field ? `${query.field}:` : ''}${query.words.join('_')}${query.prefix ? '*' : ''}`
  if (query.is === 'not') return `(${said(query.wanted)} - ${said(query.unwanted)})`
  return `(${query.parts.map(said).join(query.is === 'and' ? ' & ' : ' | ')})`
}
const read = (text: string) => {
  const result = understood(text)
  return result.ok ? said(result.query) : result.message
}

test.each([
  ['trust partners', '(trust & partners)'],
  ['trust AND partners', '(trust & partners)'],
  ['"integrated care" leader*', '(integrated_care & leader*)'],
  ['trust OR power vision', '(trust | (power & vision))'],
  ['(trust OR power) NOT "case study"', '((trust | power) - case_study)'],
  ['title:leadership au:Knight', '(title:leadership & authors:Knight)'],
  ['journal:"health policy"', 'container:health_policy'],
  ['sims year:2021', '(sims & numbers:2021)'],
  ['doi:10.1177/1', 'numbers:10_1177_1'],
  ['well-being', 'well_being'],
  ['10.1177/1: x', '(10_1177_1 & x)'],
  ['and or not', '(and & or & not)'],
  ['"never closed', 'never_closed'],
  ['trust) OR (power', '(trust & power)'],
  ['((trust', 'trust'],
  ['NOT trust', 'NOT needs something to take away from. Say what to find before it.'],
  [' ** "" ', 'There is no word to look for.'],
  ['ältere Ménage 信頼', '(ältere & Ménage & 信頼)'],
])('%s', (typed, expected) => {
  expect(read(typed)).toBe(expected)
})

test('what is wanted is marked, and what is not wanted is not', () => {
  expect(understood('trust "integrated care" NOT power lead*')).toMatchObject({
    terms: ['trust', 'integrated care', 'lead*'],
  })
})

test('whatever is typed is understood or answered', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(?:[()"* :]|AND|OR|NOT|ab|ti:){0,80}$/)),
      (text) => {
        expect(understood(text).ok).toBeTypeOf('boolean')
      },
    ),
  )
  expect(read(`${'('.repeat(200)}a`)).toMatch(/50 brackets/)
})
