import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import { includedSources, isIncluded, journeyOf, outcome, outcomeOf, votesOn } from './outcome.ts'

const [include, exclude, maybe] = (['include', 'exclude', 'maybe'] as const).map((verdict) => ({ verdict })) as [
  { verdict: 'include' },
  { verdict: 'exclude' },
  { verdict: 'maybe' },
]
const rules = { reviewers: 2, reasonsMustAgree: true }
const settled = { source: 'src_1', stage: 'stg_1', verdict: 'include', because: 'So agreed.' } as const

test.each([
  ['no votes', [], { kind: 'open', votes: 0 }],
  ['one of two', [include], { kind: 'open', votes: 1 }],
  ['two who agree', [include, include], { kind: 'include', reason: undefined, settled: 'votes' }],
  ['two who do not', [include, exclude], { kind: 'conflict' }],
  ['two in doubt', [maybe, maybe], { kind: 'conflict' }],
  ['a third who does not agree', [include, include, exclude], { kind: 'conflict' }],
  [
    'different reasons where they must agree',
    [
      { ...exclude, reason: 'rsn_a' as const },
      { ...exclude, reason: 'rsn_b' as const },
    ],
    { kind: 'conflict' },
  ],
])('%s', (_, votes, expected) => {
  expect(outcomeOf(rules, votes)).toEqual(expected)
})

test('a resolution stands over votes, and says whether a publication reports it', () => {
  expect(outcomeOf(rules, [include, exclude], { resolution: { ...settled, how: 'discussion' } })).toMatchObject({
    kind: 'include',
    settled: 'resolution',
  })
  expect(outcomeOf(rules, [], { resolution: { ...settled, how: 'reported' } })).toMatchObject({
    kind: 'include',
    settled: 'reported',
  })
})

test('one reviewer’s doubt alone stays a doubt', () => {
  expect(outcomeOf({ reviewers: 1 }, [maybe])).toMatchObject({ kind: 'maybe' })
})

test('where reasons differ and may, the first on the stage’s list is the outcome’s', () => {
  const journal = review()
  change(journal, [
    made('reason.listed', 'rsn_first', { stage: 'stg_rel', text: 'Not in the field', order: 0 }),
    {
      type: 'screening.voted',
      id: 'vote_src_clark.stg_rel.per_ana',
      from: { reason: 'rsn_off' },
      to: { reason: 'rsn_first' },
    },
  ])
  expect(outcome(journal.state, 'src_clark', 'stg_rel')).toMatchObject({ kind: 'exclude', reason: 'rsn_first' })
  change(journal, [{ type: 'reason.listed', id: 'rsn_first', from: { order: 0 }, to: { order: 9 } }])
  expect(outcome(journal.state, 'src_clark', 'stg_rel')).toMatchObject({ kind: 'exclude', reason: 'rsn_off' })
})

test('a source goes on until a stage does not let it pass, and is included after the last', () => {
  const journal = review()
  const stage = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 1, blinded: false, reasonNeeded: false }
  expect(includedSources(journal.state)).toEqual(['src_adams', 'src_brown'])
  change(journal, [
    { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } },
    made('stage.set', 'stg_rig', stage),
  ])
  const steps = (source: Id<'src'>) => journeyOf(journal.state, source).map((one) => [one.stage, one.outcome.kind])
  expect(includedSources(journal.state)).toEqual([])
  expect(steps('src_adams')).toEqual([
    ['stg_rel', 'include'],
    ['stg_rig', 'open'],
  ])
  expect(steps('src_clark')).toEqual([['stg_rel', 'exclude']])
  carryOut(journal, ana, { do: 'vote', source: 'src_adams', stage: 'stg_rig', verdict: 'include' })
  expect(isIncluded(journal.state, 'src_adams')).toBe(true)
  expect(steps('src_none')).toEqual([])
  expect(outcome(journal.state, 'src_adams', 'stg_none')).toEqual({ kind: 'open', votes: 0 })
  expect(votesOn(journal.state, 'src_adams', 'stg_rel').map(([, { reviewer }]) => reviewer)).toEqual([ana, ben])
})

test('a source that enters later skips the stages before', () => {
  const journal = review()
  const stage = { name: 'Title', kind: 'title-abstract', order: 0, reviewers: 1, blinded: false, reasonNeeded: false }
  change(journal, [made('stage.set', 'stg_title', stage)])
  expect(journeyOf(journal.state, 'src_adams').map((one) => one.stage)).toEqual(['stg_rel'])
})
