import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import type { Command } from '../command.ts'
import { activationId } from './ids.ts'
import { caseTree, courseOf, firstDay, lastDay, profileOf } from './profile.ts'
import { timelineOf } from './timeline.ts'

const found = (id: string, value: object) => made('context.found', id, { case: 'cas_north', ...value })

function evaluated() {
  const journal = review()
  change(journal, [
    made('case.chosen', 'cas_south', { name: 'South', order: 2 }),
    made('case.chosen', 'cas_north', { name: 'North', order: 1 }),
    made('case.chosen', 'cas_ward', { name: 'Ward 3', within: 'cas_north', order: 3 }),
  ])
  return journal
}

test('a date of a month or a year stands for its first and its last day', () => {
  expect(['2024', '2024-03', '2024-03-09'].map(firstDay)).toEqual(['2024-01-01', '2024-03-01', '2024-03-09'])
  expect(['2024', '2024-03', '2024-03-09'].map(lastDay)).toEqual(['2024-12-31', '2024-03-31', '2024-03-09'])
})

test('cases stand in their order, each followed by what is within it', () => {
  expect(caseTree(evaluated().state).map(({ value, depth }) => [value.name, depth])).toEqual([
    ['North', 0],
    ['Ward 3', 1],
    ['South', 0],
  ])
})

test('a profile says what held on a day, what is last known, and for a case within another what holds around it', () => {
  const journal = evaluated()
  change(journal, [
    found('ctx_1', { component: 'cmp_past', holds: 'holds', until: '2023' }),
    found('ctx_2', { component: 'cmp_past', holds: 'does not hold', from: '2024' }),
    found('ctx_3', { text: 'A new board', holds: 'holds', from: '2024-06' }),
    found('ctx_4', { case: 'cas_ward', text: 'a new board ', holds: 'partly', from: '2025' }),
  ])
  const at = (of: 'cas_north' | 'cas_ward', on?: string) =>
    [...profileOf(journal.state, of, on).values()].map(({ words, holds }) => `${words}: ${holds}`)
  expect(at('cas_north', '2023-05')).toEqual(['a history of rivalry: holds'])
  expect(at('cas_north', '2024-06-01')).toEqual(['a history of rivalry: does not hold', 'A new board: holds'])
  expect(at('cas_north')).toEqual(['a history of rivalry: does not hold', 'A new board: holds'])
  expect(at('cas_ward', '2024-12')).toEqual(['a history of rivalry: does not hold', 'A new board: holds'])
  expect(at('cas_ward')).toEqual(['a new board : partly', 'a history of rivalry: does not hold'])
})

test('a context names a component or says it in words, and its days are in order', () => {
  const journal = evaluated()
  const refused = (value: object) => {
    const fact = made('context.found', 'ctx_x', { case: 'cas_north', holds: 'holds', ...value })
    return carryOut(journal, ana, { do: 'change', changes: [fact] } as Command)?.message
  }
  expect(refused({})).toBe('It names a context of the theory, or says in words which.')
  expect(refused({ component: 'cmp_past', text: 'Both' })).toBe(
    'It names a context of the theory, or says in words which.',
  )
  expect(refused({ text: 'Turned', from: '2024', until: '2023-12' })).toBe('2023-12 comes before 2024.')
  expect(refused({ text: 'Within a year', from: '2024-05', until: '2024' })).toBeUndefined()
})

test('no case is part of itself, and none has an attribute twice', () => {
  const journal = evaluated()
  const put = (to: object, from: object) =>
    carryOut(journal, ana, {
      do: 'change',
      changes: [{ type: 'case.chosen', id: 'cas_north', from, to }],
    } as Command)?.message
  expect(put({ within: 'cas_ward' }, { within: null })).toBe('A case cannot be part of itself.')
  const twice = [
    { name: 'size', value: '1' },
    { name: 'size', value: '2' },
  ]
  expect(put({ attributes: twice }, { attributes: null })).toBe('It has the same attribute twice.')
})

test('a configuration is judged once for a case, in one’s own name, as it reads then', () => {
  const journal = evaluated()
  const judge = (value: object): Command =>
    ({
      do: 'judge',
      case: 'cas_north',
      configuration: 'cmoc_1',
      verdict: 'partly',
      because: 'Two boards.',
      ...value,
    }) as Command
  expect(carryOut(journal, ana, judge({ evidence: ['evd_1'] }))).toBeUndefined()
  const id = activationId('cas_north', 'cmoc_1')
  const first = journal.state.activation.get(id)
  expect(first).toMatchObject({ verdict: 'partly', evidence: ['evd_1'], by: ana })
  expect(first?.sentence).toContain('open accounts')
  // Saying it again changes nothing; another says otherwise, in the same place.
  const seq = journal.state.seq
  carryOut(journal, ana, judge({ evidence: ['evd_1'] }))
  expect(journal.state.seq).toBe(seq)
  expect(carryOut(journal, ben, judge({ verdict: 'activated' }))).toBeUndefined()
  expect([...journal.state.activation.keys()]).toEqual([id])
  expect(journal.state.activation.get(id)).toMatchObject({ verdict: 'activated', by: ben })
  expect(journal.state.activation.get(id)?.evidence).toBeUndefined()
  // Without a reason, by another's name, under another id, on other evidence, or of other words than stand there: no.
  expect(carryOut(journal, ana, judge({ because: ' ' }))?.code).toBe('reason-needed')
  const direct = (to: object, of = id) =>
    carryOut(journal, ana, {
      do: 'change',
      changes: [made('activation.judged', of, { case: 'cas_south', verdict: 'latent', because: 'Seen.', ...to })],
    } as Command)?.code
  const south = activationId('cas_south', 'cmoc_1')
  expect(direct({ configuration: 'cmoc_1' }, 'act_x')).toBe('does-not-fit')
  expect(direct({ configuration: 'cmoc_1', by: ben }, south)).toBe('not-allowed')
  expect(direct({ configuration: 'cmoc_1', sentence: 'It said otherwise.' }, south)).toBe('changed-since')
  expect(direct({ configuration: 'cmoc_2', evidence: ['evd_1'] }, activationId('cas_south', 'cmoc_2'))).toBe(
    'does-not-fit',
  )
})

test('contexts stand on one line of whole years, open where no day bounds them', () => {
  const journal = evaluated()
  expect(timelineOf(courseOf(journal.state, 'cas_north'))).toBeUndefined()
  change(journal, [
    found('ctx_1', { text: 'A new board', holds: 'holds', from: '2023-07-02', until: '2023' }),
    found('ctx_2', { text: 'A joint budget', holds: 'partly', until: '2022' }),
    found('ctx_3', { text: 'A joint budget', holds: 'holds', from: '2023' }),
  ])
  const line = timelineOf(courseOf(journal.state, 'cas_north'))
  expect(line?.years.map(({ year }) => year)).toEqual([2022, 2023])
  const rows = Object.fromEntries(
    [...(line?.rows ?? [])].map(([key, row]) => [
      key,
      row.map(({ from, to, openAtStart, openAtEnd }) => [from.toFixed(2), to.toFixed(2), openAtStart, openAtEnd]),
    ]),
  )
  expect(rows).toEqual({
    'a new board': [['0.75', '1.00', false, false]],
    'a joint budget': [
      ['0.00', '0.50', true, false],
      ['0.50', '1.00', false, true],
    ],
  })
})
