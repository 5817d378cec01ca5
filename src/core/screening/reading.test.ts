import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { screening, sourceId, stage, votes } from '../../../test/support/screening.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Following, followed } from '../project/following.ts'
import type { State } from '../state.ts'
import { stagesOf } from './outcome.ts'
import { readAt } from './reading.ts'

/** What is read, of a copy of which nothing is kept. */
const anew = (state: State, events: () => readonly Event[], stage: Id<'stg'>) => readAt({ ...state }, events, stage)

test('what was read at a stage, followed on, is what is told anew', () => {
  fc.assert(
    fc.property(fc.array(rolls(6), { maxLength: 8 }), (rounds) => {
      const journal = review()
      const known = new Map<Id<'per'>, Following>()
      for (const rolled of rounds) {
        grow(journal, rolled)
        for (const viewer of [ana, ben]) {
          const now = followed(known.get(viewer), journal, viewer)
          known.set(viewer, now)
          for (const [stage] of stagesOf(now.state)) {
            const events = () => now.events
            expect(readAt(now.state, events, stage)).toEqual(anew(now.state, events, stage))
          }
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 40) },
  )
})

test('votes that are cast, changed, taken back and cast again, each told at once, keep the order and the count', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { minLength: 1, maxLength: 40 }), (asked) => {
      const journal = review()
      const [stage] = stagesOf(journal.state)[0] ?? []
      const sources = [...journal.state.source.keys()]
      if (!stage || sources.length === 0) throw new Error('The review has nothing to vote on.')
      const acts: string[] = []
      for (const [what, at] of asked) {
        const source = sources[at % sources.length] as Id<'src'>
        const verdict = what === 1 ? 'include' : 'exclude'
        if (what < 2) carryOut(journal, at % 2 ? ana : ben, { do: 'vote', source, stage, verdict })
        else carryOut(journal, ana, { do: 'undo', act: acts[at % (acts.length || 1)] ?? 'none' })
        acts.push(journal.events.at(-1)?.act ?? 'none')
        const events = () => journal.events
        expect(readAt(journal.state, events, stage)).toEqual(anew(journal.state, events, stage))
      }
    }),
  )
})

test('what was read stands in the order of the first votes; relevant is what went on, and what may while votes are out', () => {
  const journal = screening(6, { blinded: false })
  votes(journal, ben, '  i')
  votes(journal, ana, 'iieemb')
  votes(journal, ben, 'ie ')
  change(journal, [
    made('conflict.resolved', `res_src_2.${stage}`, {
      source: sourceId(2),
      stage,
      verdict: 'exclude',
      how: 'discussion',
      because: 'One ward.',
    }),
  ])
  const read = readAt(journal.state, () => journal.events, stage)
  // The third, which one lets on and one does not, counts while it is open; the second does not once it was settled.
  expect(read.map(({ source, relevant }) => [source, relevant])).toEqual([
    ['src_3', true],
    ['src_1', true],
    ['src_2', false],
    ['src_4', false],
    ['src_5', true],
    ['src_6', false],
  ])
  expect(readAt(journal.state, () => journal.events, 'stg_other')).toEqual([])
})
