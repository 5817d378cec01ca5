import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change } from '../../../test/support/review.ts'
import { cem, screening, setStage, sourceId, stage, votes } from '../../../test/support/screening.ts'
import type { Command } from '../command.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { outcome } from './outcome.ts'

type Settle = Extract<Command, { do: 'settle' }>
const settle = (journal: Journal, who: Id<'per'>, sources: number[], more: Partial<Settle>) =>
  carryOut(journal, who, {
    do: 'settle',
    sources: sources.map(sourceId),
    stage,
    verdict: 'include',
    how: 'discussion',
    because: 'So agreed.',
    ...more,
  })
const reopen = (journal: Journal, who: Id<'per'>, n: number, because = 'A sibling of an included study.') =>
  carryOut(journal, who, { do: 'reopen', source: sourceId(n), stage, because })
const came = ({ state }: Journal, n: number) => outcome(state, sourceId(n), stage)

/** Ana and Ben differ on the first three sources and agree to leave the fourth out; then the stage is unblinded. */
function differing(): Journal {
  const journal = screening(4)
  votes(journal, ana, 'iiee')
  votes(journal, ben, 'eeie')
  setStage(journal, { blinded: false })
  return journal
}

test('by discussion all who voted agree; the votes stay as cast', () => {
  const journal = differing()
  expect(settle(journal, ben, [1], { agreed: [ben] })).toMatchObject({ code: 'does-not-fit', by: ana })
  expect(settle(journal, ben, [1], { agreed: [ben, ana] })).toBeUndefined()
  expect(came(journal, 1)).toMatchObject({ kind: 'include', settled: 'resolution' })
  expect(journal.state.resolution.get(`res_src_1.${stage}`)).toMatchObject({ by: ben, agreed: [ben, ana] })
  expect(journal.state.vote.get(`vote_src_1.${stage}.per_ben`)?.verdict).toBe('exclude')
})

test('who left need not agree', () => {
  const journal = differing()
  change(journal, [{ type: 'person.joined', id: ben, from: { until: null }, to: { until: '1990' } } as Fact])
  expect(settle(journal, ana, [1], { agreed: [ana] })).toBeUndefined()
})

test('a third reviewer is one who leads or settles here, and did not vote', () => {
  const journal = differing()
  const third = { how: 'third reviewer' } as const
  expect(settle(journal, cem, [1], third)).toMatchObject({ code: 'not-allowed' })
  expect(settle(journal, ana, [1], third)).toMatchObject({ code: 'not-allowed', message: /no third person/ })
  setStage(journal, { arbiters: [cem] })
  expect(settle(journal, cem, [1], third)).toBeUndefined()
})

test('a rule settles many at once, as one act', () => {
  const journal = differing()
  expect(settle(journal, ana, [1, 2, 3], { how: 'rule', because: 'In doubt it goes on.' })).toBeUndefined()
  expect([1, 2, 3, 4].map((n) => came(journal, n).kind)).toEqual(['include', 'include', 'include', 'exclude'])
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect([1, 2, 3].map((n) => came(journal, n).kind)).toEqual(['conflict', 'conflict', 'conflict'])
})

test('what was settled is looked at again, and settled anew, as often as need be', () => {
  const journal = differing()
  settle(journal, ana, [1], { verdict: 'exclude' })
  expect(reopen(journal, cem, 1)).toBeUndefined()
  expect(came(journal, 1)).toEqual({ kind: 'open', votes: 2, reopened: true })
  expect(settle(journal, ana, [1], { verdict: 'include', because: 'It tells why.' })).toBeUndefined()
  expect(came(journal, 1)).toMatchObject({ kind: 'include', settled: 'reopening' })
  expect(journal.state.resolution.get(`res_src_1.${stage}`)?.verdict).toBe('exclude')
  expect(reopen(journal, ben, 1, 'Its data were withdrawn.')).toBeUndefined()
  expect(journal.state.reopening.get(`rop_src_1.${stage}`)).toMatchObject({ by: ben, because: /withdrawn/ })
  expect(came(journal, 1)).toMatchObject({ kind: 'open', reopened: true })
})

test('an outcome of votes alone is re-opened too, and goes on when it is let in', () => {
  const journal = differing()
  expect(came(journal, 4).kind).toBe('exclude')
  expect(reopen(journal, ana, 4)).toBeUndefined()
  expect(settle(journal, ana, [4], {})).toBeUndefined()
  expect(came(journal, 4)).toMatchObject({ kind: 'include', settled: 'reopening' })
})

test('a resolution that is changed says what it was', () => {
  const journal = differing()
  settle(journal, ana, [1], { agreed: [ana, ben] })
  expect(settle(journal, ana, [1], { verdict: 'exclude', reason: 'rsn_one', how: 'rule' })).toBeUndefined()
  expect(journal.events.at(-1)?.fact).toMatchObject({
    from: { verdict: 'include', how: 'discussion', agreed: [ana, ben], reason: null },
    to: { verdict: 'exclude', how: 'rule', agreed: null, reason: 'rsn_one' },
  })
})

test('nothing is settled or re-opened by someone to whom the stage is blinded', () => {
  const journal = screening(1)
  votes(journal, ana, 'i')
  votes(journal, ben, 'e')
  expect(settle(journal, ana, [1], {})).toMatchObject({ code: 'not-allowed' })
  expect(reopen(journal, ana, 1)).toMatchObject({ code: 'not-allowed' })
})
