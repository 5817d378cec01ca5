import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { nextStep } from '../next-step.ts'
import { commentCounts, comments } from '../view/comments.ts'
import { blindingsAround, waitingFor } from './threads.ts'

const said = (id: string, by: Id<'per'>, text: string, more: object = {}) =>
  made('comment.made', id, { about: 'cmoc_1', text, by, ...more })
const tried = (journal: Journal, who: Id<'per'>, ...changes: Fact[]) =>
  carryOut(journal, who, { do: 'change', changes })
const resolve = (id: Id<'cmt'>): Fact => ({
  type: 'comment.made',
  id,
  from: { resolved: null },
  to: { resolved: true },
})

/** The small review and Dora, who comments and does not write. */
function talk(): Journal {
  const journal = review()
  change(journal, [
    made('person.joined', 'per_dora', { roles: ['stakeholder'] }),
    made('person.joined', 'per_aud', { roles: ['auditor'] }),
  ])
  return journal
}

test('comments are never about each other in a ring: who may read one could not be told', () => {
  const journal = talk()
  expect(tried(journal, ana, said('cmt_1', ana, 'Of itself', { about: 'cmt_1' }))).toMatchObject({
    code: 'does-not-fit',
  })
  expect(tried(journal, ana, said('cmt_1', ana, 'One'), said('cmt_2', ana, 'Two', { about: 'cmt_1' }))).toBeUndefined()
  const turned: Fact = { type: 'comment.made', id: 'cmt_1', from: { about: 'cmoc_1' }, to: { about: 'cmt_2' } }
  expect(tried(journal, ana, turned)).toMatchObject({ code: 'does-not-fit' })
})

test('a comment is answered and resolved, by whom and when; who is named finds it next, until they answer', () => {
  const journal = talk()
  expect(
    tried(journal, 'per_dora', said('cmt_1', 'per_dora', '@Ben, is that so everywhere?', { mentions: [ben] })),
  ).toBeUndefined()
  expect(nextStep(seenIn(journal, ben).state, ben)).toMatchObject({ place: { screen: 'comments', id: 'cmt_1' } })
  expect(nextStep(seenIn(journal, 'per_dora').state, 'per_dora')).toBeUndefined()
  expect(waitingFor(journal.state, ana)).toEqual([])
  change(journal, [said('cmt_2', ben, 'In two places.', { under: 'cmt_1', mentions: [ana] })], ben)
  expect(waitingFor(journal.state, ben)).toEqual([])
  expect(waitingFor(journal.state, ana)).toHaveLength(1)
  change(journal, [resolve('cmt_1')])
  expect(waitingFor(journal.state, ana)).toEqual([])
  const { threads, open } = comments.answer(seenIn(journal, ben), { about: 'cmoc_1' })
  expect(threads).toMatchObject([
    { id: 'cmt_1', resolved: { by: { id: ana } }, answers: [{ id: 'cmt_2' }], about: { label: 'Open books' } },
  ])
  expect(open).toBe(0)
  expect(comments.answer(seenIn(journal, ben), {}).threads).toEqual([])
  expect(commentCounts.answer(seenIn(journal, ben), {}).open).toEqual({})
})

test('each comments in their own name; others’ words stay; who only reads says nothing', () => {
  const journal = talk()
  change(journal, [said('cmt_1', ana, 'Why?')])
  expect(tried(journal, ben, said('cmt_x', ana, 'I?'))).toMatchObject({ code: 'not-allowed' })
  expect(
    tried(journal, ben, { type: 'comment.made', id: 'cmt_1', from: { text: 'Why?' }, to: { text: 'How?' } }),
  ).toMatchObject({ code: 'not-allowed' })
  expect(tried(journal, 'per_aud', said('cmt_x', 'per_aud', 'Hm'))).toMatchObject({ code: 'not-allowed' })
  change(journal, [said('cmt_2', ben, 'So.', { under: 'cmt_1' })], ben)
  expect(tried(journal, ana, said('cmt_3', ana, 'No.', { under: 'cmt_2' }))).toMatchObject({ code: 'does-not-fit' })
  expect(tried(journal, ana, said('cmt_3', ana, 'No.', { under: 'cmt_1', about: 'cmoc_2' }))).toMatchObject({
    code: 'does-not-fit',
  })
  expect(tried(journal, ben, resolve('cmt_2'))).toMatchObject({ code: 'does-not-fit' })
  expect(tried(journal, ana, said('cmt_3', ana, ' '))).toMatchObject({ code: 'reason-needed' })
})

test('a comment keeps nothing where it is: what it is about may go, and it can still be answered and resolved', () => {
  const journal = talk()
  change(journal, [made('component.worded', 'cmp_x', { text: 'a spare word' })])
  change(journal, [said('cmt_1', ana, 'Needed?', { about: 'cmp_x' })])
  change(journal, [{ type: 'component.worded', id: 'cmp_x', from: { text: 'a spare word' }, to: null }])
  change(journal, [resolve('cmt_1')])
  const [thread] = comments.answer(seenIn(journal), { show: 'resolved' }).threads
  expect(thread?.about).toMatchObject({ label: 'a spare word', gone: true })
})

test('sources that are joined take along what is said of them', () => {
  const journal = talk()
  change(journal, [said('cmt_1', ana, 'Twice?', { about: 'src_clark' })])
  expect(carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_adams', from: ['src_clark'] }] })).toBeUndefined()
  expect(journal.state.comment.get('cmt_1')?.about).toBe('src_adams')
})

test('of a source, and what belongs to it, one may put a comment behind what one is blinded at', () => {
  const { state } = talk()
  expect(blindingsAround(state, ana, 'src_adams')).toEqual(['stg_rel'])
  expect(blindingsAround(state, ana, 'evd_1')).toEqual(['stg_rel'])
  expect(blindingsAround(state, ana, 'cmoc_1')).toEqual([])
})
