import { expect, test } from 'vitest'
import { countFrom, dateFrom, dateWords, today } from './words.ts'

test('a date is said as exactly as it is known', () => {
  expect(['2017', '2017-03', '2017-03-09'].map(dateWords)).toEqual(['2017', 'Mar 2017', '9 Mar 2017'])
})

test('today is the day on the wall, also shortly after midnight', () => {
  expect(today(new Date(2024, 0, 5, 0, 1))).toBe('2024-01-05')
})

test('numbers are read as people write them, and nothing else is taken for one', () => {
  expect(['412', ' 1,234 ', '12 345 678', '0', ''].map(countFrom)).toEqual([412, 1234, 12345678, 0, null])
  expect(['about 400', '4.5', '-3', '1,23', '9999999999'].map(countFrom)).toEqual(Array(5).fill(undefined))
})

test('dates are as exact as they are known, and exist', () => {
  expect(['2024', '2024-03', ' 2024-02-29 ', ''].map(dateFrom)).toEqual(['2024', '2024-03', '2024-02-29', null])
  expect(['3 March', '2023-02-29', '2024-13', '24-03-09'].map(dateFrom)).toEqual(Array(4).fill(undefined))
})
