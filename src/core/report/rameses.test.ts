import { expect, test } from 'vitest'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import { flow } from '../screening/flow.ts'
import { emptyState } from '../state.ts'
import { answerOf, ramesesItems } from './rameses.ts'

const item = (number: number) => {
  const found = ramesesItems.find((one) => one.number === number)
  if (!found) throw new Error(`no item ${number}`)
  return found
}

test('the standards have nineteen items, in order', () => {
  expect(ramesesItems.map(({ number }) => number)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1))
})

test('an empty project answers none of them', () => {
  const answers = ramesesItems.map((one) => answerOf(emptyState(), flow(emptyState()), one).answer)
  expect(answers.filter((answer) => answer === 'yes')).toEqual([])
})

test('an item is answered from what the project holds', () => {
  const { state } = smallReview()
  expect(answerOf(state, flow(state), item(5)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(12)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(8)).answer).toBe('unclear')
  expect(answerOf(state, flow(state), item(13)).answer).toBe('no')
  expect(answerOf(state, flow(state), item(14)).answer).toBe('unclear')
  expect(answerOf(state, flow(state), item(17)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(19)).answer).toBe('no')
})

test('what is written of a method answers it; what is written of results does not stand in for them', () => {
  const journal = smallReview()
  change(journal, [
    made('protocol.written', 'psc_1', { heading: 'Extraction', text: 'By form.', order: 1, items: [10, 13] }),
  ])
  expect(answerOf(journal.state, flow(journal.state), item(10))).toEqual({ answer: 'yes', written: ['psc_1'] })
  expect(answerOf(journal.state, flow(journal.state), item(13)).answer).toBe('unclear')
})
