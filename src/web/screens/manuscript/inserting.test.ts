import { expect, test } from 'vitest'
import type { Offer } from '../../../core/manuscript/offers.ts'
import { offered, picked, wantedAt } from './inserting.ts'

const offers: Offer[] = [
  { name: 'flow.included', kind: 'number', words: 'Sources included', value: '18' },
  { name: 'flow.in:rigour', kind: 'number', words: 'Sources that came to rigour', value: '18' },
  { name: 'table:matrix', kind: 'table', words: 'Sources by configuration', value: '18 rows' },
]

/** Types into a text at the bar, and picks the first that is offered. */
function pick(written: string, name?: string): string {
  const caret = written.indexOf('|')
  const text = written.replace('|', '')
  const wanted = wantedAt(text, caret)
  if (!wanted) return 'nothing wanted'
  const done = picked(text, wanted, name ?? offered(offers, wanted.typed)[0]?.name ?? 'nothing offered')
  return `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`
}

test('a brace offers, and a pick closes it', () => {
  expect(pick('Of {incl| all')).toBe('Of {flow.included}| all')
  expect(pick('Of {flow.in:r|} all')).toBe('Of {flow.in:rigour}| all')
  expect(pick('{table|')).toBe('{table:matrix}|')
  expect(pick('{matrix ref|')).toBe('{ref:table-matrix}|')
})

test('sources are found one after the other, with places between them', () => {
  expect(pick('So {cite|')).toBe('So {cite:|}')
  expect(pick('So {cite:sim|}', 'src_sims')).toBe('So {cite:src_sims|}')
  expect(pick('So {cite:src_sims, p. 4; bell|}', 'src_bell')).toBe('So {cite:src_sims, p. 4; src_bell|}')
  expect(pick('So {cite:src_sims, p. 4|}')).toBe('nothing wanted')
})

test('nothing is wanted outside of braces', () => {
  for (const text of ['a|b', '{records}|', '\\{re|', '{note: so|}', '{re\n|']) expect(pick(text)).toBe('nothing wanted')
})

test('a passage is looked for by its words, whatever stands in them, and takes their place', () => {
  const text = 'They said {quote: trust, and'
  const wanted = wantedAt(text, text.length)
  expect(wanted).toEqual({ of: 'passage', typed: 'trust, and', from: 18, to: text.length })
  expect(wanted && picked(text, wanted, 'exc_1')).toEqual({ text: 'They said {quote: exc_1}', caret: 24 })
  expect(offered([], 'quo').map(({ name }) => name)).toEqual(['quote:'])
})
