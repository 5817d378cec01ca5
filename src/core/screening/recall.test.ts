import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { protocol } from '../view/protocol.ts'
import { isRecalled, touchedAt } from './recall.ts'

const criterion = (text: string) =>
  made('criterion.set', 'crt_1', { stage: 'stg_rel', kind: 'include', text, order: 1 })
const reword = (from: object, to: object) => ({ type: 'criterion.set', id: 'crt_1', from, to }) as Fact
const told = (journal: Journal, who: Id<'per'> = ana) => {
  const seen = seenIn(journal, who)
  const found = touchedAt(seen.state, seen.events(), 'stg_rel')
  return found && { votes: found.votes, sources: found.sources.length }
}
const open = (journal: Journal) =>
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])

test('a criterion that came or changed touches the votes before it; one that moved in its list touches none', () => {
  const journal = review()
  open(journal)
  expect(told(journal)).toBeUndefined()
  change(journal, [criterion('Of leadership.')])
  expect(told(journal)).toEqual({ votes: 6, sources: 3 })
  const vote = { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'maybe' } as const
  expect(carryOut(journal, ana, vote)).toBeUndefined()
  expect(told(journal)).toEqual({ votes: 5, sources: 3 })
  change(journal, [reword({ order: 1 }, { order: 2 })])
  expect(told(journal)).toEqual({ votes: 5, sources: 3 })
  change(journal, [reword({ text: 'Of leadership.' }, { text: 'Of shared leadership.' })])
  expect(told(journal)).toEqual({ votes: 6, sources: 3 })
})

test('votes that were asked for again are not asked about a second time, and stand until they are given', () => {
  const journal = review()
  open(journal)
  change(journal, [criterion('Of leadership.')])
  const recall = { stage: 'stg_rel', because: 'It was too wide.', sources: ['src_adams'], order: 1 }
  change(journal, [made('votes.recalled', 'rcl_1', recall)])
  expect(told(journal)).toBeUndefined()
  const vote = journal.state.vote.get('vote_src_adams.stg_rel.per_ana')
  expect(vote && isRecalled(journal.state, vote)).toBe(true)
  const act = journal.events.at(-1)?.act ?? ''
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect(told(journal)).toEqual({ votes: 6, sources: 3 })
})

test('at a blinded stage each is told of their own votes alone, and a criterion of the whole review touches every stage', () => {
  const journal = review()
  change(journal, [made('criterion.set', 'crt_2', { kind: 'exclude', text: 'Not of care.', order: 1 })])
  expect([told(journal), told(journal, ben)]).toEqual([
    { votes: 3, sources: 3 },
    { votes: 3, sources: 3 },
  ])
})

test('a recall at a blinded stage names every source that entered, so that it tells nothing of who voted on which', () => {
  const journal = review()
  change(journal, [criterion('Of leadership.')])
  const act = journal.events.find(({ fact }) => fact.id === 'vote_src_adams.stg_rel.per_ana')?.act ?? ''
  const touched = () => protocol.answer(seenIn(journal), {}).stages[0]?.touched
  const all = touched()?.sources
  expect([touched()?.votes, all?.length]).toEqual([3, 3])
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect(touched()?.votes).toBe(2)
  expect(touched()?.sources).toEqual(all)
})
