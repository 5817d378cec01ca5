import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recorded } from '../src/core/copies/recorded.ts'
import type { Event } from '../src/core/fact.ts'
import { emptyState, fold } from '../src/core/state.ts'
import { rowOf, origin as start } from '../src/store/chain.ts'
import type { Row } from '../src/store/store.ts'
import { verify } from '../src/store/verify.ts'
import { rolls } from './support/arbitrary.ts'
import { apart, journalOf, merged, origin } from './support/copies.ts'
import { actsOf, rows, takeBack } from './support/laws.ts'

/** Each run grows and merges several copies. */
const often = { numRuns: Number(process.env.LAWS ?? 12) }

function chained(events: readonly Event[]): Row[] {
  let before = start
  return events.map((event) => {
    const row = rowOf(before, event)
    before = row
    return row
  })
}

test('two copies are one, the same whichever is first, and merging again adds nothing', () => {
  fc.assert(
    fc.property(rolls(), rolls(), (here, there) => {
      const from = origin()
      const [a, b] = [apart(from, here, 'a'), apart(from, there, 'b')]
      const both = merged(a, b)
      expect(merged(b, a)).toEqual(both)
      expect(merged(a, a)).toEqual(a)
      expect(merged(both, a)).toEqual(both)
      expect(merged(b, both)).toEqual(both)
    }),
    often,
  )
})

test('three copies are the same in whatever order they are merged', () => {
  fc.assert(
    fc.property(rolls(25), rolls(25), rolls(25), rolls(10), (one, two, three, more) => {
      const from = origin()
      const [a, b, c] = [apart(from, one, 'a'), apart(from, two, 'b'), apart(from, three, 'c')]
      expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
      expect(merged(merged(c, a), b)).toEqual(merged(a, merged(b, c)))
      // Who goes on with what was merged is merged with who goes on with one of the copies.
      const on = apart(merged(a, b), more, 'd')
      const alone = apart(a, more, 'e')
      expect(merged(on, a)).toEqual(on)
      expect(merged(merged(on, alone), c)).toEqual(merged(merged(c, alone), on))
    }),
    often,
  )
})

test('every event of both is there as it was recorded, and the whole verifies and folds', () => {
  fc.assert(
    fc.property(rolls(), rolls(), (here, there) => {
      const from = origin()
      const [a, b] = [apart(from, here, 'a'), apart(from, there, 'b')]
      const both = merged(a, b)
      const told = new Map(both.map((event) => [event.id, event]))
      expect(told.size).toBe(both.length)
      expect(new Set([...a, ...b].map(({ id }) => id)).size).toBe(both.length)
      for (const { seq: _, hash: __, ...event } of [...a, ...b]) {
        const { seq: ___, hash: ____, ...same } = told.get(event.id) as Event
        expect({ ...same, fact: recorded(same) }).toEqual(event)
      }
      const { damages } = verify(chained(both), [])
      // Blobs are made up here, and are nowhere.
      expect(damages.filter(({ what }) => !what.startsWith('The blob of'))).toEqual([])
      expect(fold(both)).toEqual(journalOf(both).state)
      // What is not there as it was said is a collision, or says what was said.
      for (const event of both)
        if (event.fact.type !== 'collision.found') expect(event.fact.said ?? event.fact).toEqual(recorded(event))
    }),
    often,
  )
})

test('what was merged is undone act by act to the empty project', () => {
  fc.assert(
    fc.property(rolls(25), rolls(25), (here, there) => {
      const from = origin()
      const journal = journalOf(merged(apart(from, here, 'a'), apart(from, there, 'b')))
      for (const act of actsOf(journal).reverse()) expect(takeBack(journal, act)).toBeUndefined()
      expect({ ...journal.state, seq: 0, at: '' }).toEqual(emptyState())
    }),
    often,
  )
})

test('copies that changed different things have all of both, and nothing to settle', () => {
  fc.assert(
    fc.property(rolls(30), (here) => {
      const from = origin()
      const a = apart(from, here, 'a')
      expect(rows(journalOf(merged(a, from)).state)).toEqual(rows(journalOf(a).state))
    }),
    often,
  )
})
