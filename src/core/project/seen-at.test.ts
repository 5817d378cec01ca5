import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana } from '../../../test/support/journal.ts'
import { ben, review } from '../../../test/support/review.ts'
import { journeyOf, stagesOf, votesOn } from '../screening/outcome.ts'
import { seenAt, seenBy } from './seen-by.ts'

test('as far as one source goes, what is seen of it is what is seen of all', () => {
  fc.assert(
    fc.property(rolls(20), (rolled) => {
      const journal = review()
      grow(journal, rolled)
      const { state } = journal
      for (const viewer of [ana, ben]) {
        const all = seenBy(state, viewer)
        for (const source of state.source.keys()) {
          const one = seenAt(state, viewer, source)
          expect(journeyOf(one, source)).toEqual(journeyOf(all, source))
          for (const [stage] of stagesOf(state))
            expect(
              votesOn(one, source, stage)
                .map(([id]) => id)
                .sort(),
            ).toEqual(
              votesOn(all, source, stage)
                .map(([id]) => id)
                .sort(),
            )
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 60) },
  )
})
