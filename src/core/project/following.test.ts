import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { named, rows } from '../../../test/support/laws.ts'
import { ben, change, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import { journeyOf, stagesOf, untouched } from '../screening/outcome.ts'
import { standings } from '../screening/standing.ts'
import { type Following, followed } from './following.ts'
import { mayRead, seenBy } from './seen-by.ts'

test('what a viewer knows of a growing journal is what they would know of it read anew, and so is where sources stand', () => {
  fc.assert(
    fc.property(fc.array(rolls(6), { maxLength: 6 }), (rounds) => {
      const journal = review()
      const viewers: Id<'per'>[] = [ana, ben, 'per_stranger']
      const known = new Map<Id<'per'>, Following>()
      for (const asked of rounds) {
        grow(journal, asked)
        for (const viewer of viewers) {
          const now = followed(known.get(viewer), journal, viewer)
          known.set(viewer, now)
          const anew = seenBy(journal.state, viewer)
          expect(rows(now.state)).toEqual(rows(anew))
          expect(named(now.state)).toEqual(named(anew))
          expect([now.state.seq, now.state.at]).toEqual([journal.state.seq, journal.state.at])
          expect(now.events).toEqual(journal.events.filter(mayRead(journal.state, viewer)))
          const standing = standings(now.state, () => now.events)
          const stages = stagesOf(anew)
          for (const [source, { entersAt }] of anew.source) {
            const journey = journeyOf(anew, source)
            const from = stages.findIndex(([stage]) => stage === entersAt)
            const last = journey.at(-1)
            const fresh = untouched(anew, source)
            const at = from + journey.length - 1
            expect(standing(source)).toEqual(last && { from, at, kind: last.outcome.kind, fresh })
          }
        }
      }
    }),
    { numRuns: Number(process.env.LAWS ?? 40) },
  )
})

test('a state is followed on as long as the blinding stays as it is', () => {
  const journal = review()
  const first = followed(undefined, journal, ana)
  const before = first.state
  const cast = (who: Id<'per'>) =>
    carryOut(journal, who, { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'maybe' })
  expect([cast(ben), cast(ana)]).toEqual([undefined, undefined])
  expect(followed(first, journal, ana).state).toBe(before)
  expect([before.vote.size, before.vote.get('vote_src_adams.stg_rel.per_ana')?.verdict]).toEqual([3, 'maybe'])
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
  expect(followed(first, journal, ana).state).toBe(journal.state)
})
