import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { flow } from '../screening/flow.ts'
import { countables, heldOf } from './countables.ts'

test('a number can be held against each list of the project, and against what one is held against already', () => {
  const journal = review()
  const count = { what: 'Interviews', number: 5, place: 'other', citation: 'src_adams', order: 1 } as const
  const against = { of: 'sources', use: 'theory building', kind: 'interview' } as const
  change(journal, [
    { type: 'source.described', id: 'src_brown', from: { uses: null }, to: { uses: ['testing'] } },
    made('theme.named', 'thm_1', { name: 'Trust', account: 'It grows.', sources: [], order: 1 }),
    made('count.reported', 'cnt_1', { ...count, against }),
  ])
  const { state } = journal
  expect(countables(state).map(({ words }) => words)).toEqual([
    'sources at relevance',
    'sources: article',
    'sources: article, used for theory building',
    'sources: article, used for testing',
    'themes of the scoping',
    'sources: interview, used for theory building',
  ])
  const looked = { state, flow: flow(state) }
  expect(heldOf(looked, { ...count, against })).toMatchObject({ here: 0 })
  const same = heldOf(looked, { ...count, against: { of: 'sources', kind: 'article', use: 'testing' } })
  expect(same).toMatchObject({ here: 1, words: 'sources: article, used for testing' })
  expect(countables(state).map(({ key }) => key)).toContain(same?.key)
})

test('how many went on from a blinded stage is not told', () => {
  const journal = review()
  const stage = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 2, blinded: true, reasonNeeded: false }
  change(journal, [made('stage.set', 'stg_rig', stage)])
  const { state } = journal
  const at = (id: 'stg_rel' | 'stg_rig') =>
    heldOf(
      { state, flow: flow(state) },
      { what: 'x', number: 1, place: 'other', citation: 'src_adams', order: 1, against: { of: 'stage', stage: id } },
    )?.here
  expect([at('stg_rel'), at('stg_rig')]).toEqual([3, undefined])
})
