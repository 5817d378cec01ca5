import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana } from '../../../test/support/journal.ts'
import { ben, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import { type Following, followed } from '../project/following.ts'
import { type Learnt, learnt, learntOn } from './learnt.ts'
import { stagesOf } from './outcome.ts'

test('what a ranking learns from, kept up to date, is what it would be asked anew', () => {
  fc.assert(
    fc.property(fc.array(rolls(6), { maxLength: 6 }), (rounds) => {
      const journal = review()
      const known = new Map<Id<'per'>, Following>()
      const kept = new Map<string, Learnt>()
      for (const rolled of rounds) {
        grow(journal, rolled)
        for (const viewer of [ana, ben]) {
          const now = followed(known.get(viewer), journal, viewer)
          known.set(viewer, now)
          for (const [stage] of stagesOf(now.state)) {
            const key = `${viewer} ${stage}`
            kept.set(
              key,
              learntOn(kept.get(key), now.state, () => now.events, stage),
            )
            const sorted = (labels: Learnt['labels']) => [...labels].sort(([a], [b]) => (a < b ? -1 : 1))
            expect(sorted(kept.get(key)?.labels ?? new Map())).toEqual(sorted(learnt(now.state, stage)))
          }
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 40) },
  )
})
