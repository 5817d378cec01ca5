import { expect, test } from 'vitest'
import { ana, founded } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { check } from '../check/check.ts'
import { dueOn, keptUntil } from './retention.ts'

function kept(until: string) {
  const journal = founded()
  const [id] = [...journal.state.project.keys()]
  change(journal, [
    { type: 'project.described', id: id ?? 'prj_this', from: { keepUntil: null }, to: { keepUntil: until } },
    made('participant.enrolled', 'prt_1', { role: 'Ward nurse', consent: 'given' }),
  ])
  return journal
}

test('who participants are is kept until the day, the month or the year has ended, and it is told sixty days before', () => {
  const is = dueOn
  expect(is('2027-03-09', '2027-03-09')).toBe('near')
  expect(is('2027-03-09', '2027-03-10')).toBe('past')
  expect(is('2027-03-09', '2027-01-08')).toBe('far')
  expect(is('2027-03-09', '2027-01-09')).toBe('near')
  expect(is('2027-03', '2027-03-31')).toBe('near')
  expect(is('2027-03', '2027-04-01')).toBe('past')
  expect(is('2027', '2027-12-31T10:00:00.000Z')).toBe('near')
  expect(is('2027', '2028-01-01')).toBe('past')
})

test('where nobody is enrolled, no end is set or it was erased, there is nothing to keep', () => {
  expect(keptUntil(founded().state)).toBeUndefined()
  expect(keptUntil(kept('2031').state)).toBe('2031')
  const journal = kept('2020')
  const found = () => check(journal.state).filter(({ check }) => check === 'kept-too-long')
  expect(found()).toHaveLength(1)
  change(journal, [made('identities.erased', 'era_1', { participants: 1, by: ana })])
  expect(keptUntil(journal.state)).toBeUndefined()
  expect(found()).toEqual([])
})
