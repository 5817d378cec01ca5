import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { agreement } from './agreement.ts'

const asked = (journal: Journal, who = ana) => agreement.answer(seenIn(journal, who), { stage: 'stg_rel' })
const blind = (journal: Journal, to: boolean) =>
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: !to }, to: { blinded: to } } as Fact])
const vote = (journal: Journal, who: typeof ana, source: 'src_adams' | 'src_brown', verdict: 'include' | 'maybe') =>
  expect(carryOut(journal, who, { do: 'vote', source, stage: 'stg_rel', verdict })).toBeUndefined()

test('while the stage is blinded nothing is measured, and it is the same whatever others vote', () => {
  const journal = review()
  const before = asked(journal)
  expect(before).toMatchObject({ hidden: true, all: undefined, missed: undefined })
  vote(journal, ben, 'src_brown', 'maybe')
  expect(asked(journal)).toEqual(before)
})

test('what counts is what was said before the blinding was lifted', () => {
  const journal = review()
  vote(journal, ben, 'src_brown', 'maybe')
  blind(journal, false)
  const pair = () => asked(journal)?.all?.pairs[0]
  expect(pair()).toMatchObject({ sources: 3, categories: ['include', 'exclude', 'maybe'] })
  expect(pair()?.agreed.value).toBeCloseTo(2 / 3)
  // Ben gives way in the talk; that is not agreement.
  vote(journal, ben, 'src_brown', 'include')
  expect(pair()?.agreed.value).toBeCloseTo(2 / 3)
})

test('a calibration round shows how many voted to those who may know, and how far they agree when it is laid open', () => {
  const journal = review()
  const begun = carryOut(journal, ana, {
    do: 'calibrate',
    id: 'cal_1',
    stage: 'stg_rel',
    name: 'Pilot',
    people: [ana, ben],
    size: 3,
    seed: 'one',
  })
  expect(begun).toBeUndefined()
  const round = (who = ana) => asked(journal, who)?.rounds[0]
  expect(round()?.agreement).toBeUndefined()
  expect(round()?.people.map(({ voted }) => voted)).toEqual([3, undefined])
  change(journal, [
    { type: 'calibration.held', id: 'cal_1', from: { opened: null }, to: { opened: true } } as unknown as Fact,
  ])
  expect(round(ben)?.people.map(({ voted }) => voted)).toEqual([3, 3])
  expect(round(ben)?.agreement?.pairs[0]).toMatchObject({ sources: 3, agreed: { value: 1 } })
})
