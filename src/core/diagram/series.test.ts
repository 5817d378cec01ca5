import { expect, test } from 'vitest'
import { chartOf } from '../evaluation/chart.ts'
import type { Value } from '../fact.ts'
import { runFigure, runWords } from './run-chart.ts'
import type { Mark, Scene } from './scene.ts'
import { seriesFigure, seriesWords } from './series.ts'
import { datesAlong } from './time-frame.ts'

const months = (values: readonly number[], from = 2023) =>
  values.map((value, i) => ({
    on: `${from + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value,
  }))
const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.as === 'group' ? [mark, ...flat(mark.marks)] : [mark]))
const words = ({ marks }: Scene): string[] => flat(marks).flatMap((mark) => (mark.as === 'text' ? mark.lines : []))
const rings = ({ marks }: Scene): number => flat(marks).filter((mark) => mark.as === 'circle' && mark.r === 6).length

const shifted = [...Array(24).keys()].map((i) => (i < 12 ? 30 : 20) + ((i * 7) % 5))
const measure: Value<'indicator'> = { name: 'Waits', unit: 'days', target: 18, baseline: 31, series: months(shifted) }

test('a run has a bracket that says how long it is and which way it lies, and no ring for each of its values', () => {
  const figure = seriesFigure(measure, chartOf(measure))
  expect(words(figure)).toEqual(
    expect.arrayContaining(['12 in a row above the mean', '12 in a row below the mean', 'target 18', 'baseline 31']),
  )
  expect(rings(figure)).toBe(0)
  const one = { ...measure, series: months([...shifted.slice(0, 12), 90]) }
  expect(rings(seriesFigure(one, chartOf(one)))).toBe(1)
})

test('moving ranges stand below with their mean and limit, and none goes over the start of a phase', () => {
  const jumped = { ...measure, series: months(shifted.map((value, i) => (i < 12 ? value + 40 : value))) }
  const parted: Value<'indicator'> = { ...jumped, breaks: [{ on: '2024-01', because: 'One list for both trusts' }] }
  const chart = chartOf(parted)
  const figure = seriesFigure(parted, chart)
  const { upperRange = 0, mean = 0 } = chart.phases[1]?.limits ?? {}
  expect(words(figure)).toEqual(
    expect.arrayContaining([
      'Moving range',
      `upper limit ${Number(upperRange.toPrecision(4))}`,
      `mean ${Number(mean.toPrecision(4))}`,
      '2024-01 One list for both trusts',
    ]),
  )
  // The fall from one phase to the next is no move within either.
  expect(flat(figure.marks).some((mark) => mark.as === 'group' && mark.label?.includes('a move of'))).toBe(false)
  const whole = seriesFigure(jumped, chartOf(jumped))
  expect(flat(whole.marks).some((mark) => mark.as === 'group' && mark.label?.includes('2024-01: a move of'))).toBe(true)
})

test('whether a target is reached is said of what chance alone moves, and where it is known which way is better', () => {
  const steady = (target: number, direction?: Value<'indicator'>['direction']) => {
    const value: Value<'indicator'> = {
      name: 'Waits',
      target,
      series: months([30, 31, 29, 30, 32, 30, 29, 31, 30, 29, 31, 30]),
      ...(direction && { direction }),
    }
    return seriesWords(value, chartOf(value))
  }
  expect(steady(18, 'lower is better')).toMatch(
    /The target of 18 lies beyond the limits: as things are it is not reached\.$/,
  )
  expect(steady(50, 'lower is better')).toMatch(/always reached\.$/)
  expect(steady(50, 'higher is better')).toMatch(/not reached\.$/)
  expect(steady(30, 'higher is better')).toMatch(/reached or missed by chance\.$/)
  expect(steady(18)).toMatch(/Nothing signals a special cause\.$/)
  expect(seriesWords({ ...measure, direction: 'lower is better' }, chartOf(measure))).not.toMatch(/target/)
})

test('the run chart draws the median and the run that is longer than chance gives', () => {
  const chart = chartOf(measure)
  expect(words(runFigure(measure, chart))).toEqual(
    expect.arrayContaining(['a run of 12, by chance 8 at most', `median ${chart.phases[0]?.median}`]),
  )
  expect(runWords(chart)).toMatch(/crossed once, .*: something other than chance is at work\.$/)
  const short = { name: 'Falls', series: months([1, 2, 3]) }
  expect(runWords(chartOf(short))).toMatch(/too few to judge runs\.$/)
})

test('dates on the axis are round, few, and stand where values of that date do', () => {
  const ticks = (ons: readonly string[]) => {
    const points = chartOf({ name: 'x', series: ons.map((on, i) => ({ on, value: i })) }).points
    return datesAlong(points).map(({ words: named, at }) => [named, points.some((point) => point.at === at)] as const)
  }
  expect(ticks(months(shifted).map(({ on }) => on)).map(([named]) => named)).toEqual([
    '2023-01',
    '2023-04',
    '2023-07',
    '2023-10',
    '2024-01',
    '2024-04',
    '2024-07',
    '2024-10',
  ])
  const decade = ticks(months(Array(120).fill(1), 2015).map(({ on }) => on))
  expect(decade.map(([named]) => named)).toEqual(['2016', '2018', '2020', '2022', '2024'])
  expect(decade.every(([, there]) => there)).toBe(true)
  expect(ticks(['2019', '2020', '2021', '2022'])).toEqual(['2019', '2020', '2021', '2022'].map((year) => [year, true]))
  expect(ticks(['2024-03-01', '2024-03-08', '2024-03-15']).map(([named]) => named)).toContain('2024-03-15')
  expect(ticks(['2024-03'])).toEqual([['2024-03', true]])
  expect(ticks([])).toEqual([])
})
