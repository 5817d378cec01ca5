import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { cem, screening, setStage, sourceId, stage, vote, votes } from '../../../test/support/screening.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { type Following, followed } from '../project/following.ts'
import { filledAt } from './filled.ts'
import { journeyOf, needed, stagesOf, voteId, votesOn } from './outcome.ts'
import { type Queue, queueOf, roundOf } from './queue.ts'
import { isRecalled } from './recall.ts'

const asked = (journal: Journal, viewer: Id<'per'>, before?: Following) => {
  const now = followed(before, journal, viewer)
  const filled = (at: Id<'stg'>) => filledAt(journal.state, journal.events, at)
  return { now, of: (at: Id<'stg'>) => queueOf({ state: now.state, events: () => now.events, viewer, filled }, at) }
}
const queue = (journal: Journal, viewer: Id<'per'> = ana): Queue => asked(journal, viewer).of(stage)

test('a queue that follows the journal is what every source, looked at by itself, asks of the reviewer', () => {
  fc.assert(
    fc.property(fc.array(rolls(6), { maxLength: 6 }), (rounds) => {
      const journal = review()
      const known = new Map<Id<'per'>, Following>()
      for (const rolled of rounds) {
        grow(journal, rolled)
        for (const viewer of [ana, ben]) {
          const { now, of } = asked(journal, viewer, known.get(viewer))
          known.set(viewer, now)
          for (const [at] of stagesOf(now.state)) {
            const owns = [...now.state.source.keys()].map((id) => now.state.vote.get(voteId(id, at, viewer)))
            const again = owns.filter((vote) => vote && isRecalled(now.state, vote)).length
            const fresh = [...now.state.source.keys()].filter((id) => {
              const here = journeyOf(now.state, id).some((step) => step.stage === at && step.outcome.kind === 'open')
              const round = roundOf(now.state, id, at)
              const rules = journal.state.stage.get(at) as Value<'stage'>
              const votes = votesOn(journal.state, id, at).length
              const mine = round ? round.people.includes(viewer) : votes < needed(journal.state, id, at, rules)
              return here && mine && !now.state.vote.has(voteId(id, at, viewer))
            })
            const { done, toDo, next, ...counts } = of(at)
            expect([done, toDo, counts.again]).toEqual([
              owns.filter(Boolean).length - again,
              again + fresh.length,
              again,
            ])
            const all = next(1_000)
            expect(new Set(all).size).toBe(toDo)
            expect(all.slice(again).sort()).toEqual(fresh.sort())
          }
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 40) },
  )
})

test('an order is kept to; what it leaves out comes last, and what is not to be voted on not at all', () => {
  const journal = screening(5)
  votes(journal, ana, ' i')
  const order = [4, 2, 1, 4, 9].map(sourceId)
  expect(queue(journal).next(9, order)).toEqual([4, 1, 3, 5].map(sourceId))
  expect(queue(journal).next(2, order)).toEqual([4, 1].map(sourceId))
})

test('where one vote is enough, several who screen at once are not asked twice', () => {
  const journal = screening(3, { reviewers: 1, blinded: false })
  votes(journal, ana, 'i')
  votes(journal, ben, ' e')
  for (const who of [ana, ben, cem]) expect(queue(journal, who).next(9)).toEqual([sourceId(3)])
})

test('who leaves has voted: what they have not yet done is asked of whoever comes instead, and nothing else', () => {
  const journal = screening(4)
  setStage(journal, { voters: [ana, ben] })
  votes(journal, ana, 'iiii')
  votes(journal, ben, 'ie')
  change(journal, [{ type: 'person.joined', id: ben, from: { until: null }, to: { until: '1990' } } as Fact])
  setStage(journal, { voters: [ana, cem] })
  expect(queue(journal, cem).next(9)).toEqual([sourceId(3), sourceId(4)])
  votes(journal, cem, '  ii')
  expect(queue(journal, cem)).toMatchObject({ toDo: 0, done: 2 })
})

test('a calibration round comes first, is asked of all its people, and of nobody else', () => {
  const journal = screening(6)
  const round = { id: 'cal_1', name: 'Pilot', stage, people: [ana, ben], size: 2, seed: 'p' } as const
  expect(carryOut(journal, ana, { do: 'calibrate', ...round, people: [ana, ben] })).toBeUndefined()
  const drawn = journal.state.calibration.get('cal_1')?.sources ?? []
  expect(queue(journal, ana).next(2).sort()).toEqual([...drawn].sort())
  expect(queue(journal, cem).next(9)).toHaveLength(4)
  expect(
    queue(journal, cem)
      .next(9)
      .some((id) => drawn.includes(id)),
  ).toBe(false)
})

test('a source that comes, goes or enters elsewhere is in the queue or not from then on', () => {
  const journal = screening(2)
  expect(queue(journal).toDo).toBe(2)
  const to = { kind: 'article', reference: { type: 'article', title: 'Late' }, entersAt: stage }
  change(journal, [made('source.described', 'src_late', to)])
  expect(queue(journal).next(9)).toEqual(['src_1', 'src_2', 'src_late'])
  change(journal, [
    { type: 'source.described', id: 'src_1', from: { entersAt: stage }, to: { entersAt: null } } as Fact,
  ])
  change(journal, [{ type: 'source.described', id: 'src_late', from: to, to: null } as Fact])
  expect(queue(journal).next(9)).toEqual(['src_2'])
})

test('taking a vote back brings the source to where it was', () => {
  const journal = screening(3)
  votes(journal, ana, 'i')
  expect(vote(journal, ana, 2, 'exclude')).toBeUndefined()
  expect(queue(journal).next(9)).toEqual([sourceId(3)])
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(queue(journal).next(9)).toEqual([sourceId(2), sourceId(3)])
})
