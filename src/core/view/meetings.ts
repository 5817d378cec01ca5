import { z } from 'zod'
import { inOrder, referrers } from '../state.ts'
import { actOf, frozenVersions } from './lineage.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** The rounds of work on the theory: who met when, what was said, and the acts that were decided there, in order. */
export const meetings = view(z.object({}), (seen) => {
  const { state } = seen
  const frozen = frozenVersions(seen)
  const all = inOrder(state, 'meeting')
  return {
    people: inOrder(state, 'person').map(([id]) => personOf(seen, id)),
    viewer: seen.viewer,
    next: Math.max(0, ...all.map(([, { order }]) => order)) + 1,
    meetings: all
      .map(([id, value]) => ({
        id,
        value,
        people: value.people.map((person) => personOf(seen, person)),
        acts: referrers(state, 'refinement', id)
          .sort(([, a], [, b]) => a.order - b.order)
          .map(([rfn, act]) => actOf(seen, frozen, rfn, act)),
      }))
      .reverse(),
  }
})
