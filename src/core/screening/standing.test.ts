import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { review } from '../../../test/support/review.ts'
import { journeyOf, stagesOf, untouched } from './outcome.ts'
import { standings } from './standing.ts'

test('standings that follow the journal are those computed from each source’s journey', () => {
  fc.assert(
    fc.property(fc.array(rolls(8), { maxLength: 6 }), (rounds) => {
      const journal = review()
      for (const asked of rounds) {
        grow(journal, asked)
        const standing = standings(journal.state, () => journal.events)
        const stages = stagesOf(journal.state)
        for (const [source, { entersAt }] of journal.state.source) {
          const journey = journeyOf(journal.state, source)
          const from = stages.findIndex(([stage]) => stage === entersAt)
          const last = journey.at(-1)
          const fresh = untouched(journal.state, source)
          expect(standing(source)).toEqual(
            last && { from, at: from + journey.length - 1, kind: last.outcome.kind, fresh },
          )
        }
      }
    }),
    { numRuns: 60 },
  )
})
