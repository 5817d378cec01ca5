import { expect, test } from 'vitest'
import { dateWords, today } from './words.ts'

test('a date is said as exactly as it is known', () => {
  expect(['2017', '2017-03', '2017-03-09'].map(dateWords)).toEqual(['2017', 'Mar 2017', '9 Mar 2017'])
})

test('today is the day on the wall, also shortly after midnight', () => {
  expect(today(new Date(2024, 0, 5, 0, 1))).toBe('2024-01-05')
})
