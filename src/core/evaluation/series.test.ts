import { expect, test } from 'vitest'
import { emptyState } from '../state.ts'
import { chartOf, dayNumber } from './chart.ts'
import { datesOf } from './dates.ts'
import { numberOf, seriesFrom } from './from-table.ts'

const taken = (rows: string[][], told?: 'day first' | 'month first') => {
  let n = 0
  return seriesFrom(emptyState(), rows, () => `ind_${++n}`, told)
}

test('which number is the day shows from the whole column, or is asked for', () => {
  const read = (cells: string[], told?: 'day first') => cells.map(datesOf(cells, told).read)
  expect(read(['03/04/2024', '13/04/2024'])).toEqual(['2024-04-03', '2024-04-13'])
  expect(read(['03/04/2024', '04/13/2024'])).toEqual(['2024-03-04', '2024-04-13'])
  expect(read(['03/04/2024', '05/04/2024'])).toEqual([undefined, undefined])
  expect(read(['03/04/2024', '05/04/2024'], 'day first')).toEqual(['2024-04-03', '2024-04-05'])
  expect(read(['13/04/2024', '04/13/2024'])).toEqual([undefined, undefined])
})

test('dates are understood as people and spreadsheets write them', () => {
  const { read } = datesOf([])
  expect(['2024', '2024-3', '2024-03-09', '2024/03/09', '2024-03-09T00:00:00Z'].map(read)).toEqual([
    '2024',
    '2024-03',
    '2024-03-09',
    '2024-03-09',
    '2024-03-09',
  ])
  expect(['Mar-24', 'March 2024', '9 Mar 2024', '9th March 2024', 'March 9, 2024', '03/2024'].map(read)).toEqual([
    '2024-03',
    '2024-03',
    '2024-03-09',
    '2024-03-09',
    '2024-03-09',
    '2024-03',
  ])
  expect(['2024 Q2', 'Q4 2023', '45360'].map(read)).toEqual(['2024-04', '2023-10', '2024-03-09'])
  expect(['', 'soon', '2024-13', '2024-02-30', '31 Nov 2024', '12', '99/99/2024'].map(read)).toEqual(
    Array(7).fill(undefined),
  )
})

test('numbers are understood as tables write them, and words are none', () => {
  expect(['12', '-3.5', '−3', '1,234.5', '1 234,5', '12,5', '12 %', '1e3', '.5'].map(numberOf)).toEqual([
    12, -3.5, -3, 1234.5, 1234.5, 12.5, 12, 1000, 0.5,
  ])
  expect(['', 'n/a', '*', '<5', '1.2.3', 'Infinity', '0x10', '1,2,3'].map(numberOf)).toEqual(Array(8).fill(undefined))
})

test('a table with a row for each value, and one with a column for each indicator, say the same', () => {
  const long = taken([
    ['Month', 'Indicator', 'Value'],
    ['2024-02', 'Waits', '12'],
    ['2024-01', 'Waits', '10'],
    ['2024-01', 'Falls', '3'],
    ['2024-02', 'Falls', ''],
  ])
  const wide = taken([
    ['Month', 'Waits', 'Falls'],
    ['2024-01', '10', '3'],
    ['2024-02', '12', ''],
  ])
  expect(long).toEqual(wide)
  expect(long.left).toEqual([])
  expect(long.facts.map(({ to }) => to)).toMatchObject([
    {
      name: 'Waits',
      series: [
        { on: '2024-01', value: 10 },
        { on: '2024-02', value: 12 },
      ],
    },
    { name: 'Falls', series: [{ on: '2024-01', value: 3 }] },
  ])
})

