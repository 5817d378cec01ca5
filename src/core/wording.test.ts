import { expect, test } from 'vitest'
import { counted, inWords, listed, sentenceCase } from './wording.ts'

test('numbers are words up to twelve, then digits with thousands apart', () => {
  expect([0, 1, 12, 13, 999, 1000, 5716, 1234567].map(inWords)).toEqual([
    'none',
    'one',
    'twelve',
    '13',
    '999',
    '1,000',
    '5,716',
    '1,234,567',
  ])
})

test('things are counted with their plural', () => {
  expect([counted(0, 'source'), counted(1, 'source'), counted(22, 'source')]).toEqual([
    'no sources',
    'one source',
    '22 sources',
  ])
  expect(counted(2, 'study', 'studies')).toBe('two studies')
})

test('a list ends with its last word', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => listed(words))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
  expect(listed(['a', 'b'], 'or')).toBe('a or b')
  expect(sentenceCase('élan and trust')).toBe('Élan and trust')
})
