import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { accountability, isPast } from './accountability.ts'
import { sharedIntelligence } from './shared.ts'

const months = (values: readonly number[]) =>
  values.map((value, i) => ({ on: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value }))
/** Two years that fall to another level for good after the first. */
const fell = [...Array(12).fill([30, 32, 31]).flat().slice(0, 12), ...Array(12).fill([20, 21, 22]).flat().slice(0, 12)]
const rose = [...fell].reverse()

function two(): Journal {
  const journal = review()
  change(journal, [
    made('case.chosen', 'cas_n', { name: 'North', order: 1 }),
    made('case.chosen', 'cas_town', { name: 'Town', within: 'cas_n', order: 2 }),
    made('case.chosen', 'cas_s', { name: 'South', order: 3 }),
    made('indicator.set', 'ind_fell', {
      name: 'Waits',
      case: 'cas_n',
      direction: 'lower is better',
      baseline: 30,
      target: 25,
      links: ['lnk_c'],
      series: months(fell),
      order: 1,
    }),
    made('indicator.set', 'ind_rose', {
      name: 'Falls',
      case: 'cas_town',
      direction: 'lower is better',
      baseline: 20,
      target: 15,
      links: ['lnk_c'],
      series: months(rose),
      order: 2,
    }),
    made('need.found', 'ned_1', {
      case: 'cas_town',
      of: 'the valley',
      text: 'No clinic.',
      configurations: ['cmoc_1'],
      order: 1,
    }),
    made('need.found', 'ned_2', { case: 'cas_s', of: 'carers', text: 'No rest.', order: 2 }),
    made('outcome.agreed', 'aoc_1', {
      case: 'cas_n',
      text: 'Shorter waits',
      indicators: ['ind_fell'],
      owner: 'chief',
      due: '2023',
      order: 1,
    }),
    made('outcome.agreed', 'aoc_2', {
      case: 'cas_town',
      text: 'Fewer falls',
      indicators: ['ind_rose'],
      due: '2024-06',
      order: 2,
    }),
    made('outcome.agreed', 'aoc_3', { case: 'cas_s', text: 'Rest', order: 3 }),
    made('decision.taken', 'dcs_1', {
      case: 'cas_n',
      on: '2023-02',
      text: 'One list',
      because: 'Two hid it.',
      outcomes: ['aoc_1'],
      order: 1,
    }),
    made('action.agreed', 'acn_1', {
      case: 'cas_n',
      text: 'Join',
      due: '2024-05',
      progress: 'done',
      outcome: 'aoc_1',
      order: 1,
    }),
    made('action.agreed', 'acn_2', {
      case: 'cas_town',
      text: 'Rails',
      due: '2024-05',
      progress: 'planned',
      outcome: 'aoc_2',
      order: 2,
    }),
    made('action.agreed', 'acn_3', { text: 'Meet', progress: 'under way', owner: 'chair', order: 3 }),
  ])
  return journal
}

test('measures and needs of a case and what is within it are told by the configuration that they speak to', () => {
  const { state } = two()
  const north = sharedIntelligence(state, 'cas_n')
  expect(north.indicators.map(({ standing }) => [standing.name, standing.met, standing.turn])).toEqual([
    ['Waits', true, 'better'],
    ['Falls', false, 'worse'],
  ])
  expect(north.indicators[0]?.standing.way).toBeCloseTo((22 - 30) / (25 - 30), 10)
  expect(north.needs.map(([id]) => id)).toEqual(['ned_1'])
  expect(north.spoken).toEqual([
    {
      configuration: 'cmoc_1',
      verdict: undefined,
      indicators: ['ind_fell', 'ind_rose'],
      needs: ['ned_1'],
      worse: 1,
      unmet: 1,
    },
  ])
  expect(sharedIntelligence(state, 'cas_s')).toMatchObject({ indicators: [], spoken: [] })
  expect(sharedIntelligence(state, 'cas_s').silent).toContain('cmoc_1')
  expect(sharedIntelligence(state).needs).toHaveLength(2)
})

test('a chart without a signal turns to neither side, and without a direction nothing is better', () => {
  const { state } = two()
  const value = { name: 'Waits', series: months([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6]), target: 9, order: 1 }
  const of = (more: object) => {
    const journal = review()
    change(journal, [made('indicator.set', 'ind_1', { ...value, ...more })])
    return sharedIntelligence(journal.state).indicators[0]?.standing
  }
  expect(of({ direction: 'higher is better' })).toMatchObject({ turn: undefined, met: false })
  expect(of({ series: months(fell) })).toMatchObject({ signal: 'shift', turn: undefined, met: undefined })
  expect(state.indicator.size).toBe(2)
})

test('what was agreed is met, late or open by the day it is asked, and actions stand under what they serve', () => {
  const { state } = two()
  const open = accountability(state, '2024-07-01', 'cas_n')
  expect(
    open.outcomes.map(({ id, met, late, actions, decisions }) => [
      id,
      met,
      late,
      actions.map(({ id }) => id),
      decisions,
    ]),
  ).toEqual([
    ['aoc_1', true, false, ['acn_1'], ['dcs_1']],
    ['aoc_2', false, true, ['acn_2'], []],
  ])
  expect(open.loose).toEqual([])
  expect(open.counts).toEqual({ outcomes: 2, met: 1, owned: 1, actions: 2, done: 1, late: 1, unowned: 1 })
  expect(accountability(state, '2024-05-31', 'cas_n').counts.late).toBe(0)
  expect(accountability(state, '2024-06-01', 'cas_n').counts.late).toBe(1)
  expect(accountability(state, '2024-07-01').loose.map(({ id }) => id)).toEqual(['acn_3'])
  expect([isPast('2024', '2024-12-31'), isPast('2024', '2025-01-01'), isPast(undefined, '2025')]).toEqual([
    false,
    true,
    false,
  ])
})

test('an action that stops says why, and serves no outcome of another case', () => {
  const journal = two()
  const stop = (note: string | null): Fact =>
    ({
      type: 'action.agreed',
      id: 'acn_2',
      from: { progress: 'planned', note: null },
      to: { progress: 'stopped', note },
    }) as Fact
  expect(() => change(journal, [stop(null)])).toThrow('reason-needed')
  change(journal, [stop('No money.')])
  expect(() =>
    change(journal, [
      made('action.agreed', 'acn_9', { case: 'cas_s', text: 'Rails', progress: 'planned', outcome: 'aoc_1', order: 9 }),
    ]),
  ).toThrow('does-not-fit')
})
