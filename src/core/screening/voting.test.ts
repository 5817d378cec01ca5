import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change } from '../../../test/support/review.ts'
import { cem, screening, setStage, sourceId, stage, vote, votes } from '../../../test/support/screening.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { outcome, outcomeOf } from './outcome.ts'

const kinds = ({ state }: Journal, upTo: number) =>
  Array.from({ length: upTo }, (_, i) => outcome(state, sourceId(i + 1), stage).kind)

test('a key that is pressed twice, and a request that is sent twice, is one vote', () => {
  const journal = screening(1)
  votes(journal, ana, 'i')
  const length = journal.events.length
  votes(journal, ana, 'i')
  expect(journal.events.length).toBe(length)
})

test('of two windows of one person the later vote stands, and the journal has both', () => {
  const journal = screening(1)
  expect(vote(journal, ana, 1, 'exclude', { reason: 'rsn_one', note: 'A ward.' })).toBeUndefined()
  expect(vote(journal, ana, 1, 'include')).toBeUndefined()
  expect(journal.state.vote.size).toBe(1)
  expect(journal.events.at(-1)?.fact).toMatchObject({
    from: { verdict: 'exclude', reason: 'rsn_one', note: 'A ward.' },
    to: { verdict: 'include', reason: null, note: null },
  })
})

test.each([
  [undefined, 2, ['conflict', 'conflict', 'include']],
  ['conflict', 2, ['conflict', 'conflict', 'include']],
  ['include', 2, ['include', 'include', 'include']],
  ['open', 2, ['maybe', 'maybe', 'include']],
  [undefined, 1, ['maybe', 'include', 'include']],
  ['conflict', 1, ['conflict', 'include', 'include']],
  ['include', 1, ['include', 'include', 'include']],
] as const)('a doubt that counts as %s, with %s to decide', (maybeCounts, reviewers, expected) => {
  const journal = screening(3, { reviewers, ...(maybeCounts && { maybeCounts }) })
  votes(journal, ana, 'mii')
  if (reviewers === 2) votes(journal, ben, 'mmi')
  expect(kinds(journal, 3)).toEqual(expected)
})

test('a doubt that lets in does not hide that the other voted to leave out', () => {
  const rules = { reviewers: 2, maybeCounts: 'include' } as const
  expect(outcomeOf(rules, [{ verdict: 'maybe' }, { verdict: 'exclude' }])).toEqual({ kind: 'conflict' })
})

test('a stage that is changed with votes cast: outcomes follow the rules, and no vote is lost', () => {
  const journal = screening(4, { blinded: false })
  votes(journal, ana, 'ieim')
  votes(journal, ben, 'ii')
  expect(kinds(journal, 4)).toEqual(['include', 'conflict', 'open', 'open'])
  setStage(journal, { reviewers: 1 })
  expect(kinds(journal, 4)).toEqual(['include', 'conflict', 'include', 'maybe'])
  setStage(journal, { reviewers: 3 })
  expect(kinds(journal, 4)).toEqual(['open', 'open', 'open', 'open'])
  setStage(journal, { reviewers: 2, without: ['maybe'] })
  expect(journal.state.vote.get(`vote_src_4.${stage}.per_ana`)?.verdict).toBe('maybe')
  expect(vote(journal, ben, 4, 'maybe')).toMatchObject({ code: 'does-not-fit' })
  expect(vote(journal, ana, 4, 'include')).toBeUndefined()
  setStage(journal, { voters: [ana, cem] })
  expect(kinds(journal, 2)).toEqual(['include', 'conflict'])
})

test('reasons that begin to count as conflicts, or to be needed, ask nothing of votes that were cast', () => {
  const journal = screening(1, { blinded: false })
  expect(vote(journal, ana, 1, 'exclude', { reason: 'rsn_two' })).toBeUndefined()
  expect(vote(journal, ben, 1, 'exclude', { reason: 'rsn_one' })).toBeUndefined()
  expect(outcome(journal.state, sourceId(1), stage)).toMatchObject({ kind: 'exclude', reason: 'rsn_one' })
  setStage(journal, { reasonsMustAgree: true })
  expect(kinds(journal, 1)).toEqual(['conflict'])
  setStage(journal, { reasonNeeded: true, reasonsMustAgree: false })
  expect(kinds(journal, 1)).toEqual(['exclude'])
  expect(vote(journal, cem, 1, 'exclude')).toMatchObject({ code: 'reason-needed' })
})

test('a vote on a source that is gone, that left, or that never entered is refused with why', () => {
  const journal = screening(2, { blinded: false, reviewers: 1 })
  expect(vote(journal, ana, 9, 'include')).toMatchObject({ code: 'unknown-thing' })
  const next = { name: 'Next', kind: 'other', order: 2, reviewers: 1, blinded: false, reasonNeeded: false }
  change(journal, [{ type: 'stage.set', id: 'stg_next', from: null, to: next } as Fact])
  votes(journal, ana, 'ie')
  expect(vote(journal, ben, 2, 'include', { stage: 'stg_next' })).toMatchObject({ code: 'not-here' })
  expect(vote(journal, ben, 1, 'include', { stage: 'stg_next' })).toBeUndefined()
  change(journal, [
    { type: 'source.described', id: 'src_1', from: { entersAt: stage }, to: { entersAt: null } } as Fact,
  ])
  expect(vote(journal, ben, 1, 'exclude', { stage: 'stg_next' })).toMatchObject({ code: 'not-here' })
})

test('a vote on a source that is looked at again is taken, and does not decide by itself', () => {
  const journal = screening(1, { blinded: false, reviewers: 1 })
  votes(journal, ana, 'e')
  expect(carryOut(journal, ana, { do: 'reopen', source: sourceId(1), stage, because: 'A sibling.' })).toBeUndefined()
  votes(journal, ana, 'i')
  expect(outcome(journal.state, sourceId(1), stage)).toEqual({ kind: 'open', votes: 1, reopened: true })
})

test('clocks that go back change no vote and no outcome: order is by number', () => {
  const journal = screening(1, { blinded: false, reviewers: 1 })
  votes(journal, ana, 'i')
  const last = journal.events.at(-1)
  if (last) last.at = '1999-01-01T00:00:00.000Z'
  votes(journal, ana, 'e')
  expect(kinds(journal, 1)).toEqual(['exclude'])
})

test('a reviewer removed in the middle of a session: what they voted stands, and the next key press is refused', () => {
  const journal = screening(2, { blinded: false })
  expect(vote(journal, ben, 1, 'include')).toBeUndefined()
  change(journal, [{ type: 'person.joined', id: ben, from: { until: null }, to: { until: '2020-01-01' } } as Fact])
  expect(vote(journal, ben, 2, 'include')).toMatchObject({ code: 'not-allowed' })
  expect(vote(journal, ben, 1, 'exclude', { reason: 'rsn_one' })).toMatchObject({ code: 'not-allowed' })
  expect(journal.state.vote.get(`vote_${sourceId(1)}.${stage}.per_ben`)?.verdict).toBe('include')
})
