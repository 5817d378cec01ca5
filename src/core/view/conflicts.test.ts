import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { cem, screening, setStage, stage, vote, votes } from '../../../test/support/screening.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { mayLead } from '../project/decide.ts'
import { filledAt } from '../screening/filled.ts'
import { journeyOf, stagesOf, untouched } from '../screening/outcome.ts'
import { queueOf } from '../screening/queue.ts'
import { votersAt } from '../screening/voters.ts'
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
  const { chosen, open } = listed(journal, cem, { source: 'src_1' })
  expect([open.length, chosen?.third]).toEqual([1, true])
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

test('no source is stuck: whatever happens, what is open waits for a voter or is to be settled', () => {
  fc.assert(
    fc.property(rolls(40), (asked) => {
      const journal = review()
      grow(journal, asked)
      for (const [id, { blinded }] of journal.state.stage)
        if (blinded)
          change(journal, [{ type: 'stage.set', id, from: { blinded }, to: { blinded: false } }], leadOf(journal))
      const { state } = journal
      const open = new Set(listed(journal).open.map(({ source, stage }) => `${source} ${stage}`))
      const filled = (stage: Id<'stg'>) => filledAt(state, journal.events, stage)
      for (const [stage] of stagesOf(state)) {
        const voters = votersAt(state, stage)
        const queues = voters.map((viewer) => queueOf({ state, events: () => journal.events, viewer, filled }, stage))
        const asks = new Set(queues.flatMap(({ next }) => next(1_000)))
        for (const source of state.source.keys()) {
          const at = journeyOf(state, source).at(-1)
          if (at?.stage !== stage || at.outcome.kind !== 'open' || untouched(state, source)) continue
          expect(asks.has(source) || open.has(`${source} ${stage}`), source).toBe(true)
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 40) },
  )
})

const leadOf = ({ state }: Journal) => [...state.person.keys()].find((who) => mayLead(state, who)) ?? ana

test('a vote that nobody is left to give is told of, and can be settled instead', () => {
  const journal = screening(2, { blinded: false, voters: [ana, ben] })
  votes(journal, ana, 'ii')
  votes(journal, ben, 'i')
  expect(listed(journal).open).toEqual([])
  setStage(journal, { voters: [ana] })
  expect(listed(journal).open).toMatchObject([{ source: 'src_2', why: 'short', verdicts: ['include'] }])
})
