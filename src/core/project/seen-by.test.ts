import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { type Journal, stateAt } from '../journal.ts'
import { outcome } from '../screening/outcome.ts'
import { mayRead, seenBy } from './seen-by.ts'

const unblind = (journal: Journal) =>
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
const judgement = made('appraisal.made', 'apr_1', { source: 'src_adams', stage: 'stg_rel', because: 'Thin.', by: ben })
const settled = (how: string) =>
  made('conflict.resolved', 'res_src_adams.stg_rel', {
    source: 'src_adams',
    stage: 'stg_rel',
    verdict: 'include',
    how,
    because: 'So.',
  })

test('at a blinded stage each sees their own votes; outcomes and references follow from those alone', () => {
  const journal = review()
  const seen = seenBy(journal.state, ana)
  expect([...seen.vote.values()].map((vote) => vote.reviewer)).toEqual([ana, ana, ana])
  expect(outcome(seen, 'src_adams', 'stg_rel')).toEqual({ kind: 'open', votes: 1 })
  expect([...(seen.refs.vote.get('src_adams') ?? [])]).toEqual(['vote_src_adams.stg_rel.per_ana'])
  expect(seen.refs.vote.get(ben)).toBeUndefined()
  expect(journal.state.vote.size).toBe(6)
  unblind(journal)
  expect(seenBy(journal.state, ana).vote.size).toBe(6)
})

test('judgements and settlements are blinded too; what a publication reports is not', () => {
  const journal = review()
  change(journal, [judgement], ben)
  expect(() => change(journal, [settled('discussion')])).toThrow('not yours to settle')
  unblind(journal)
  change(journal, [settled('discussion')])
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: false }, to: { blinded: true } }])
  expect([seenBy(journal.state, ana).appraisal.size, seenBy(journal.state, ana).resolution.size]).toEqual([0, 0])
  expect(seenBy(journal.state, ben).appraisal.size).toBe(1)
  const told = review()
  change(told, [settled('reported')])
  expect(seenBy(told.state, ana).resolution.size).toBe(1)
})

test('events follow the same rule, and a past moment is seen with today’s blinding', () => {
  const journal = review()
  const then = journal.state.seq
  const readable = () => journal.events.filter(mayRead(journal.state, ana)).length
  const blinded = readable()
  expect(blinded).toBe(journal.events.length - 3)
  unblind(journal)
  expect(readable()).toBe(journal.events.length)
  const before = stateAt(journal.events, then)
  expect(seenBy(before, ana).vote.size).toBe(3)
  expect(seenBy(before, ana, journal.state).vote.size).toBe(6)
})

test('an owner may not undo a judgement that is hidden: the undoing would tell what it was', () => {
  const journal = review()
  change(journal, [judgement], ben)
  const act = journal.events.at(-1)?.act ?? ''
  expect(carryOut(journal, ana, { do: 'undo', act })).toMatchObject({ code: 'not-allowed' })
  unblind(journal)
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
})
