import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import { codebookOf } from './codebook.ts'
import { moveFacts, type Spot, stepSpot } from './move.ts'

const ids = Array.from({ length: 6 }, (_, i): Id<'cod'> => `cod_${i}`)
const spot: fc.Arbitrary<Spot> = fc.record(
  { parent: fc.constantFrom(undefined, ...ids), before: fc.constantFrom(...ids) },
  { requiredKeys: ['parent'] },
)

test('wherever codes are moved, the tree stays whole and the code stands where it was put', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), spot), { maxLength: 30 }), (moves) => {
      const journal = review()
      change(
        journal,
        ids.map((id) => made('code.defined', id, { name: id, order: 1 })),
      )
      for (const [id, to] of moves) {
        const facts = moveFacts(codebookOf(journal.state), id, to)
        if (!facts) continue
        expect(carryOut(journal, ana, { do: 'change', changes: facts })).toBeUndefined()
        const rows = codebookOf(journal.state)
        expect(rows.length).toBe(ids.length)
        const sisters = rows.filter(({ value }) => value.parent === to.parent).map((row) => row.id)
        expect(sisters[sisters.indexOf(id) + 1]).toBe(to.before)
      }
    }),
  )
})

test('a step goes up, down, in and out, and the opposite step leads back', () => {
  const journal = review()
  change(journal, [
    ...ids.map((id, i) => made('code.defined', id, { name: id, order: i })),
    { type: 'code.defined', id: 'cod_2', from: { parent: null }, to: { parent: 'cod_1' } },
  ])
  const shape = () =>
    codebookOf(journal.state)
      .map(({ id, depth }) => `${depth}${id.slice(4)}`)
      .join(' ')
  const step = (id: Id<'cod'>, where: 'up' | 'down' | 'in' | 'out') => {
    const rows = codebookOf(journal.state)
    const to = stepSpot(rows, id, where)
    const facts = to && moveFacts(rows, id, to)
    if (facts) change(journal, facts)
    return shape()
  }
  expect(shape()).toBe('00 01 12 03 04 05')
  expect(step('cod_0', 'down')).toBe('01 12 00 03 04 05')
  expect(step('cod_0', 'up')).toBe('00 01 12 03 04 05')
  expect(step('cod_3', 'in')).toBe('00 01 12 13 04 05')
  expect(step('cod_3', 'out')).toBe('00 01 12 03 04 05')
  expect([step('cod_0', 'up'), step('cod_0', 'in'), step('cod_0', 'out'), step('cod_5', 'down')]).toEqual(
    Array(4).fill('00 01 12 03 04 05'),
  )
})