test('what is no number, no date, said twice or of no case is left out with its row', () => {
  const { facts, left } = taken([
    ['date', 'value', 'note'],
    ['2024-01', '10', ''],
    ['2024-02', 'n/a', ''],
    ['sometime', '4', ''],
    ['2024-01', '11', ''],
    ['2024-03', '12', 'counted anew'],
  ])
  expect(facts[0]?.to).toMatchObject({
    series: [
      { on: '2024-01', value: 10 },
      { on: '2024-03', value: 12, note: 'counted anew' },
    ],
  })
  expect(left.map(({ row }) => row)).toEqual([3, 4, 5])
  expect(
    taken([
      ['date', 'case', 'value'],
      ['2024', 'Elsewhere', '1'],
    ]).left,
  ).toEqual([{ row: 2, message: 'There is no case called Elsewhere; add it under Cases first.' }])
  expect(taken([['value'], ['1']]).left).toMatchObject([{ row: 1 }])
  expect(taken([]).facts).toEqual([])
})

test('a row without a date or without an indicator says so, and makes nothing', () => {
  const rows = [
    ['date', 'indicator', 'case', 'value'],
    ['', 'Beds', '', '1'],
    ['2024-01', '', '', '2'],
    ['2024-02', 'Beds', 'Elsewhere', '3'],
  ]
  const { facts, left } = taken(rows)
  expect(facts).toEqual([])
  expect(left.map(({ row, message }) => `${row} ${message}`)).toEqual([
    '2 It has no date.',
    '3 It names no indicator.',
    '4 There is no case called Elsewhere; add it under Cases first.',
  ])
})

test('limits begin anew where the measure became another, and each value is judged by its own', () => {
  const low = [5, 6, 5, 7, 6, 5, 6, 7, 5, 6, 6, 5]
  const series = [...low, ...low.map((n) => n + 20)].map((value, i) => ({
    on: `20${20 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value,
  }))
  const whole = chartOf({ name: 'Waits', series })
  expect(whole.phases).toHaveLength(1)
  expect(whole.phases[0]?.runs?.shifted).toBe(true)
  expect(
    whole.points.filter(({ signal }) => signal === 'shift').length +
      whole.points.filter(({ signal }) => signal === 'outside').length,
  ).toBe(24)
  const parted = chartOf({ name: 'Waits', series, breaks: [{ on: '2021-01', because: 'One list for both trusts.' }] })
  expect(parted.phases.map(({ from, because }) => [from, because])).toEqual([
    ['2020-01', undefined],
    ['2021-01', 'One list for both trusts.'],
  ])
  expect(parted.points.filter(({ signal }) => signal)).toEqual([])
  expect(parted.points.map(({ phase }) => phase)).toEqual([...Array(12).fill(0), ...Array(12).fill(1)])
})

test('a series of nothing is a chart of nothing', () => {
  expect(chartOf({ name: 'Waits' })).toEqual({ points: [], phases: [], rules: 'making data count' })
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('1970-01')).toBe(14)
})

test('beside a column that is called value, another measure makes a table with a column for each', () => {
  const named = (head: string[], cells: string[]) =>
    taken([head, cells]).facts.map(({ to }) => (to as { name: string }).name)
  expect(named(['date', 'value', 'Falls'], ['2024-01', '10', '3'])).toEqual(['value', 'Falls'])
  expect(named(['date', 'value', 'note'], ['2024-01', '10', 'storm'])).toEqual(['Indicator'])
})

test('lines of title above the names of the columns are passed over, and rows keep their numbers', () => {
  const { facts, left } = taken([
    ['Month'],
    ['Performance pack, month by month', ''],
    ['', ''],
    ['Month', 'Waits'],
    ['2024-01', '10'],
    ['2024-02', 'soon'],
  ])
  expect(facts.map(({ to }) => to)).toMatchObject([{ name: 'Waits', series: [{ on: '2024-01', value: 10 }] }])
  expect(left).toEqual([{ row: 6, message: 'Waits, 2024-02: “soon” is no number.' }])
  const deep = taken([
    ...Array.from({ length: 12 }, (_, i) => [`line ${i}`, 'x']),
    ['Month', 'Waits'],
    ['2024-01', '10'],
  ])
  expect(deep.left).toEqual([{ row: 1, message: 'No column is called date, month, week, quarter or year.' }])
})
