import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { cem, screening, setStage, stage, vote, votes } from '../../../test/support/screening.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { conflicts } from './conflicts.ts'

const listed = (journal: Journal, who: Id<'per'> = ana, more: object = {}) =>
  conflicts.answer(seenIn(journal, who), conflicts.params.parse(more))

test('what differs is listed with why, and nothing of a stage that is blinded for the viewer', () => {
  const journal = screening(5, { reasonsMustAgree: true })
  votes(journal, ana, 'iemi')
  votes(journal, ben, 'eeii')
  expect(vote(journal, ana, 5, 'exclude', { reason: 'rsn_one' })).toBeUndefined()
  expect(vote(journal, ben, 5, 'exclude', { reason: 'rsn_two' })).toBeUndefined()
  expect(listed(journal)).toMatchObject({ open: [], stages: [{ id: stage, hidden: true, open: 0 }] })
  setStage(journal, { blinded: false })
  expect(listed(journal).open.map(({ source, why }) => [source, why])).toEqual([
    ['src_1', 'verdicts'],
    ['src_3', 'doubt'],
    ['src_5', 'reasons'],
  ])
})

test('who settles and does not vote sees both votes side by side while the stage is blinded', () => {
  const journal = screening(1)
  expect(vote(journal, ana, 1, 'include', { note: 'Trust.' })).toBeUndefined()
  expect(vote(journal, ben, 1, 'exclude', { reason: 'rsn_one' })).toBeUndefined()
  setStage(journal, { arbiters: [cem] })
  const { chosen, open, stages } = listed(journal, cem, { source: 'src_1' })
  expect([open.length, stages[0]?.arbiter]).toEqual([1, true])
  expect(chosen?.votes.map(({ by, verdict, reason, note }) => [by.id, verdict, reason, note])).toEqual([
    [ana, 'include', undefined, 'Trust.'],
    [ben, 'exclude', 'One ward', undefined],
  ])
  expect(listed(journal, ana, { source: 'src_1', stage }).chosen).toBeUndefined()
  expect(vote(journal, cem, 1, 'include')).toMatchObject({ code: 'not-allowed' })
})

test('who has seen the votes does not go back to voting while the stage is blinded', () => {
  const journal = screening(1)
  votes(journal, ana, 'i')
  expect(() => setStage(journal, { arbiters: [ana] })).toThrow('does-not-fit')
  setStage(journal, { arbiters: [cem] })
  expect(() => setStage(journal, { arbiters: [] })).toThrow('not-allowed')
  setStage(journal, { blinded: false })
  setStage(journal, { arbiters: [] })
})

test('what was settled is listed newest first, and a decided source that is re-opened comes back', () => {
  const journal = screening(2, { blinded: false })
  votes(journal, ana, 'ie')
  votes(journal, ben, 'ee')
  const settle = { source: 'src_1', stage, verdict: 'exclude', how: 'discussion', because: 'One ward.' }
  change(journal, [made('conflict.resolved', `res_src_1.${stage}`, { ...settle, agreed: [ana, ben], by: ana })])
  expect(listed(journal)).toMatchObject({ open: [], settled: [{ source: 'src_1', verdict: 'exclude' }] })
  const again = { source: 'src_2', stage, because: 'A sibling of an included study.', by: ana }
  change(journal, [made('source.reopened', `rop_src_2.${stage}`, again)])
  expect(listed(journal).open).toMatchObject([{ source: 'src_2', why: 're-opened', verdicts: ['exclude', 'exclude'] }])
  change(journal, [
    { type: 'source.reopened', id: `rop_src_2.${stage}`, from: { verdict: null }, to: { verdict: 'include' } },
  ])
  expect(listed(journal).open).toEqual([])
  expect(listed(journal).settled.map(({ source, verdict }) => [source, verdict])).toEqual([
    ['src_2', 'include'],
    ['src_1', 'exclude'],
  ])
})
