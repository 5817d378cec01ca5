import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { cem, screening, setStage, stage, vote, votes } from '../../../test/support/screening.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { screen } from './screen.ts'

const asked = (more: object = {}) => screen.params.parse({ stage, order: 'added', ...more })
const shown = (journal: Journal, who = ana, more: object = {}) => {
  const answer = screen.answer(seenIn(journal, who), asked(more))
  if (!answer) throw new Error('no answer')
  return answer
}
const ids = (journal: Journal, who = ana, more: object = {}) => shown(journal, who, more).sources.map(({ id }) => id)

test('a reviewer sees the next sources, how far they are, and what they voted on last', () => {
  const journal = screening(5)
  votes(journal, ana, 'ie')
  const { sources, progress, before, mayVote } = shown(journal, ana, { count: 2 })
  expect(sources.map(({ id }) => id)).toEqual(['src_3', 'src_4'])
  expect(progress).toEqual({ done: 2, toDo: 3, again: 0, total: 5 })
  expect(before).toEqual(['src_2', 'src_1'])
  expect(mayVote).toBe(true)
})

test('a source that is asked for comes first, with the own vote on it, and is not shown twice', () => {
  const journal = screening(4)
  expect(vote(journal, ana, 2, 'exclude', { reason: 'rsn_one', note: 'a ward' })).toBeUndefined()
  const { sources } = shown(journal, ana, { source: 'src_2', count: 2 })
  expect(sources.map(({ id }) => id)).toEqual(['src_2', 'src_1'])
  expect(sources[0]?.vote).toEqual({ verdict: 'exclude', reason: 'rsn_one', note: 'a ward', theories: [] })
  expect(ids(journal, ana, { source: 'src_1' })).toEqual(['src_1', 'src_3', 'src_4'])
  expect(screen.answer(seenIn(journal), asked({ source: 'src_none' }))).toBeUndefined()
})

test('in a blinded stage the queue is the same whatever one other has voted, and lets go what others settle between them', () => {
  const journal = screening(3)
  votes(journal, ben, 'iei')
  expect(ids(journal, ana)).toEqual(['src_1', 'src_2', 'src_3'])
  votes(journal, cem, 'e')
  expect(ids(journal, ana)).toEqual(['src_2', 'src_3'])
  expect(shown(journal, ana).progress).toEqual({ done: 0, toDo: 2, again: 0, total: 2 })
})

test('an abstract comes from the records, and from the source itself where somebody wrote one', () => {
  const journal = screening(1)
  const about = { file: 'a.ris', format: 'ris', blob: 'a'.repeat(64), problems: 0, records: 1 }
  change(journal, [
    made('records.imported', 'imp_1', { ...about, database: 'Scopus' }),
    made('record.read', 'rec_1', { import: 'imp_1', position: 1, material: 'b'.repeat(64), source: 'src_1' }),
  ])
  const seen = seenIn(journal)
  expect(screen.records?.(seen, asked())).toEqual(['rec_1'])
  const reference = { type: 'article-journal', title: 'T', abstract: 'Of the record.', keywords: ['trust'] }
  const readings = new Map([['rec_1' as const, { reference, fields: [], lines: [1, 2] as [number, number] }]])
  const page = screen.answer({ ...seen, readings }, asked())?.sources[0]
  expect(page).toMatchObject({ reference: { title: 'Title 1', abstract: 'Of the record.', keywords: ['trust'] } })
  expect(page?.databases).toEqual(['Scopus'])
  const had = journal.state.source.get('src_1')?.reference
  const has = { type: 'article-journal', title: 'Title 1', abstract: 'Typed in.' }
  const typed = { type: 'source.described', id: 'src_1', from: { reference: had }, to: { reference: has } }
  change(journal, [typed as Fact])
  expect(screen.answer({ ...seenIn(journal), readings }, asked())?.sources[0]?.reference.abstract).toBe('Typed in.')
})

test('without a stage it is the first at which something waits; verdicts are those the stage offers', () => {
  const journal = screening(2, { blinded: false, reviewers: 1, without: ['maybe'] })
  const next = { kind: 'full-text', order: 2, reviewers: 1, blinded: false, reasonNeeded: true }
  change(journal, [made('stage.set', 'stg_full', { ...next, name: 'Full text' })])
  expect(shown(journal).stage).toMatchObject({ id: stage, verdicts: ['include', 'exclude', 'background'] })
  votes(journal, ana, 'ie')
  const answer = screen.answer(seenIn(journal), screen.params.parse({}))
  expect([answer?.stage.id, answer?.sources.map(({ id }) => id)]).toEqual(['stg_full', ['src_1']])
  expect(vote(journal, ana, 2, 'maybe')).toMatchObject({ code: 'does-not-fit' })
})

test('personal highlights are shown to their owner alone', () => {
  const journal = screening(1)
  change(journal, [
    made('highlight.set', 'hil_1', { use: 'include', words: ['leader*'], order: 1 }),
    made('highlight.set', 'hil_2', { use: 'C', words: ['rivalry'], by: ben, order: 2 }),
  ])
  expect(shown(journal, ana).highlights.map(({ id }) => id)).toEqual(['hil_1'])
  expect(shown(journal, ben).highlights.map(({ mine }) => mine)).toEqual([false, true])
})

test('orders by year and at random are the same each time, and a random one differs by person', () => {
  const journal = screening(30)
  expect(ids(journal, ana, { order: 'newest', count: 2 })).toEqual(['src_30', 'src_29'])
  expect(ids(journal, ana, { order: 'oldest', count: 2 })).toEqual(['src_1', 'src_2'])
  const random = (who = ana, seed?: string) => ids(journal, who, { order: 'random', count: 30, ...(seed && { seed }) })
  expect(random()).toEqual(random())
  expect(random()).not.toEqual(random(ben))
  expect(random(ana, 'one')).toEqual(random(ben, 'one'))
  expect([...random()].sort()).toEqual(ids(journal, ana, { count: 30 }).sort())
})

test('recalled votes come first, with why, and go when they are given again though nothing changed', () => {
  const journal = screening(3)
  votes(journal, ana, 'ie')
  const recall = { stage, because: 'Wards count now.', sources: ['src_2'], order: 1 }
  change(journal, [made('votes.recalled', 'rcl_1', recall)])
  const { sources, progress } = shown(journal)
  expect(sources.map(({ id, again }) => [id, again])).toEqual([
    ['src_2', 'Wards count now.'],
    ['src_3', undefined],
  ])
  expect(progress).toEqual({ done: 1, toDo: 2, again: 1, total: 3 })
  const before = journal.events.length
  votes(journal, ana, ' e')
  expect(journal.events.length).toBe(before + 1)
  votes(journal, ana, ' e')
  expect(journal.events.length).toBe(before + 1)
  expect(ids(journal)).toEqual(['src_3'])
})

test('who is not among the voters of a stage, settles there or has left does not vote', () => {
  const journal = screening(1)
  setStage(journal, { voters: [ana, ben] })
  expect(shown(journal, cem).mayVote).toBe(false)
  expect(vote(journal, cem, 1, 'include')).toMatchObject({ code: 'not-allowed' })
  setStage(journal, { arbiters: [cem] })
  change(journal, [{ type: 'person.joined', id: ben, from: { until: null }, to: { until: '1990' } }])
  expect(vote(journal, ben, 1, 'include')).toMatchObject({ code: 'not-allowed' })
})
