import { z } from 'zod'
import { check as checked } from '../check/check.ts'
import { dismissalId } from '../check/finding.ts'
import { labelOf } from '../label.ts'
import { nextStep } from '../next-step.ts'
import { personOf } from './person.ts'
import { placeOf } from './place.ts'
import { view } from './view.ts'

const most = 12

/** What a careful reader would ask about, each with its answer if it has one, and the next useful thing for the viewer. */
export const check = view(z.object({}), (seen) => {
  const { state, viewer } = seen
  const findings = checked(state, seen.events)
  return {
    next: seen.past ? undefined : nextStep(state, viewer, findings),
    findings: findings.map(({ about, dismissed, ...finding }) => ({
      ...finding,
      dismissal: dismissalId(finding.id),
      dismissed: dismissed && { ...dismissed, by: personOf(seen, dismissed.by) },
      things: about.slice(0, most).map((id) => ({
        id,
        label: labelOf(state, id),
        // What is asked of a source here is answered beside its participant.
        place: finding.check === 'consent-unrecorded' ? { screen: 'participants', id } : placeOf(state, id),
      })),
      more: Math.max(0, about.length - most),
    })),
  }
})
