import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citedBy, partsOf } from './insertion.ts'

const names = (text: string) =>
  partsOf(text).map((part) => (part.as === 'insertion' ? [part.name, part.of, part.form ?? ''] : part.text))

test('a name, what it is of, and how its number is written', () => {
  expect(names('Of {records} records {flow.included in words} stayed.')).toEqual([
    'Of ',
    ['records', '', ''],
    ' records ',
    ['flow.included', '', 'words'],
    ' stayed.',
  ])
  expect(names('{sources:policy document, theory building}')).toEqual([
    ['sources', 'policy document, theory building', ''],
  ])
  expect(names('{cite:src_a; src_b, p. 4}')).toEqual([['cite', 'src_a; src_b, p. 4', '']])
})

test('braces that hold no insertion stay as they are', () => {
  for (const text of ['{x | x > 0}', 'f{x}', '{}', '{ }', 'a } b { c', '{Title}', '{{{', '{1}'])
    expect(names(text)).toEqual([text])
  expect(names('\\{records\\}')).toEqual(['{records}'])
})

test('a note holds insertions of its own', () => {
  expect(partsOf('Trust{note: See {cite:src_a}, too.} grew')).toEqual([
    { as: 'words', text: 'Trust' },
    { as: 'footnote', text: 'See {cite:src_a}, too.' },
    { as: 'words', text: ' grew' },
  ])
})

test('nothing of a text without insertions is lost or added', () => {
  const free = fc.string({ unit: fc.constantFrom('{', '}', 'a', 'B', ':', ' ', '“', 'ע', '😀'), maxLength: 60 })
  fc.assert(
    fc.property(free, (text) => {
      const back = partsOf(text).map((part) => (part.as === 'insertion' ? part.raw : part.text))
      expect(back.join('')).toBe(text)
    }),
  )
})

test('the places in each source are told apart', () => {
  expect(citedBy('src_a; src_b, pp. 4-6, note; ;src_c')).toEqual([
    { id: 'src_a', place: '' },
    { id: 'src_b', place: 'pp. 4-6, note' },
    { id: 'src_c', place: '' },
  ])
})
