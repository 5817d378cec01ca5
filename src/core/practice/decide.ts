import type { Value } from '../fact.ts'
import { type Rules, refuse } from '../refusal.ts'

/** An action that was stopped says why, and what was agreed for one case serves no action of another. */
export const practiceRules: Rules = {
  action({ state, id, before, after }) {
    if (!after) return
    if (after.progress === 'stopped' && before?.progress !== 'stopped' && !after.note?.trim())
      return refuse('reason-needed', 'It does not say why it was stopped.', 'Write a note first.', {
        id,
        field: 'note',
      })
    const served = [
      after.outcome && state.agreedOutcome.get(after.outcome),
      after.decision && state.decision.get(after.decision),
    ]
    const other = served.find(
      (one): one is Value<'agreedOutcome'> => !!one?.case && !!after.case && one.case !== after.case,
    )
    if (other)
      return refuse('does-not-fit', 'What it serves is of another case.', 'Choose one of its own case.', { id })
  },
}
