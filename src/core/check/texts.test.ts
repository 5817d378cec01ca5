import { expect, test } from 'vitest'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import { flow } from '../screening/flow.ts'
import { check } from './check.ts'

const found = (text: string, blinded = false) => {
  const journal = smallReview()
  change(journal, [made('section.written', 'sec_1', { heading: 'Results', text, order: 1 })])
  if (blinded)
    for (const [id, { blinded }] of journal.state.stage)
      change(journal, [{ type: 'stage.set', id, from: { blinded }, to: { blinded: true } }])
  return check(journal.state).filter((one) => one.check === 'text-differs')
}
const included = flow(smallReview().state).included.length

test('a number that agrees with nothing of its kind is told with its place, and what the project has', () => {
  const [first, ...more] = found('In all 87 studies were included.')
  expect(more).toEqual([])
  expect(first?.about).toEqual(['sec_1'])
  expect(first?.message).toMatch(/^Results: “87 studies”; the project has \d+ \(/)
})

test('a number that agrees with any count of its kind is left alone', () => {
  expect(found(`In all ${included} studies were included.`)).toEqual([])
  expect(found('In all {flow.included} studies were included.')).toEqual([])
})

test('the same words give the same finding, and other words another', () => {
  const ids = [
    'In all 87 studies were included.',
    'Yes. In all 87 studies were included.',
    'In all 86 studies were included.',
  ]
    .flatMap((text) => found(text))
    .map(({ id }) => id)
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false])
})

test('while a stage is blinded nothing is said of sources', () => {
  expect(found('In all 87 studies were included.', true)).toEqual([])
  expect(found('In all 87 programme theories were developed.', true)).toHaveLength(1)
})
